import type { Day } from '../calendar/day.ts'
import { after, type Interval } from './interval.ts'
import { areSame, isSame } from './local/setting.ts'
import { add, byDay, factsOf, type Run, soonOn, startFact } from './run.ts'
import type { Deadline, Ending, LadderClock, Meeting, Suspension } from './standard.ts'

/** One point of a ladder, as it comes up for one child. */
interface Rung {
  /** Which of the points set it is, from 0. */
  readonly place: number
  readonly reachedOn: Day
  readonly grace: Interval | undefined
}

/** The points of a ladder, and how long after each it falls due, as set. */
interface Points {
  readonly points: readonly Interval[]
  readonly grace: Interval | undefined
}

/** Adds the deadlines of a ladder: one for each point that comes up. */
export function ladder(run: Run, clock: LadderClock, suspensions: readonly Suspension[]): void {
  const apart = merged(suspensions)
  const rungs = rungsOf(run, clock, apart)
  let turns = 0
  for (let index = 0; index < rungs.length; index++) {
    const times = timesOf(run, clock, apart, rungs, index)
    if (times === 'out of reach') return
    for (const time of times) {
      // Where a point may come up more than once each time is a turn; otherwise its place says which it is.
      const deadline = deadlineOf(run, clock, time, clock.resumes ? ++turns : index + 1)
      if (deadline !== undefined) add(run, deadline)
    }
  }
}

/** Suspensions in order and apart: those that overlap, or follow one another on the same day, as one. */
function merged(suspensions: readonly Suspension[]): Suspension[] {
  const apart: Suspension[] = []
  for (const each of [...suspensions].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last === undefined || (last.until !== undefined && last.until < each.from)) apart.push(each)
    else if (last.until !== undefined)
      apart[apart.length - 1] = { ...last, until: each.until && Math.max(last.until, each.until) }
  }
  return apart
}

/**
 * The points as they come up: by the setting in force on the day the ladder began, and from the first day of each later
 * setting by that. What was reached or done before that day stays. Where points of the new setting lie before it the
 * last of them comes up on it, and no other: nobody was late before the rule was there, and nothing is asked twice.
 */
function rungsOf(run: Run, clock: LadderClock, suspensions: readonly Suspension[]): Rung[] {
  const { startsOn } = run.subject
  const { local = [] } = run.standard
  const setBy = (at: (typeof local)[number] | undefined): Points => ({
    points: at?.points ?? clock.points,
    grace: at?.grace ?? clock.grace,
  })
  let set = setBy(local.findLast(each => each.from <= startsOn))
  let rungs = planned(run, set)
  const ending = run.endings.find(each => each.on >= startsOn)
  for (const version of local) {
    const { from } = version
    const now = setBy(version)
    if (from <= startsOn || (areSame(now.points, set.points) && isSame(now.grace, set.grace))) continue
    if (ending !== undefined && ending.on <= from) break
    const before = rungs
    const isDone = (index: number) => {
      const times = timesOf(run, clock, suspensions, before, index)
      if (times === 'out of reach') return false
      return times.some(time => (deadlineOf(run, clock, time, index + 1)?.metOn ?? from) < from)
    }
    const kept = before.filter((each, index) => each.reachedOn < from || isDone(index))
    const still = planned(run, now).filter(each => !isBehind(each, kept.at(-1), set, now))
    const late = still.findLast(each => each.reachedOn < from)
    rungs = [...kept, ...(late ? [{ ...late, reachedOn: from }] : []), ...still.filter(each => each.reachedOn >= from)]
    set = now
  }
  return rungs
}

function planned(run: Run, { points, grace }: Points): Rung[] {
  const rungs: Rung[] = []
  for (const [place, point] of points.entries()) {
    const reachedOn = after(run.subject.startsOn, point, run.calendar)
    if (reachedOn === undefined) break
    rungs.push({ place, reachedOn, grace })
  }
  return rungs
}

/** Whether a point of the new setting is behind the child, given the last that came up by the old one. */
function isBehind(point: Rung, last: Rung | undefined, old: Points, now: Points): boolean {
  if (last === undefined) return false
  // The same number of points: each is the old one, moved.
  return old.points.length === now.points.length ? point.place <= last.place : point.reachedOn <= last.reachedOn
}

