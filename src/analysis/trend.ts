import type { Day } from '../domain/calendar/day.ts'
import { firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import type { ServiceOf } from './dimensions.ts'
import { Frame } from './frame.ts'
import type { Answer, Opening, Question, Value } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { scan } from './scan.ts'
import { Tallies } from './tally.ts'

/**
 * The same number as at the end of each of the months before, and `now` as at the day itself. The months before are
 * asked for by everybody who opens a page, and change only with the data: they are worked out once.
 */
export function trend(
  model: ReadModel,
  question: Question,
  serviceOf: ServiceOf,
  opening: Opening,
  now: Value,
): NonNullable<Answer['trend']> {
  const { asOf, trendMonths = 0 } = question
  const ends = Array.from({ length: trendMonths }, (_, index) => firstOfMonth(monthOf(asOf) - index) - 1).reverse()
  const name = nameOfAsked(model, question, opening)
  const before = ends.map(on => {
    const work = () => valueOn(on, model, question, serviceOf, opening)
    return { on, value: name === undefined ? work() : model.workedOut(question.indicator, `${name} ${on}`, work) }
  })
  return [...before, { on: asOf, value: now }]
}

function valueOn(on: Day, model: ReadModel, question: Question, serviceOf: ServiceOf, opening: Opening): Value {
  const { indicator, where } = question
  const frame = new Frame(model, indicator, on)
  const tallies = new Tallies(frame)
  scan(frame, { opening, where, serviceOf }, batch => tallies.add(batch))
  return tallies.value()
}

/**
 * All that a number of a day depends on besides the data, in words. Undefined where that is more than can be said: whoever
 * counts only their own, and services, which the organisation tells apart.
 */
export function nameOfAsked(
  model: ReadModel,
  { where = {} }: Pick<Question, 'where'>,
  { counts, named }: Opening,
): string | undefined {
  if (counts !== undefined || where.service !== undefined) return undefined
  const filters = Object.entries(where).map(([dimension, values]) => [dimension, [...values].sort()])
  return JSON.stringify([filters.sort(), model.restrictedKnown(named)])
}
