import { z } from 'zod'
import { type Day, partsOf } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { after, type Interval, inWords } from '../../domain/standards/interval.ts'
import {
  areSame,
  type DueSoon,
  isSame,
  isSameSoon,
  type LocalSetting,
  lengthOf,
  partsToSet,
  settingOn,
} from '../../domain/standards/local/setting.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import type { SettingAsked } from '../imports/index.ts'
import type { Approver } from './queries.ts'

const text = (length: number) => z.string().max(length).default('')

/** What the form sends. */
export const settingFields = z.object({
  'interval-count': text(20),
  'interval-unit': text(20),
  points: text(200),
  'points-unit': text(20),
  'grace-count': text(20),
  'grace-unit': text(20),
  'soon-count': text(20),
  'soon-unit': text(20),
  'from-day': text(20),
  'from-month': text(20),
  'from-year': text(20),
  reason: text(5000),
  approver: text(200),
})
export type SettingTyped = z.infer<typeof settingFields>

export interface SettingProblem {
  readonly field: 'interval-count' | 'points' | 'grace-count' | 'soon-count' | 'from' | 'reason' | 'approver'
  readonly message: string
}

const units = ['working day', 'day', 'week', 'month'] as const
const longestReason = 500
/** How long anything may be, and how far ahead a setting may begin. */
const longestMonths = 36
const furthestMonths = 12
const mostPoints = 10

/** The form as it stands before anything is typed: what is in force, from today. */
export function typedFrom(
  setting: LocalSetting,
  from: Day,
  said: Pick<SettingTyped, 'reason' | 'approver'>,
): SettingTyped {
  const { interval, points, grace, soon } = setting
  const { date, month, year } = partsOf(from)
  const pair = (of: Interval | undefined) => [of === undefined ? '' : String(of.count), of?.unit ?? ''] as const
  const [interval0, grace0, soon0] = [pair(interval), pair(grace), pair(soon && lengthOf(soon))]
  return {
    'interval-count': interval0[0],
    'interval-unit': interval0[1],
    points: (points ?? []).map(each => each.count).join(', '),
    'points-unit': points?.[0]?.unit ?? '',
    'grace-count': grace0[0],
    'grace-unit': grace0[1],
    'soon-count': soon0[0],
    'soon-unit': soon0[1],
    'from-day': String(date),
    'from-month': String(month),
    'from-year': String(year),
    ...said,
  }
}

/** What was typed as a setting to be tried, or what is wrong with it, in words that say what a good one looks like. */
export function readSetting(
  typed: SettingTyped,
  { standard, today, approvers }: { standard: Standard; today: Day; approvers: readonly Approver[] },
): { readonly asked: Omit<SettingAsked, 'by'> } | { readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = []
  const say = (field: SettingProblem['field'], message: string | undefined) => {
    if (message !== undefined) problems.push({ field, message })
  }
  const from = readFrom(typed, today)
  if (typeof from === 'string') say('from', from)
  const setting = partsOfSetting(typed, standard, say)
  const reason = typed.reason.trim()
  if (reason === '') say('reason', 'Enter why, such as "Agreed by practice week in November: visits are too far apart"')
  else if (reason.length > longestReason) say('reason', `The reason must be ${longestReason} characters or fewer`)
  if (!approvers.some(each => each.id === typed.approver)) say('approver', 'Choose who is to approve it')
  if (problems.length > 0 || typeof from === 'string') return { problems }
  const changed = changedFrom(settingOn(standard, from), setting)
  if (Object.keys(changed).length === 0) {
    const first = setting.interval ? 'interval-count' : setting.points ? 'points' : 'soon-count'
    return {
      problems: [{ field: first, message: `Change something: this is what holds on ${longDate(from)} already` }],
    }
  }
  return { asked: { standardId: standard.id, from, setting: changed, reason, approverId: typed.approver } }
}

function readFrom(typed: SettingTyped, today: Day): Day | string {
  const furthest = addMonths(today, furthestMonths)
  const { date, month, year } = partsOf(today)
  const parts = { day: typed['from-day'], month: typed['from-month'], year: typed['from-year'] }
  const read = typedDate(parts, 'The first day', `${date} ${month} ${year}`)
  if (read.kind === 'wrong') return read.message
  const from = read.kind === 'day' ? read.day : today
  if (from < today) return `The first day must be today, ${longDate(today)}, or later`
  return from > furthest ? `The first day must be ${longDate(furthest)} or earlier` : from
}

