import { type Day, earliest } from '../calendar/day.ts'
import { addMonths, addWeeks, firstOfMonth, type Month, monthOf } from '../calendar/months.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChildRecord } from '../record/facts.ts'
import { involvements, openingReferrals } from '../record/involvement.ts'
import { eighteenOn } from '../record/person.ts'
import { whyUndecided } from '../record/progress-review.ts'
import { type StatusSpell, statusOn, statusSpells } from '../record/status.ts'
import { preProceedingsOf } from '../standards/court/pre-proceedings.ts'
import { isSteppedUpOn, steppedUp } from '../standards/in-need/stepping-up.ts'
import { cumulativeMarkReachedOn, cumulativeMonthsTo, monthMarks, type TrackingClock, weekMarks } from './clocks.ts'
import { type Segment, segmentOn } from './segments.ts'

/** What a child is tracked for: the same clocks and marks for all three. */
const tracks = ['pre-proceedings', 'protection plan', 'child in need'] as const
export type Track = (typeof tracks)[number]

/** What puts a child on the agenda of a progress meeting. */
const triggerKinds = ['months', 'weeks', 'repeat plan', 're-referral', 'step down'] as const
export type TriggerKind = (typeof triggerKinds)[number]

/** One reason for a child’s being talked about, by the day on which it came up or is to come up. */
export interface Trigger {
  readonly kind: TriggerKind
  readonly clock: TrackingClock
  readonly track: Track
  /** Talked about apart from the others: long by nature, or watched by a court. */
  readonly segment: Segment | undefined
  /** Months or weeks; of a repeated plan which one it is in 24 months; of a re-referral the six months it came within. */
  readonly mark: number
  /** The day its clock began; undefined for the cumulative one, which has no one beginning. */
  readonly since: Day | undefined
  /** The day it is reached: of a clock that still runs, the day it will be. */
  readonly on: Day
  /** The first day on which what it is about was over. */
  readonly until: Day | undefined
  /** The last day of the month it comes up in: the meeting of that month is to look at the child. */
  readonly dueOn: Day
  /** The first senior review that counts for it. One held in the 20 working days before does. */
  readonly reviewedOn: Day | undefined
}

/** A re-referral within so many months of closure is asked about. */
const reReferralMonths = 6

/** A second or third plan within so many months of the end of another is. */
const repeatPlanMonths = 24

/** Open in need for so many months is drifting until a head of service decides. */
const driftMonths = 18

/** How early, in working days, a review may be held and count for a mark. */
const raisedWorkingDays = 20

/** The first day on which a review counts for a mark reached on a day (standards CN-06, CN-07). */
export function raisedFrom(markOn: Day, calendar: WorkingCalendar): Day {
  return calendar.add(markOn, -raisedWorkingDays) ?? markOn
}

/**
 * All that ever put, or will put, one child on the agenda, in order of the day. Children in need, on protection plans
 * and in pre-proceedings go by the same clocks. Knows nothing of today.
 */
export function triggersOf(record: ChildRecord, calendar: WorkingCalendar): Trigger[] {
  const course = courseOf(record)
  const found = [
    ...planMarks(course),
    ...involvementMarks(course),
    ...cumulativeMarks(course),
    ...repeatPlans(course),
    ...reReferrals(course),
    ...stepsDown(course),
  ]
  const reviews = record.progressReviews.filter(each => whyUndecided(each) === undefined).map(each => each.on)
  return found
    .map((each): Trigger => {
      const isMark = each.kind === 'months' || each.kind === 'weeks'
      const raised = isMark ? raisedFrom(each.on, calendar) : each.on
      return {
        ...each,
        segment: each.track === 'child in need' ? segmentOn(record, each.on) : undefined,
        dueOn: firstOfMonth(monthOf(each.on) + 1) - 1,
        reviewedOn: reviews.find(on => on >= raised),
      }
    })
    .sort((a, b) => a.on - b.on || tracks.indexOf(a.track) - tracks.indexOf(b.track))
}

type Found = Omit<Trigger, 'segment' | 'dueOn' | 'reviewedOn'>

/** One plan, process or episode with its days; what is tracked ends at 18 or death at the latest. */
interface Running {
  readonly from: Day
  readonly until: Day | undefined
}

