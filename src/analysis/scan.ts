import type { Day } from '../domain/calendar/day.ts'
import { drop, keep, type Marker, marking, roomFor } from './batch.ts'
import { leavesUnsaid, markerOf, markersOf } from './conditions.ts'
import { coderOf, type ServiceOf } from './dimensions.ts'
import type { Frame } from './frame.ts'
import { type Finder, happenedOn, inSnapshot } from './in-force.ts'
import type { Dimension, Opening, Question } from './question.ts'

/** Some rows of an indicator's population; in the same places whether each counts, and whether it leaves that unsaid. */
export interface Batch {
  readonly rows: Int32Array
  readonly count: number
  readonly counted: Uint8Array
  readonly unsaid: Uint8Array
}

/** Takes the rows of a population, batch by batch. A batch is written over by the next. */
export type Take = (batch: Batch) => void

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

/**
 * The one pass that every number, breakdown, trend and list is made from. Gives what was left out and why: rows that
 * belong to the population as filtered, but cannot be judged.
 */
export function scan(frame: Frame, limits: Limits, take: Take): Exclusion[] {
  const { indicator } = frame
  const belongs = [...markersOf(frame, indicator.outOf), ...filtersOf(frame, limits)]
  const leftOut = (indicator.leftOut ?? []).map(({ why, when }) => ({ why, mark: markerOf(frame, when), count: 0 }))
  const counts = markerOf(frame, indicator.counts)
  const leaves = leavesUnsaid(frame, indicator.counts)
  const room = roomFor(frame.columns)
  const marks = new Uint8Array(room)
  const counted = new Uint8Array(room)
  const unsaid = new Uint8Array(room)
  const finder = finderOf(frame, frame.model.hiddenFrom(limits.opening.named), limits.period)
  const { rows } = finder
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    let count = found
    for (const mark of belongs) {
      mark(rows, count, marks)
      count = keep(rows, count, marks)
    }
    for (const each of leftOut) {
      each.mark(rows, count, marks)
      const left = drop(rows, count, marks)
      each.count += count - left
      count = left
    }
    counts(rows, count, counted)
    if (leaves) {
      leaves(rows, count, unsaid)
      for (let at = 0; at < count; at++) unsaid[at]! &= ~counted[at]!
    }
    take({ rows, count, counted, unsaid })
  }
  return leftOut.filter(each => each.count > 0).map(({ why, count }) => ({ why, count }))
}

/** The rows that are of the indicator's time (or of another period than its own), hidden children's left out. */
export function finderOf(
  { indicator, columns, asOf, period: usual }: Frame,
  hidden: Uint8Array | undefined,
  period?: Limits['period'],
): Finder {
  if (indicator.period.kind === 'snapshot') return inSnapshot(columns, indicator, asOf, hidden)
  const { after, to } = period ?? usual!
  return happenedOn(columns, indicator.period.when, { first: after + 1, last: Math.min(to, asOf) }, hidden)
}

function filtersOf(frame: Frame, { opening, where, serviceOf }: Limits): Marker[] {
  const filters = (Object.entries(where ?? {}) as [Dimension, readonly string[]][]).map(([dimension, values]) => {
    const { size, read, text } = coderOf(frame, dimension, serviceOf)
    const wanted = Uint8Array.from({ length: size }, (_, code) => Number(values.includes(text(code))))
    return marking(row => wanted[read(row)] === 1)
  })
  const { counts } = opening
  if (counts === undefined) return filters
  const own = Uint8Array.from(frame.model.workers.texts, each => Number(each !== undefined && counts.has(each)))
  return [...filters, marking(row => own[frame.workerOf(row)] === 1)]
}