type Say = (field: SettingProblem['field'], message: string | undefined) => void

/** The parts that may be set of this standard, as typed. */
function partsOfSetting(typed: SettingTyped, standard: Standard, say: Say): LocalSetting {
  const may = new Set(partsToSet(standard))
  const interval = may.has('interval')
    ? length(typed['interval-count'], typed['interval-unit'], 1, message => say('interval-count', message))
    : undefined
  const points = may.has('points') ? pointsOf(typed, say) : undefined
  const grace = may.has('grace')
    ? length(typed['grace-count'], typed['grace-unit'], 1, message => say('grace-count', message))
    : undefined
  const soonLength = length(typed['soon-count'], typed['soon-unit'], 0, message => say('soon-count', message))
  if (soonLength === undefined) return { interval, points, grace }
  say('soon-count', soonProblem(soonLength, standard, interval))
  const soon: DueSoon = 'fromStart' in standard.soon ? { fromStart: soonLength } : soonLength
  return { interval, points, grace, soon }
}

function length(count: string, unit: string, least: number, wrong: (message: string) => void): Interval | undefined {
  const known = units.find(each => each === unit)
  if (known === undefined) {
    wrong('Choose what is counted: working days, days, weeks or months')
    return undefined
  }
  const whole = /^\d{1,4}$/.test(count.trim()) ? Number(count.trim()) : undefined
  if (whole === undefined || whole < least) {
    wrong(`Enter a whole number${least > 0 ? ' of 1 or more' : ''}, such as 20`)
    return undefined
  }
  const interval = { count: whole, unit: known }
  if (longer(interval, { count: longestMonths, unit: 'month' })) {
    wrong(`Enter no more than ${longestMonths} months`)
    return undefined
  }
  return interval
}

function pointsOf(typed: SettingTyped, say: Say): readonly Interval[] | undefined {
  const told = typed.points.split(/[\s,;]+|\band\b/).filter(each => each !== '')
  if (told.length === 0 || told.length > mostPoints) {
    say('points', `Enter 1 to ${mostPoints} numbers with commas between, such as 9, 12, 15`)
    return undefined
  }
  let wrong = false
  const points = told.flatMap(each => {
    const point = length(each, typed['points-unit'], 1, message => {
      if (!wrong) say('points', message.replace('such as 20', 'such as 9, 12, 15'))
      wrong = true
    })
    return point === undefined ? [] : [point]
  })
  if (wrong) return undefined
  if (points.some((each, index) => index > 0 && each.count <= points[index - 1]!.count)) {
    say('points', 'Enter the numbers in order, each greater than the one before, such as 9, 12, 15')
    return undefined
  }
  return points
}

/** The window cannot be wider than the time there is, nor begin before work counts. */
function soonProblem(
  soon: Interval,
  { clock, soon: own }: Standard,
  interval: Interval | undefined,
): string | undefined {
  if (clock.kind === 'ladder' && clock.raised !== undefined && longer(soon, clock.raised))
    return `Enter no more than ${inWords(clock.raised)}: what is done before that does not count towards the point`
  if (interval === undefined || !longer(soon, interval)) return undefined
  return 'fromStart' in own
    ? `Enter no more than ${inWords(interval)}, the time there is`
    : `Enter no more than ${inWords(interval)}, the time there is: it would be due soon before it began`
}

/** Whether one length is more than another, by the days they come to from a day on which both can be counted. */
function longer(one: Interval, other: Interval): boolean {
  const start = englandAndWales.firstDay + 400
  const [a, b] = [one, other].map(each => after(start, each, englandAndWales))
  return a === undefined || (b !== undefined && a > b)
}

function changedFrom(now: LocalSetting, setting: LocalSetting): LocalSetting {
  return {
    ...(setting.interval && !isSame(setting.interval, now.interval) ? { interval: setting.interval } : {}),
    ...(setting.points && !areSame(setting.points, now.points) ? { points: setting.points } : {}),
    ...(setting.grace && !isSame(setting.grace, now.grace) ? { grace: setting.grace } : {}),
    ...(setting.soon && !isSameSoon(setting.soon, now.soon) ? { soon: setting.soon } : {}),
  }
}
