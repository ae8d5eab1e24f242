import type { Day } from '../domain/calendar/day.ts'
import { addMonths, wholeMonthsBetween } from '../domain/calendar/months.ts'
import { statuses } from '../domain/record/status.ts'
import { unknown } from './columns.ts'
import { type Opening, opens } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** Three clocks, because one can be gamed by closing and opening again. */
export const durationClocks = ['plan', 'involvement', 'cumulative'] as const
export type DurationClock = (typeof durationClocks)[number]

/** The marks at which somebody senior asks whether anything is changing. */
export const marks = [9, 12, 15, 18] as const

/** How long one child has been open, in months on the chosen clock. */
export interface OpenFor {
  readonly childId: string
  readonly status: string
  readonly months: number
  /** The day the clock began; undefined for the cumulative one. */
  readonly since: Day | undefined
  /** The mark reached in the month to the day, if one was. */
  readonly crossed: number | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
  /** Whether the reader may open the child. */
  readonly mayOpen: boolean
}

/**
 * Children in need, on child protection plans or looked after on a day, with how long on the chosen clock: the present
 * plan or status, the present referral episode, or months open in the last 36 with closures of up to 90 days joined.
 */
export function durationsOn(
  model: ReadModel,
  day: Day,
  clock: DurationClock,
  opening: Opening,
  units?: ReadonlySet<string>,
): OpenFor[] {
  const today = model.on(day)
  const statusTexts = model.columns('status').dictionaries.get('status')!.texts
  const referred = episodeStarts(model, day)
  const cumulative = clock === 'cumulative' ? cumulativeDays(model, day) : undefined
  const found: OpenFor[] = []
  for (let child = 0; child < model.children.length; child++) {
    const status = statusTexts[today.status[child]!]
    if (status === undefined || status === 'care leaver') continue
    const unit = model.units.texts[today.unit[child]!]
    if (units && (unit === undefined || !units.has(unit))) continue
    const worker = model.workers.texts[today.worker[child]!]
    const began = clock === 'plan' ? today.since[child]! : referred[child]!
    if (!cumulative && began === unknown) continue
    const months = cumulative ? Math.floor(cumulative[child]! / 30.4375) : wholeMonthsBetween(began, day)
    const crossed = cumulative
      ? undefined
      : marks.findLast(mark => addMonths(began, mark) <= day && addMonths(began, mark) > addMonths(day, -1))
    found.push({
      childId: model.children[child]!,
      status,
      months,
      since: cumulative ? undefined : began,
      crossed,
      unit,
      worker,
      mayOpen: opens(opening, unit, worker),
    })
  }
  return found.sort(
    (a, b) => b.months - a.months || statuses.indexOf(a.status as never) - statuses.indexOf(b.status as never),
  )
}

/** The start of the referral episode each child is in on a day. */
function episodeStarts(model: ReadModel, day: Day): Int32Array {
  const referrals = model.columns('referral')
  const from = referrals.numbers('startedOn')
  const until = referrals.numbers('endedOn')
  const starts = new Int32Array(model.children.length).fill(unknown)
  for (let row = 0; row < referrals.length; row++) {
    if (from[row]! > day || (until[row] !== unknown && until[row]! <= day)) continue
    const child = referrals.child[row]!
    if (starts[child] === unknown || from[row]! < starts[child]!) starts[child] = from[row]!
  }
  return starts
}

/** Days open in the 36 months to a day. */
function cumulativeDays(model: ReadModel, day: Day): Int32Array {
  const stretches = model.columns('involvement')
  const from = stretches.numbers('from')
  const until = stretches.numbers('until')
  const earliest = addMonths(day, -36)
  const days = new Int32Array(model.children.length)
  for (let row = 0; row < stretches.length; row++) {
    const start = Math.max(from[row]!, earliest)
    const end = Math.min(until[row] === unknown ? day : until[row]!, day)
    if (end > start) days[stretches.child[row]!] = days[stretches.child[row]!]! + end - start
  }
  return days
}
