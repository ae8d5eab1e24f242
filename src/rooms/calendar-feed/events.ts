import { v5 as uuid } from 'uuid'
import type { DueItem } from '../../analysis/index.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import { type CalendarEvent, hrefWith, numberText } from '../../ui/index.ts'
import { childHref } from '../child/index.ts'
import { doItBy } from '../due/index.ts'

/** Under which the ids of a feed's entries are made. Never changed: entries would come a second time. */
const namespace = '7c1d0e0a-3a51-4b0e-8f55-0d6b0f4f2c11'

/** How far ahead a calendar looks, in days: what is further off mostly changes before it comes. */
export const daysAhead = 56
/** More entries than this of single records are no calendar any more: they are counted instead. */
export const mostEntries = 400

interface Made {
  readonly authority: string
  readonly personId: string
  readonly origin: string
  readonly day: Day
  readonly standards: SetStandards
  /** The authority lets record ids leave Sightline in calendars. */
  readonly withIds: boolean
}

/** The entries of a calendar, and the children whose record ids are in it. */
interface Feed {
  readonly events: readonly CalendarEvent[]
  readonly told: ReadonlySet<string>
}

/**
 * What falls due as entries of a calendar, without a name: by standard and record id where the authority allows ids;
 * otherwise, or where there are too many, how many there are of each standard on a day. What is overdue is one entry,
 * today's. An entry stands on the last working day on or before its due date.
 */
export function eventsOf(items: readonly DueItem[], made: Made): Feed {
  const late = items.filter(each => each.state === 'overdue')
  const ahead = items.filter(each => each.state !== 'overdue' && each.workOn <= made.day + daysAhead)
  const single = made.withIds && ahead.length <= mostEntries
  const entries = single ? ahead.map(each => eventOf(each, made)) : countedEvents(ahead, made)
  return {
    events: late.length === 0 ? entries : [lateEvent(late.length, made), ...entries],
    told: new Set(single ? ahead.map(each => each.childId) : []),
  }
}

function lateEvent(count: number, { authority, personId, origin, day }: Made): CalendarEvent {
  const url = `${origin}${hrefWith('/due', { band: 'overdue' })}`
  return {
    uid: uidOf([authority, personId, 'overdue']),
    on: day,
    summary: `Overdue: ${numberText(count)}`,
    description: `What is overdue, the most serious first, is in Sightline.\n${url}`,
    url,
  }
}

function eventOf(item: DueItem, { authority, origin, standards, day }: Made): CalendarEvent {
  const { childId, standardId, subject, ordinal, workOn } = item
  const url = origin + childHref({ childId, on: undefined })
  return {
    uid: uidOf([authority, childId, standardId, subject, ordinal]),
    on: practicalDay(workOn, day),
    summary: `${standards.judging(item).title} (record ${childId})`,
    description: `${dueWords(workOn, day)}\n${url}`,
    url,
  }
}

/** One entry for each standard on a day, saying how many. */
function countedEvents(
  items: readonly DueItem[],
  { authority, personId, origin, standards, day }: Made,
): CalendarEvent[] {
  const groups = Map.groupBy(items, each => `${each.workOn} ${each.standardId}`)
  return [...groups.values()].map(([first, ...others]) => {
    const { standardId, workOn } = first!
    const url = `${origin}${hrefWith('/due', { standard: standardId })}`
    return {
      uid: uidOf([authority, personId, standardId, iso(workOn)]),
      on: practicalDay(workOn, day),
      summary: `${standards.judging(first!).title}: ${others.length + 1}`,
      description: `${dueWords(workOn, day)} Whose it is stands in Sightline.\n${url}`,
      url,
    }
  })
}

function uidOf(parts: readonly (string | number)[]): string {
  return `${uuid(JSON.stringify(parts), namespace)}@sightline`
}

function practicalDay(workOn: Day, today: Day): Day {
  return Math.max(today, englandAndWales.lastWorkingDayOnOrBefore(workOn) ?? workOn)
}

function dueWords(workOn: Day, today: Day): string {
  const practical = englandAndWales.lastWorkingDayOnOrBefore(workOn) ?? workOn
  return practical === workOn
    ? `Due ${longDate(workOn)}.`
    : `Due ${longDate(workOn)}, which is no working day: ${doItBy(workOn, practical, today)}.`
}
