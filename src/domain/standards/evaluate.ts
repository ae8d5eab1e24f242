import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChildRecord } from '../record/facts.ts'
import { after, type Interval } from './interval.ts'
import type {
  Deadline,
  Ending,
  EvidenceFact,
  LadderClock,
  Meeting,
  OnceClock,
  RollingClock,
  Standard,
  Subject,
  Suspension,
} from './standard.ts'

/**
 * Every deadline the standards set for one child, past ones and the one still ahead, in order of standard, subject and
 * turn. Pure, and knows nothing of today. A date the calendar cannot reach gives no deadline, never a guessed one.
 */
export function evaluate(child: ChildRecord, standards: readonly Standard[], calendar: WorkingCalendar): Deadline[] {
  const deadlines: Deadline[] = []
  for (const standard of standards) {
    for (const subject of standard.covers(child)) {
      const meetings = [...standard.meets(subject, child)].sort(byDay)
      const endings = standard.ends(subject, child).filter(each => each !== undefined)
      endings.sort(byDay)
      const clock = standard.clock
      const run = { standard, subject, child, calendar, meetings, endings, deadlines }
      if (clock.kind === 'once') once(run, clock)
      else if (clock.kind === 'rolling') rolling(run, clock)
      else ladder(run, clock, standard.suspends?.(subject, child) ?? [])
    }
  }
  return deadlines
}

interface Run {
  readonly standard: Standard
  readonly subject: Subject
  readonly child: ChildRecord
  readonly calendar: WorkingCalendar
  readonly meetings: readonly Meeting[]
  readonly endings: readonly Ending[]
  readonly deadlines: Deadline[]
}

function once(run: Run, clock: OnceClock): void {
  const start = run.subject.startsOn
  const met = run.meetings.find(each => each.whyNot === undefined && counts(each.on, start, clock.from))
  settle(run, 1, start, clock.within, clock.customary, met, startFact(run), clock.from)
}

function rolling(run: Run, clock: RollingClock<Subject>): void {
  let trigger = run.subject.startsOn
  let started = startFact(run)
  let from = clock.from
  for (let ordinal = 1; ; ordinal++) {
    const every = typeof clock.every === 'function' ? clock.every(trigger, run.subject, run.child) : clock.every
    const met = run.meetings.find(each => each.whyNot === undefined && counts(each.on, trigger, from))
    const closed = every !== undefined && settle(run, ordinal, trigger, every, clock.customary, met, started, from)
    if (met === undefined || closed || (every === undefined && endsBy(run, met.on))) return
    trigger = met.on
    from = 'next day'
    started = { part: 'starts', on: met.on, what: met.what, source: met.source }
  }
}

function endsBy(run: Run, day: Day): boolean {
  return run.endings[0] !== undefined && run.endings[0].on <= day
}

/** Adds one deadline; answers whether its clock is over because it ended. */
function settle(
  run: Run,
  ordinal: number,
  triggerOn: Day,
  within: Interval,
  customary: Interval | undefined,
  candidate: Meeting | undefined,
  started: EvidenceFact,
  from: 'same day' | 'next day',
): boolean {
  const ending = run.endings.find(each => each.on >= triggerOn)
  const met = candidate && (ending === undefined || candidate.on <= ending.on) ? candidate : undefined
  const dueOn = after(triggerOn, within, run.calendar)
  if (dueOn !== undefined) {
    const customaryDueOn = customary && after(triggerOn, customary, run.calendar)
    run.deadlines.push({
      standardId: run.standard.id,
      subject: run.subject.key,
      ordinal,
      triggerOn,
      dueOn,
      customaryDueOn: customaryDueOn === dueOn ? undefined : customaryDueOn,
      soonOn: soonOn(run, triggerOn, Math.min(dueOn, customaryDueOn ?? dueOn)),
      metOn: met?.on,
      endedOn: met === undefined ? ending?.on : undefined,
      endReason: met === undefined ? ending?.why : undefined,
      facts: factsOf(run, started, met, met === undefined ? ending : undefined, triggerOn, from),
    })
  }
  return met === undefined || (ending !== undefined && ending.on <= met.on)
}

function ladder(run: Run, clock: LadderClock, suspensions: readonly Suspension[]): void {
  const { calendar, subject } = run
  for (const [index, point] of clock.points.entries()) {
    const reachedOn = after(subject.startsOn, point, calendar)
    if (reachedOn === undefined) return
    const usualDue = clock.grace ? after(reachedOn, clock.grace, calendar) : reachedOn
    let raisedOn = clock.raised
      ? after(reachedOn, { ...clock.raised, count: -clock.raised.count }, calendar)
      : undefined
    if (usualDue === undefined) return
    raisedOn = Math.max(raisedOn ?? beforeRung(run, clock, index), subject.startsOn)
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
    if (ending !== undefined && ending.on <= raised) continue
    const candidate = run.meetings.find(each => each.whyNot === undefined && each.on >= raised)
    const met = candidate && (ending === undefined || candidate.on <= ending.on) ? candidate : undefined
    run.deadlines.push({
      standardId: run.standard.id,
      subject: subject.key,
      ordinal: index + 1,
      triggerOn: subject.startsOn,
      dueOn,
      customaryDueOn: undefined,
      soonOn: clock.raised ? raised : soonOn(run, subject.startsOn, dueOn),
      metOn: met?.on,
      endedOn: met === undefined ? ending?.on : undefined,
      endReason: met === undefined ? ending?.why : undefined,
      facts: factsOf(run, startFact(run), met, met === undefined ? ending : undefined, raised, 'same day'),
    })
  }
}

/** Where no lead time is set, work since the rung before counts towards this one. */
function beforeRung(run: Run, clock: LadderClock, index: number): Day {
  const before = clock.points[index - 1]
  const reached = before && after(run.subject.startsOn, before, run.calendar)
  return reached === undefined ? run.subject.startsOn : reached + 1
}

function soonOn(run: Run, triggerOn: Day, dueOn: Day): Day {
  const { soon } = run.standard
  const from =
    'fromStart' in soon
      ? after(triggerOn, soon.fromStart, run.calendar)
      : after(dueOn, { ...soon, count: -soon.count }, run.calendar)
  return Math.min(Math.max(from ?? triggerOn, triggerOn), dueOn)
}

function startFact(run: Run): EvidenceFact {
  const { subject, standard } = run
  return { part: 'starts', on: subject.startsOn, what: standard.says.started, source: subject.source }
}

function factsOf(
  run: Run,
  started: EvidenceFact,
  met: Meeting | undefined,
  ending: Ending | undefined,
  after: Day,
  from: 'same day' | 'next day',
): EvidenceFact[] {
  const facts = [started]
  for (const each of run.meetings) {
    if (each.whyNot === undefined || !counts(each.on, after, from)) continue
    if (met !== undefined && each.on > met.on) break
    facts.push({ part: 'considered', on: each.on, what: `${each.what}: ${each.whyNot}`, source: each.source })
  }
  if (met) facts.push({ part: 'meets', on: met.on, what: met.what, source: met.source })
  if (ending) facts.push({ part: 'ends', on: ending.on, what: ending.why, source: ending.source })
  return facts
}

function counts(on: Day, after: Day, from: 'same day' | 'next day'): boolean {
  return from === 'same day' ? on >= after : on > after
}

function byDay(a: { on: Day }, b: { on: Day }): number {
  return a.on - b.on
}
