import type { Day } from '../calendar/day.ts'
import { after, type Interval } from './interval.ts'
import { areSame, isSame } from './local/setting.ts'
import { add, byDay, factsOf, type Run, soonOn, startFact } from './run.ts'
import type { Deadline, Ending, LadderClock, Suspension } from './standard.ts'

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
  const rungs = rungsOf(run, clock, suspensions)
  for (let index = 0; index < rungs.length; index++) {
    const deadline = rungDeadline(run, clock, suspensions, rungs, index)
    if (deadline === 'out of reach') return
    if (deadline !== undefined) add(run, deadline)
  }
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
      const deadline = rungDeadline(run, clock, suspensions, before, index)
      return deadline !== undefined && deadline !== 'out of reach' && (deadline.metOn ?? from) < from
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

/** The deadline of one rung; undefined where the ladder had ended before it came up. */
function rungDeadline(
  run: Run,
  clock: LadderClock,
  suspensions: readonly Suspension[],
  rungs: readonly Rung[],
  index: number,
): Deadline | undefined | 'out of reach' {
  const { calendar, subject } = run
  const { reachedOn, grace } = rungs[index]!
  const usualDue = grace ? after(reachedOn, grace, calendar) : reachedOn
  if (usualDue === undefined) return 'out of reach'
  const lead = clock.raised ? after(reachedOn, { ...clock.raised, count: -clock.raised.count }, calendar) : undefined
  const before = rungs[index - 1]
  // Where no lead time is set, work since the rung before counts towards this one.
  let raisedOn = Math.max(lead ?? (before === undefined ? subject.startsOn : before.reachedOn + 1), subject.startsOn)
  let dueOn = usualDue
  const over = clock.resumes
    ? suspensions.find(each => each.from <= dueOn && each.until !== undefined && each.until > dueOn)
    : undefined
  if (over?.until !== undefined) dueOn = raisedOn = over.until
  const suspended = suspensions.find(each => each.from <= dueOn && (each.until === undefined || each.until > dueOn))
  const raised = raisedOn
  const stops = [
    ...run.endings,
    ...suspensions.filter(each => each.from > raised).map(each => ({ on: each.from, why: each.why })),
  ].sort(byDay)
  const ending: Ending | undefined =
    suspended && suspended.from <= raised
      ? { on: suspended.from, why: suspended.why }
      : stops.find(each => each.on >= subject.startsOn)
  if (ending !== undefined && ending.on <= raised) return undefined
  const candidate = run.meetings.find(each => each.whyNot === undefined && each.on >= raised)
  const met = candidate && (ending === undefined || candidate.on <= ending.on) ? candidate : undefined
  return {
    standardId: run.standard.id,
    subject: subject.key,
    ordinal: index + 1,
    triggerOn: subject.startsOn,
    dueOn,
    customaryDueOn: undefined,
    soonOn: clock.raised ? raisedSoon(run, raised, dueOn) : soonOn(run, subject.startsOn, dueOn),
    metOn: met?.on,
    endedOn: met === undefined ? ending?.on : undefined,
    endReason: met === undefined ? ending?.why : undefined,
    facts: factsOf(run, startFact(run), met, met === undefined ? ending : undefined, raised, 'same day'),
  }
}

/** A rung is due soon from the day it is raised, or later where the authority says so: before it, no work counts. */
function raisedSoon(run: Run, raised: Day, dueOn: Day): Day {
  const { local = [] } = run.standard
  const isSet = local.some(each => each.from <= dueOn && each.soon !== undefined)
  return isSet ? Math.max(raised, soonOn(run, run.subject.startsOn, dueOn)) : raised
}
