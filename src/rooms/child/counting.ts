import type { Day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { type CountedDay, countWorkingDays } from '../../domain/standards/counting.ts'
import { after, type Interval, inWords } from '../../domain/standards/interval.ts'
import type { Deadline, Standard, Suspension } from '../../domain/standards/standard.ts'
import type { Standing } from './standing.ts'

/** How a due date was come by: in a sentence, and day by day where working days were counted. */
export interface Counting {
  readonly sentence: string
  readonly days: readonly CountedDay[]
  /** Some of its bank holidays are not yet published, but by rule. */
  readonly projected: boolean
  /** Weekdays in it that do not count: the days one by one then say what the sentence cannot. */
  readonly skips: boolean
  /** Stretches in which the rule did not run. */
  readonly pauses: readonly Suspension[]
}

/**
 * The counting of one deadline from the day that started it. `dated` is the standard with everything the authority has
 * set, by date.
 */
export function countingOf(
  { deadline, standard }: Pick<Standing, 'deadline' | 'standard'>,
  dated: Standard,
  record: ChildRecord,
): Counting {
  const intervals = intervalsOf(deadline, standard, record)
  const { triggerOn, dueOn } = deadline
  const reached = intervals.length === 0 ? undefined : lastDay(triggerOn, intervals)
  const counted = `${intervals.map(inWords).join(', then ')} after ${longDate(triggerOn)}`
  if (reached !== dueOn) {
    const plain = `It falls due on ${longDate(dueOn)}.`
    const on = reached === undefined ? 'not known' : longDate(reached)
    const began = dated.local?.find(each => each.from === firstDayDue(deadline, standard))
    const moved =
      began === undefined
        ? `Counted without a break, ${counted} is ${on}. The rule did not run for a time.`
        : `${counted} is ${on}. The authority changed the time on ${longDate(began.from)}, and nothing falls due under a new time before its first day.`
    const sentence = intervals.length === 0 ? plain : `${moved} ${plain}`
    return { sentence, days: [], projected: false, skips: false, pauses: pausesOf(deadline, standard, record) }
  }
  const working = intervals.every(each => each.unit === 'working day')
  const byMonth = intervals.some(each => each.unit === 'month')
  const days = working ? countWorkingDays(triggerOn, dueOn, englandAndWales) : []
  const how = byMonth
    ? ' Months run to the corresponding date; a shorter month ends on its last day.'
    : working
      ? ` ${stepsOf(days)}`
      : ''
  return {
    sentence: `${counted} is ${longDate(dueOn)}.${how}`,
    days,
    projected: days.some(each => englandAndWales.isProjected(each.on)),
    skips: days.some(each => each.count === undefined),
    pauses: [],
  }
}

function lastDay(from: Day, intervals: readonly Interval[]): Day | undefined {
  let reached: Day | undefined = from
  for (const each of intervals) if (reached !== undefined) reached = after(reached, each, englandAndWales)
  return reached
}

/** The day a setting would have begun on that brought a deadline forward to its first day. */
function firstDayDue({ dueOn }: Deadline, { clock }: Standard): Day | undefined {
  if (clock.kind !== 'ladder' || clock.grace === undefined) return dueOn
  return after(dueOn, { ...clock.grace, count: -clock.grace.count }, englandAndWales)
}

/** The stretches of a pause that lie between the start and the due date. */
function pausesOf({ subject: key, triggerOn, dueOn }: Deadline, standard: Standard, record: ChildRecord): Suspension[] {
  const subject = standard.covers(record).find(each => each.key === key)
  const all = (subject && standard.suspends?.(subject, record)) ?? []
  return all.filter(each => each.from <= dueOn && (each.until === undefined || each.until > triggerOn))
}

/** "Thu 2 May 2019 is day 0; Mon 6 May 2019 does not count (Early May bank holiday); day 10 is Fri 17 May 2019." */
function stepsOf(days: readonly CountedDay[]): string {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return ''
  const left = days.filter(each => each.count === undefined)
  const steps = [
    `${longDate(first.on)} is day 0`,
    ...left.map(each => `${longDate(each.on)} does not count (${each.why})`),
    `day ${last.count} is ${longDate(last.on)}`,
  ]
  return `${steps.join('; ')}.`
}

/** The lengths of time counted one after the other from the start of a deadline; none where they cannot be told. */
export function intervalsOf(deadline: Deadline, standard: Standard, record: ChildRecord): Interval[] {
  const { clock } = standard
  if (clock.kind === 'once') return [clock.within]
  if (clock.kind === 'ladder') {
    const steps = clock.points.map(each => (clock.grace === undefined ? [each] : [each, clock.grace]))
    return (
      steps.find(each => lastDay(deadline.triggerOn, each) === deadline.dueOn) ??
      steps[deadline.ordinal - 1] ??
      steps.at(-1) ??
      []
    )
  }
  if (typeof clock.every !== 'function') return [clock.every]
  const subject = standard.covers(record).find(each => each.key === deadline.subject)
  const every = subject && clock.every(deadline.triggerOn, subject, record)
  return every === undefined ? [] : [every]
}
