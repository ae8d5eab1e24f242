import { type Answer, ask, nameOfAsked, type ReadModel } from '../../analysis/index.ts'
import { type Distorted, distortionsOf } from '../../analysis/quality.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { monthOf } from '../../domain/calendar/months.ts'
import type { Comparator } from '../../domain/indicators/comparator.ts'
import { comparators } from '../../domain/indicators/comparators.ts'
import { pointOf } from '../../domain/indicators/enough.ts'
import { type Condition, type Indicator, isAverage } from '../../domain/indicators/indicator.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { type Verdict, xmr } from '../../domain/statistics/index.ts'
import type { View } from '../live/index.ts'
import type { RoomServices } from '../services.ts'
import { whereOf } from './where.ts'

/** The indicators a director looks at first, by the stage of the child's journey: ids of the catalogue. */
export const scorecard: readonly { readonly heading: string; readonly ids: readonly string[] }[] = [
  { heading: 'Front door and assessment', ids: ['I-03', 'I-04', 'I-05', 'I-07', 'I-10'] },
  { heading: 'Protection', ids: ['I-24', 'I-23', 'I-25', 'I-29', 'I-32', 'I-33', 'I-36'] },
  { heading: 'In need', ids: ['I-40', 'I-43', 'I-45', 'I-46.visited', 'I-47'] },
  { heading: 'Looked after and leaving care', ids: ['I-50', 'I-51', 'I-53', 'I-54', 'I-55', 'I-56', 'I-63', 'I-64'] },
  { heading: 'Oversight and workforce', ids: ['I-71', 'I-73', 'I-44', 'in-time'] },
]

/** One indicator with what is needed to judge it. */
export interface ScoreLine {
  readonly indicator: Indicator
  readonly answer: Answer
  /** By month, oldest first; null where too few to say. */
  readonly months: readonly (number | null)[]
  readonly verdict: Verdict
  readonly usual: number | undefined
  /** The latest figure published of the whole of England in the same unit; undefined where there is none. */
  readonly england: Comparator | undefined
  readonly completeness: Completeness
  /** Of what it is counted over, how much rests on records in which something that bears on it is amiss. */
  readonly distorted: Distorted
}

/** How much of what a number is about it could count. */
export interface Completeness {
  readonly known: number
  readonly of: number
}

/** Months looked back over. */
const monthsShown = 24

/**
 * Reads lines of the scorecard, of the view's part of the service. What is amiss in records is looked at once for all;
 * and as everybody of that part begins with the same lines, they are worked out once for each data version and day.
 */
export function readScores({ model }: Pick<RoomServices, 'model'>, view: View, ids: readonly string[]): ScoreLine[] {
  const indicators = ids.map(indicatorById)
  const about = { asOf: view.asAt.day, where: whereOf(view.chosen.part), opening: view.opening }
  const work = () => {
    const distorted = distortionsOf(model, indicators, about)
    return indicators.map((indicator, at) => lineOf(model, view, indicator, distorted[at]!))
  }
  const name = nameOfAsked(model, about, about.opening)
  return name === undefined ? work() : model.workedOut(readScores, `${name} ${about.asOf} ${ids.join()}`, work)
}

function lineOf(model: ReadModel, view: View, indicator: Indicator, distorted: Distorted): ScoreLine {
  const { day } = view.asAt
  const isRolling = indicator.period.kind === 'rolling'
  const question = {
    indicator,
    asOf: day,
    where: whereOf(view.chosen.part),
    // What happened in each month by itself: rolling years overlap, and would call every change of one a trend.
    ...(isRolling ? { monthly: monthsShown + 1 } : { trendMonths: monthsShown }),
  }
  const answer = ask(model, question, () => undefined, view.opening)
  const all = isRolling ? answer.months!.map(each => each.value) : answer.trend!.map(each => each.value)
  const values = all.map(each => pointOf(indicator, each))
  const whole = wholeMonths(values, day)
  const { verdict, points } = xmr(
    whole.map(each => each ?? undefined),
    { polarity: indicator.polarity },
  )
  return {
    indicator,
    answer,
    // A month that is not over would show what happened in it as a fall.
    months: isRolling ? whole : values,
    verdict,
    usual: verdict.kind === 'too-few' ? undefined : points.at(-1)?.limits?.mean,
    england: latestOf(indicator, 'England'),
    completeness: completenessOf(answer),
    distorted,
  }
}

/** The latest published figure of a place that can stand beside an indicator: in the same unit, and of all of it. */
export function latestOf({ id, measure }: Indicator, place: Comparator['place']): Comparator | undefined {
  return comparators
    .filter(each => each.indicator === id && each.place === place && each.part === undefined)
    .filter(({ unit }) => (measure.kind === 'count' || isAverage(measure) ? unit !== 'number' : unit === 'per cent'))
    .sort((a, b) => (a.period.day < b.period.day ? 1 : -1))[0]
}

/** Without the month that is not over yet. */
function wholeMonths<T>(values: readonly T[], day: Day): readonly T[] {
  return monthOf(day + 1) === monthOf(day) ? values.slice(0, -1) : values
}

/** Of all that a number is about, how many say what it asks: what was left out for want of data does not. */
export function completenessOf({ denominator, notKnown, exclusions, indicator }: Answer): Completeness {
  const forWant = new Set((indicator.leftOut ?? []).filter(each => each.when.some(isWant)).map(each => each.why))
  const left = exclusions.reduce((sum, { why, count }) => sum + (forWant.has(why) ? count : 0), 0)
  const missing = indicator.measure.kind === 'share' ? notKnown : 0
  return { known: denominator - missing, of: denominator + left }
}

/** Whether a condition holds because something is not recorded or was never supplied. */
function isWant(condition: Condition): boolean {
  if ('uncovered' in condition || 'lateUnknown' in condition) return true
  if ('unsupplied' in condition || 'missing' in condition) return true
  return 'state' in condition && condition.state.every(each => each === 'no-data')
}