interface Course {
  readonly record: ChildRecord
  readonly spells: readonly StatusSpell[]
  readonly over: Day | undefined
  readonly episodes: readonly Running[]
  readonly times: readonly Running[]
}

function courseOf(record: ChildRecord): Course {
  const over = earliest(eighteenOn(record), record.person?.diedOn)
  const episodes = openingReferrals(record)
    .filter(each => each.noFurtherAction !== 'yes')
    .map(each => running(each.startedOn, each.endedOn, over))
  return { record, spells: statusSpells(record), over, episodes, times: involvements(record) }
}

function running(from: Day, until: Day | undefined, over: Day | undefined): Running {
  return { from, until: earliest(until, over) }
}

/** Clock A: the present plan, of each kind. */
function planMarks({ record, over }: Course): Found[] {
  const of = (track: Track, plans: readonly Running[], weeks = false) =>
    plans.flatMap(({ from, until }): Found[] => {
      const common = { clock: 'plan', track, since: from, until } as const
      const marks = monthMarks.map((mark): Found => ({ ...common, kind: 'months', mark, on: addMonths(from, mark) }))
      const short = weeks
        ? weekMarks.map((mark): Found => ({ ...common, kind: 'weeks', mark, on: addWeeks(from, mark) }))
        : []
      return [...short, ...marks].filter(isReached)
    })
  return [
    ...of(
      'child in need',
      record.needPlans.map(each => running(each.startedOn, each.endedOn, over)),
    ),
    ...of('protection plan', ownPlans(record, over)),
    ...of(
      'pre-proceedings',
      preProceedingsOf(record).map(({ startsOn, row, issuedOn }) =>
        running(startsOn, earliest(row.day('ended_on'), issuedOn), over),
      ),
      true,
    ),
  ]
}

function ownPlans(record: ChildRecord, over: Day | undefined): Running[] {
  return record.protectionPlans
    .filter(each => !each.otherAuthority)
    .map(each => running(each.startedOn, each.endedOn, over))
}

function isReached({ on, until }: Pick<Found, 'on' | 'until'>): boolean {
  return until === undefined || on < until
}

/** Clock B: involvement without a break, whatever the child was open for in it. A child looked after then is tracked elsewhere. */
function involvementMarks({ spells, times }: Course): Found[] {
  return times.flatMap(({ from, until }) =>
    monthMarks.flatMap((mark): Found[] => {
      const on = addMonths(from, mark)
      return isReached({ on, until })
        ? tracked(spells, { kind: 'months', clock: 'involvement', mark, since: from, on, until })
        : []
    }),
  )
}

/** Clock C, where it is ahead of clock B: the child had been closed and opened again. */
function cumulativeMarks({ spells, times }: Course): Found[] {
  return times.slice(1).flatMap(({ from, until }): Found[] => {
    const last = until === undefined ? addMonths(from, monthMarks.at(-1)!) : until - 1
    const before = cumulativeMonthsTo(times, from)
    return monthMarks.flatMap((mark): Found[] => {
      if (before >= mark || last < from) return []
      const on = cumulativeMarkReachedOn(times, { from, last }, mark)
      if (on === undefined || on >= addMonths(from, mark)) return []
      return tracked(spells, { kind: 'months', clock: 'cumulative', mark, since: undefined, on, until })
    })
  })
}

/** A second or third plan within 24 months of the end of another. */
function repeatPlans({ record, over }: Course): Found[] {
  const plans = ownPlans(record, over)
  return plans.flatMap(({ from, until }, index): Found[] => {
    const recent = plans
      .slice(0, index)
      .filter(each => each.until !== undefined && addMonths(each.until, repeatPlanMonths) >= from)
    if (recent.length === 0 || !isReached({ on: from, until })) return []
    const mark = recent.length + 1
    return [{ kind: 'repeat plan', clock: 'plan', track: 'protection plan', mark, since: from, on: from, until }]
  })
}

