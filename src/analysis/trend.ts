import { firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import type { ServiceOf } from './dimensions.ts'
import { Frame } from './frame.ts'
import type { Answer, Opening, Question } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { scan } from './scan.ts'
import { Tallies } from './tally.ts'

/** The same number as at the end of each of the months before, and as at the day itself. */
export function trend(
  model: ReadModel,
  question: Question,
  serviceOf: ServiceOf,
  opening: Opening,
): NonNullable<Answer['trend']> {
  const { asOf, indicator, where, trendMonths = 0 } = question
  const ends = Array.from({ length: trendMonths }, (_, index) => firstOfMonth(monthOf(asOf) - index) - 1).reverse()
  return [...ends, asOf].map(on => {
    const frame = new Frame(model, indicator, on)
    const tallies = new Tallies(frame)
    scan(frame, { opening, where, serviceOf }, batch => tallies.add(batch))
    return { on, value: tallies.value() }
  })
}
