import type { Day } from '../../calendar/day.ts'
import { shortDate } from '../../calendar/wording.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import { after, inWords } from '../interval.ts'
import type { Clock, Deadline, Standard, Subject } from '../standard.ts'
import { stating } from './marked.ts'
import { areSame, isSame, type LocalSetting, ownSetting, pointsInWords, settingOn } from './setting.ts'

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
    const from = countedFrom(setting, deadline, began, calendar)
    if (from === 'its start') return withSetting(standard, setting)
    if (from !== undefined) return sayingFrom(withSetting(standard, setting), setting, from)
  }
  return asSetOn(standard, dueOn)
}

/**
 * Whether a deadline falls due when it does by a setting: counted from its start, or brought forward to the setting's
 * first day, which is then given.
 */
function countedFrom(
  { interval, points, grace }: LocalSetting,
  { triggerOn, dueOn }: Pick<Deadline, 'triggerOn' | 'dueOn'>,
  began: Day | undefined,
  calendar: WorkingCalendar,
): 'its start' | Day | undefined {
  if (interval !== undefined) {
    const counted = after(triggerOn, interval, calendar)
    if (counted === dueOn) return 'its start'
    return began === dueOn && counted !== undefined && counted < dueOn ? began : undefined
  }
  if (points === undefined) return 'its start'
  const due = (reached: Day | undefined) =>
    reached === undefined || grace === undefined ? reached : after(reached, grace, calendar)
  if (points.some(each => due(after(triggerOn, each, calendar)) === dueOn)) return 'its start'
  return due(began) === dueOn ? began : undefined
}

/** Says since when the rule holds, of what would by its own length have been due before. */
function sayingFrom(standard: Standard, { interval, points }: LocalSetting, from: Day): Standard {
  const length = interval ? inWords(interval) : pointsInWords(points ?? [])
  const holdsFrom = {
    inFull: `The time changed to ${length} on ${shortDate(from)}. Nothing falls due under it before that day`,
    briefly: `New rule from ${shortDate(from)}`,
  }
  return { ...standard, says: { ...standard.says, holdsFrom } }
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
