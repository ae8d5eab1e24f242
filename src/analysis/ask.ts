import { firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { shortDate } from '../domain/calendar/wording.ts'
import { roomFor } from './batch.ts'
import { monthNumber } from './day-table.ts'
import type { ServiceOf } from './dimensions.ts'
import { Frame } from './frame.ts'
import { Groups } from './groups.ts'
import { lister } from './listing.ts'
import type { Answer, Listed, Opening, Question } from './question.ts'
import { restrictionSentence } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { scan } from './scan.ts'
import { Tallies } from './tally.ts'
import { trend } from './trend.ts'

/**
 * Answers a question. The number, its breakdown, its trend and the list behind it are the same scan with different
 * endings, so they cannot disagree. Numbers go across the service (unless `opening.counts` says otherwise); the list
 * holds only what the reader may open, and the answer says how many that is. Throws RangeError for a dimension the
 * indicator's fact does not have.
 */
export function ask(model: ReadModel, question: Question, serviceOf: ServiceOf, opening: Opening = {}): Answer {
  const { indicator, asOf, by = [], where } = question
  const frame = new Frame(model, indicator, asOf)
  const total = new Tallies(frame)
  const groups = by.length === 0 ? undefined : new Groups(frame, by, serviceOf)
  const asListed = question.list ? lister(frame, opening) : undefined
  const list: Listed[] = []
  const exclusions = scan(frame, { opening, where, serviceOf }, batch => {
    total.add(batch)
    groups?.add(batch)
    if (asListed === undefined) return
    for (let at = 0; at < batch.count; at++) {
      const listed = asListed(batch.rows[at]!, batch.counted[at] === 1)
      if (listed) list.push(listed)
    }
  })
  const { period } = frame
  const value = total.value()
  return {
    indicator,
    asOf,
    dataVersion: model.version,
    ...value,
    population: `${indicator.definition} As at ${shortDate(asOf)}.`,
    ...(period ? { period: { from: period.after + 1, to: period.to } } : {}),
    exclusions,
    restriction: restrictionSentence,
    ...(groups ? { groups: groups.inOrder() } : {}),
    ...(asListed ? { list, mayOpen: list.length } : {}),
    ...(question.trendMonths === undefined ? {} : { trend: trend(model, question, serviceOf, opening, value) }),
    ...(question.monthly === undefined ? {} : { months: monthly(frame, question, serviceOf, opening) }),
  }
}

/** What happened in each month to the as-at day's own, all as known on the as-at day. Empty for a snapshot. */
function monthly(frame: Frame, question: Question, serviceOf: ServiceOf, opening: Opening) {
  const { when, asOf } = frame
  if (when === undefined) return []
  const { monthly: count = 0, where } = question
  const first = monthOf(asOf) - count + 1
  const tallies = new Tallies(frame, count)
  const into = new Int32Array(roomFor(frame.columns))
  const limits = { opening, where, serviceOf, period: { after: firstOfMonth(first) - 1, to: asOf } }
  scan(frame, limits, batch => {
    for (let at = 0; at < batch.count; at++) into[at] = monthNumber(when[batch.rows[at]!]!) - first
    tallies.add(batch, into)
  })
  return Array.from({ length: count }, (_, index) => ({ month: first + index, value: tallies.value(index) }))
}
