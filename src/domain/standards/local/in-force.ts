import type { Day } from '../../calendar/day.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { after } from '../interval.ts'
import type { Clock, Deadline, Standard, Subject } from '../standard.ts'
import { stating } from './marked.ts'
import { areSame, isSame, type LocalSetting, ownSetting, settingOn } from './setting.ts'

/** A standard as it was set on a day: its clock, its due-soon window and its sentences. Nothing in it changes any more. */
export function asSetOn(standard: Standard, day: Day): Standard {
  return standard.local === undefined ? standard : withSetting(standard, settingOn(standard, day))
}

/**
 * The standard as it was set for one deadline: by the setting that its due date was counted by, so that what is said of
 * the deadline is what it was judged by, whatever has been set since.
 */
export function asJudged(
  standard: Standard,
  deadline: Pick<Deadline, 'triggerOn' | 'dueOn'>,
  calendar: WorkingCalendar,
): Standard {
  const { local } = standard
  if (local === undefined) return standard
  const { triggerOn, dueOn } = deadline
  const days = [dueOn, ...local.map(each => each.from - 1).filter(each => triggerOn <= each && each < dueOn), triggerOn]
  // Of the settings in force between start and due date, the last that gives this date; each setting is tried once.
  for (const on of days.sort((a, b) => b - a)) {
    const setting = settingOn(standard, on)
    const began = local.findLast(each => each.from <= on)?.from
    if (counts(setting, deadline, began, calendar)) return withSetting(standard, setting)
  }
  return asSetOn(standard, dueOn)
}

/** Whether a deadline falls due when it does by a setting: counted from its start, or brought forward to its first day. */
function counts(
  { interval, points, grace }: LocalSetting,
  { triggerOn, dueOn }: Pick<Deadline, 'triggerOn' | 'dueOn'>,
  began: Day | undefined,
  calendar: WorkingCalendar,
): boolean {
  if (interval !== undefined) {
    const counted = after(triggerOn, interval, calendar)
    return counted === dueOn || (began === dueOn && counted !== undefined && counted <= dueOn)
  }
  if (points === undefined) return true
  const due = (reached: Day | undefined) =>
    reached === undefined || grace === undefined ? reached : after(reached, grace, calendar)
  return due(began) === dueOn || points.some(each => due(after(triggerOn, each, calendar)) === dueOn)
}

function withSetting(standard: Standard, setting: Required<LocalSetting>): Standard {
  const own = ownSetting(standard)
  const { local: _, ...rest } = standard
  const set: Standard = { ...rest, soon: setting.soon ?? standard.soon, clock: clockWith(standard.clock, setting) }
  const isOwn =
    isSame(setting.interval, own.interval) && areSame(setting.points, own.points) && isSame(setting.grace, own.grace)
  return isOwn ? set : stating(set, setting)
}

function clockWith(clock: Clock<Subject>, { interval, points, grace }: LocalSetting): Clock<Subject> {
  if (clock.kind === 'once') return interval === undefined ? clock : { ...clock, within: interval }
  if (clock.kind === 'rolling') return interval === undefined ? clock : { ...clock, every: interval }
  return { ...clock, ...(points && { points }), ...(grace && { grace }) }
}
