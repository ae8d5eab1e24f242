import { firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { shortDate } from '../domain/calendar/wording.ts'
import { monthNumber } from './day-table.ts'
import { inOrder, keyReader, type ServiceOf } from './dimensions.ts'
import { Frame } from './frame.ts'
import { lister } from './listing.ts'
import type { Answer, Dimension, Group, Listed, Opening, Question } from './question.ts'
import { restrictionSentence } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { scan } from './scan.ts'
import { Tally, valueReader } from './tally.ts'
import { trend } from './trend.ts'

export type { ServiceOf } from './dimensions.ts'

/**
 * Answers a question. The number, its breakdown, its trend and the list behind it are the same scan with different
 * endings, so they cannot disagree. Numbers go across the service (unless `opening.counts` says otherwise); the list
 * holds only what the reader may open, and the answer says how many that is. Throws RangeError for a dimension the
 * indicator's fact does not have.
 */
export function ask(model: ReadModel, question: Question, serviceOf: ServiceOf, opening: Opening = {}): Answer {
  const { indicator, asOf, by = [], where } = question
  const frame = new Frame(model, indicator, asOf)
  const measured = valueReader(frame)
  const total = new Tally(indicator.measure)
  const groups = by.length === 0 ? undefined : new Groups(frame, by, serviceOf)
  const asListed = question.list ? lister(frame, opening) : undefined
  const list: Listed[] = []
  const limits = { opening, where, serviceOf }
  const exclusions = scan(frame, limits, (row, counted, unsaid) => {
    const value = measured(row)
    total.add(counted, unsaid, value)
    groups?.add(row, counted, unsaid, value)
    const listed = asListed?.(row, counted)
    if (listed) list.push(listed)
  })
  const { period } = frame
  return {
    indicator,
    asOf,
    dataVersion: model.version,
    ...total.value(),
    population: `${indicator.definition} As at ${shortDate(asOf)}.`,
    ...(period ? { period: { from: period.after + 1, to: period.to } } : {}),
    exclusions,
    restriction: restrictionSentence,
    ...(groups ? { groups: groups.inOrder() } : {}),
    ...(asListed ? { list, mayOpen: list.length } : {}),
    ...(question.trendMonths === undefined ? {} : { trend: trend(model, question, serviceOf, opening) }),
    ...(question.monthly === undefined ? {} : { months: monthly(frame, question, serviceOf, opening) }),
  }
}

/** Rows parted by one or more dimensions. */
class Groups {
  readonly #frame: Frame
  readonly #by: readonly Dimension[]
  readonly #readers: readonly ((row: number) => string)[]
  readonly #found = new Map<string, { keys: string[]; tally: Tally }>()

  constructor(frame: Frame, by: readonly Dimension[], serviceOf: ServiceOf) {
    this.#frame = frame
    this.#by = by
    this.#readers = by.map(each => keyReader(frame, each, serviceOf))
  }

  add(row: number, counted: boolean, unsaid: boolean, value: number): void {
    const keys = this.#readers.map(read => read(row))
    const name = keys.length === 1 ? keys[0]! : keys.join('\u0000')
    let group = this.#found.get(name)
    if (group === undefined) {
      group = { keys, tally: new Tally(this.#frame.indicator.measure) }
      this.#found.set(name, group)
    }
    group.tally.add(counted, unsaid, value)
  }

  inOrder(): Group[] {
    const orders = this.#by.map(inOrder)
    return [...this.#found.values()]
      .map(each => ({ keys: each.keys, ...each.tally.value() }))
      .sort((a, b) => {
        for (const [index, order] of orders.entries()) {
          const found = order(a.keys[index]!, b.keys[index]!)
          if (found !== 0) return found
        }
        return 0
      })
  }
}

/** What happened in each month to the as-at day's own, all as known on the as-at day. Empty for a snapshot. */
function monthly(frame: Frame, question: Question, serviceOf: ServiceOf, opening: Opening) {
  const { when, asOf, indicator } = frame
  if (when === undefined) return []
  const { monthly: count = 0, where } = question
  const first = monthOf(asOf) - count + 1
  const tallies = Array.from({ length: count }, () => new Tally(indicator.measure))
  const measured = valueReader(frame)
  const limits = { opening, where, serviceOf, period: { after: firstOfMonth(first) - 1, to: asOf } }
  scan(frame, limits, (row, counted, unsaid) => {
    tallies[monthNumber(when[row]!) - first]!.add(counted, unsaid, measured(row))
  })
  return tallies.map((tally, index) => ({ month: first + index, value: tally.value() }))
}