/** Referred again within six months of closure. */
function reReferrals({ spells, episodes }: Course): Found[] {
  return episodes.flatMap(({ from, until }, index): Found[] => {
    const closedOn = episodes[index - 1]?.until
    if (closedOn === undefined || addMonths(closedOn, reReferralMonths) < from || !isReached({ on: from, until }))
      return []
    return tracked(spells, {
      ...{ kind: 're-referral', clock: 'involvement', mark: reReferralMonths, since: from, on: from, until },
    })
  })
}

/**
 * Back in need after 18 months of involvement, from a protection plan or from care: raised that day, each time, whoever
 * looked before (standard CN-07).
 */
function stepsDown({ record, spells, times }: Course): Found[] {
  const above = steppedUp(record)
  const days = new Set(
    above.flatMap(({ until }) => (until === undefined || isSteppedUpOn(record, until) ? [] : [until])),
  )
  return [...days].flatMap((on): Found[] => {
    const time = times.find(each => each.from <= on && isReached({ on, until: each.until }))
    if (time === undefined || addMonths(time.from, driftMonths) >= on) return []
    const again = above.find(each => each.from > on)?.from
    const until = earliest(time.until, again)
    return tracked(spells, { kind: 'step down', clock: 'involvement', mark: driftMonths, since: time.from, on, until })
  })
}

/** With what the child is tracked for on the day; left out where that is nothing, and ended when it comes to be nothing. */
function tracked(spells: readonly StatusSpell[], found: Omit<Found, 'track'>): Found[] {
  const track = trackOf(statusOn(spells, found.on))
  if (track === undefined) return []
  const ends = spells.find(each => each.from > found.on && trackOf(each) === undefined)?.from
  return [{ ...found, track, until: earliest(found.until, ends) }]
}

function trackOf(spell: StatusSpell | undefined): Track | undefined {
  switch (spell?.status) {
    case 'protection plan':
      return 'protection plan'
    case 'child in need plan':
    case 'assessment':
    case 'referral':
      return 'child in need'
    default:
      return undefined
  }
}

/** What happened once, and not to a clock, is asked about for so many months and then left to the clocks. */
const monthsWaiting = 3

/** How a trigger stands to a month’s meeting: it comes up in the month, or came up before and nobody senior looked since. */
export function standingIn(
  { kind, on, until, reviewedOn }: Pick<Trigger, 'kind' | 'on' | 'until' | 'reviewedOn'>,
  month: Month,
): 'reached' | 'waiting' | undefined {
  const came = monthOf(on)
  if (came === month) return 'reached'
  const first = firstOfMonth(month)
  if (came > month || (until !== undefined && until <= first)) return undefined
  if (reviewedOn !== undefined && reviewedOn < first) return undefined
  const isClock = kind === 'months' || kind === 'weeks' || kind === 'step down'
  return isClock || month - came <= monthsWaiting ? 'waiting' : undefined
}

/** Of what waits, only the last mark of each clock: the earlier ones ask the same. */
export function lastOfEach<T extends Pick<Trigger, 'kind' | 'clock' | 'track' | 'on'>>(triggers: readonly T[]): T[] {
  const last = new Map<string, T>()
  for (const each of triggers) {
    const key = `${each.kind} ${each.clock} ${each.track}`
    const known = last.get(key)
    if (known === undefined || each.on > known.on) last.set(key, each)
  }
  return [...last.values()].sort((a, b) => a.on - b.on)
}

/** "9 months on the protection plan", "12 weeks in pre-proceedings", "second protection plan in 24 months". */
export function triggerWords({ kind, clock, track, mark }: Pick<Trigger, 'kind' | 'clock' | 'track' | 'mark'>): string {
  if (kind === 'repeat plan') return `${ordinals[mark] ?? `${mark}th`} protection plan in ${repeatPlanMonths} months`
  if (kind === 're-referral') return `referred again within ${mark} months of closure`
  if (kind === 'step down') return `stepped down after ${mark} months of involvement`
  if (clock === 'involvement') return `${mark} months of involvement`
  if (clock === 'cumulative') return `${mark} of the last 36 months, closed and opened again`
  const length = `${mark} ${kind}`
  if (track === 'pre-proceedings') return `${length} in pre-proceedings`
  return `${length} on the ${track === 'protection plan' ? 'protection plan' : 'child in need plan'}`
}

const ordinals: Readonly<Record<number, string>> = { 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' }
