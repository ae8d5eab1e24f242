import type { Day } from '../domain/calendar/day.ts'
import { unknown } from './columns.ts'
import { allOf, leavesUnsaid } from './conditions.ts'
import { type KeyReader, keyReader, type ServiceOf } from './dimensions.ts'
import type { Frame } from './frame.ts'
import type { Dimension, Opening, Question } from './question.ts'

/** Takes each row of an indicator's population: whether it counts, and whether it leaves that unsaid. */
export type Take = (row: number, counted: boolean, unsaid: boolean) => void

export interface Exclusion {
  readonly why: string
  readonly count: number
}

/** Which rows are looked at besides the indicator's own conditions: whose they are, and what the question filters by. */
export interface Limits {
  readonly opening: Opening
  readonly where: Question['where']
  readonly serviceOf: ServiceOf
  /** Another period than the indicator's own: after `after`, up to and including `to`. */
  readonly period?: { readonly after: Day; readonly to: Day } | undefined
}

/** What is asked of the rows of one frame, made ready: says of a row that is in the period what becomes of it. */
export interface Judge {
  readonly within: (row: number) => boolean
  readonly judge: (row: number, take: Take) => void
  exclusions(): Exclusion[]
}

/**
 * The one pass that every number, breakdown, trend and list is made from. Gives what was left out and why: rows that
 * belong to the population as filtered, but cannot be judged.
 */
export function scan(frame: Frame, limits: Limits, take: Take): Exclusion[] {
  const { within, judge, exclusions } = judgeOf(frame, limits)
  const { child, length } = frame.columns
  const hidden = frame.model.hiddenFrom(limits.opening.named)
  for (let row = 0; row < length; row++) {
    const whose = child[row]!
    if (whose < 0 || !within(row)) continue
    if (hidden && hidden[whose] === 1) continue
    judge(row, take)
  }
  return exclusions()
}

/** Makes an indicator's conditions and a question's limits ready for many rows. */
export function judgeOf(frame: Frame, limits: Limits): Judge {
  const { indicator } = frame
  const belongs = allOf(frame, indicator.outOf)
  const filtered = filterOf(frame, limits)
  const leftOut = (indicator.leftOut ?? []).map(each => ({ why: each.why, test: allOf(frame, each.when), count: 0 }))
  const counts = allOf(frame, indicator.counts)
  const unsaid = leavesUnsaid(frame, indicator.counts)
  return {
    within: inPeriod(frame, limits.period ?? frame.period),
    judge(row, take) {
      if (belongs && !belongs(row)) return
      if (filtered && !filtered(row)) return
      for (const each of leftOut) {
        if (each.test !== undefined && !each.test(row)) continue
        each.count++
        return
      }
      const counted = counts === undefined || counts(row)
      take(row, counted, !counted && unsaid?.(row) === true)
    },
    exclusions: () => leftOut.filter(each => each.count > 0).map(({ why, count }) => ({ why, count })),
  }
}

function inPeriod(frame: Frame, period: { after: Day; to: Day } | undefined): (row: number) => boolean {
  const { indicator, columns, asOf } = frame
  if (frame.when && period) {
    const { when } = frame
    const { after } = period
    const to = Math.min(period.to, asOf)
    return row => when[row]! > after && when[row]! <= to
  }
  if (indicator.period.kind !== 'snapshot') return () => false
  const from = columns.numbers(indicator.period.from)
  const until = indicator.period.until === undefined ? undefined : columns.numbers(indicator.period.until)
  if (until === undefined) return row => from[row]! <= asOf && from[row] !== unknown
  return row => from[row]! <= asOf && from[row] !== unknown && (until[row] === unknown || asOf < until[row]!)
}

function filterOf(frame: Frame, { opening, where, serviceOf }: Limits): ((row: number) => boolean) | undefined {
  const tests: ((row: number) => boolean)[] = []
  for (const [dimension, values] of Object.entries(where ?? {}) as [Dimension, readonly string[]][]) {
    const read: KeyReader = keyReader(frame, dimension, serviceOf)
    const wanted = new Set(values)
    tests.push(row => wanted.has(read(row)))
  }
  if (opening.counts) {
    const { texts } = frame.model.workers
    const own = Uint8Array.from(texts, each => (each !== undefined && opening.counts!.has(each) ? 1 : 0))
    tests.push(row => own[frame.workerOf(row)] === 1)
  }
  const [only] = tests
  if (only === undefined) return undefined
  return tests.length === 1 ? only : row => tests.every(test => test(row))
}