/** One time a point is asked about: from when work counts towards it, when it is due, and when the ladder stops in it. */
interface Time {
  readonly raisedOn: Day
  readonly dueOn: Day
  readonly stop: Suspension | undefined
}

/**
 * The times a point comes up. What counts is where the child is on the day it is due: a suspension over by then changes
 * nothing, one that covers that day ends the point, or leaves it out where it was not raised yet. On a ladder that resumes
 * it is then raised, and due, on the day the suspension ends, and again after each later one; where a later point is due
 * by then, that alone is.
 */
function timesOf(
  run: Run,
  clock: LadderClock,
  suspensions: readonly Suspension[],
  rungs: readonly Rung[],
  index: number,
): Time[] | 'out of reach' {
  const { calendar, subject } = run
  const { reachedOn } = rungs[index]!
  const dueOn = dueOf(rungs[index]!, run)
  if (dueOn === undefined) return 'out of reach'
  const lead = clock.raised ? after(reachedOn, { ...clock.raised, count: -clock.raised.count }, calendar) : undefined
  const before = rungs[index - 1]
  // Where no lead time is set, work since the rung before counts towards this one.
  const raisedOn = Math.max(lead ?? (before === undefined ? subject.startsOn : before.reachedOn + 1), subject.startsOn)
  const stops = suspensions.filter(each => each.until === undefined || each.until > dueOn)
  const times: Time[] = []
  const [first] = stops
  const isCovered = first !== undefined && first.from <= dueOn
  if (!isCovered || first.from > raisedOn) times.push({ raisedOn, dueOn, stop: first })
  if (!clock.resumes) return times
  const nextDue = rungs[index + 1] && dueOf(rungs[index + 1]!, run)
  for (const [at, { until }] of stops.entries()) {
    if (until === undefined || (nextDue !== undefined && nextDue <= until)) break
    times.push({ raisedOn: until, dueOn: until, stop: stops[at + 1] })
  }
  return times
}

function dueOf({ reachedOn, grace }: Rung, { calendar }: Run): Day | undefined {
  return grace ? after(reachedOn, grace, calendar) : reachedOn
}

/** The deadline of a point at one time; undefined where the ladder had ended before it came up. */
function deadlineOf(
  run: Run,
  clock: LadderClock,
  { raisedOn, dueOn, stop }: Time,
  ordinal: number,
): Deadline | undefined {
  const { subject } = run
  const stops = [...run.endings, ...(stop ? [{ on: stop.from, why: stop.why }] : [])].sort(byDay)
  const ending: Ending | undefined = stops.find(each => each.on >= subject.startsOn)
  if (ending !== undefined && ending.on <= raisedOn) return undefined
  const isFor = ({ on, whyNot, clearsNoneLate }: Meeting) =>
    whyNot === undefined && on >= raisedOn && (clearsNoneLate !== true || on <= dueOn)
  const candidate = run.meetings.find(isFor)
  const met = candidate && (ending === undefined || candidate.on <= ending.on) ? candidate : undefined
  return {
    standardId: run.standard.id,
    subject: subject.key,
    ordinal,
    triggerOn: subject.startsOn,
    dueOn,
    customaryDueOn: undefined,
    soonOn: clock.raised ? raisedSoon(run, raisedOn, dueOn) : soonOn(run, subject.startsOn, dueOn),
    metOn: met?.on,
    endedOn: met === undefined ? ending?.on : undefined,
    endReason: met === undefined ? ending?.why : undefined,
    facts: factsOf(run, startFact(run), met, met === undefined ? ending : undefined, raisedOn, 'same day'),
  }
}

/** A rung is due soon from the day it is raised, or later where the authority says so: before it, no work counts. */
function raisedSoon(run: Run, raised: Day, dueOn: Day): Day {
  const { local = [] } = run.standard
  const isSet = local.some(each => each.from <= dueOn && each.soon !== undefined)
  return isSet ? Math.max(raised, soonOn(run, run.subject.startsOn, dueOn)) : raised
}
