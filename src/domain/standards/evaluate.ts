import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChildRecord } from '../record/facts.ts'
import { exceptionsTo } from './exceptions.ts'
import { after, type Interval } from './interval.ts'
import { ladder } from './ladder.ts'
import { isSame } from './local/setting.ts'
import { add, byDay, counts, factsOf, type Run, soonOn, startFact } from './run.ts'
import type { Deadline, EvidenceFact, Meeting, OnceClock, RollingClock, Standard, Subject } from './standard.ts'

/**
 * Every deadline the standards set for one child, past ones and the one still ahead, in order of standard, subject and
 * turn. Pure, and knows nothing of today. A date the calendar cannot reach gives no deadline, never a guessed one.
 *
 * Where an authority has set a standard (local/localise.ts) each turn is counted by the setting in force on the day it
 * started. A setting that begins while a turn runs, and before it is late, counts it anew from the same start, but has
 * it due on its own first day at the earliest: nobody was late before the rule was there.
 */
export function evaluate(child: ChildRecord, standards: readonly Standard[], calendar: WorkingCalendar): Deadline[] {
  const deadlines: Deadline[] = []
  for (const standard of standards) {
    for (const subject of standard.covers(child)) {
      const meetings = [...standard.meets(subject, child)].sort(byDay)
      const endings = standard.ends(subject, child).filter(each => each !== undefined)
      endings.sort(byDay)
      if (endings.some(each => each.forGood && each.on < subject.startsOn)) continue
      const clock = standard.clock
      const exceptions = exceptionsTo(standard, child)
      const run: Run = { standard, subject, child, calendar, meetings, endings, exceptions, deadlines, again: 0 }
      if (clock.kind === 'once') once(run, clock)
      else if (clock.kind === 'rolling') rolling(run, clock)
      else ladder(run, clock, standard.suspends?.(subject, child) ?? [])
    }
  }
  return deadlines
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
    const customary = typeof clock.customary === 'function' ? clock.customary(trigger, run.subject) : clock.customary
    const closed = every !== undefined && settle(run, ordinal, trigger, every, customary, met, started, from)
    if (met === undefined || closed || (every === undefined && endsBy(run, trigger, met.on))) return
    trigger = met.on
    from = 'next day'
    started = { part: 'starts', on: met.on, what: met.what, source: met.source }
  }
}

/** Whether a clock that runs from a day ends by another: what ended before it ran is of no concern to it. */
function endsBy(run: Run, from: Day, day: Day): boolean {
  return run.endings.some(each => each.on >= from && each.on <= day)
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
  const dueOn = dueBy(run, triggerOn, within, met?.on ?? ending?.on)
  if (dueOn !== undefined) {
    const customaryDueOn = customary && after(triggerOn, customary, run.calendar)
    add(run, {
      standardId: run.standard.id,
      subject: run.subject.key,
      ordinal,
      triggerOn,
      dueOn,
      customaryDueOn: customaryDueOn === dueOn ? undefined : customaryDueOn,
      soonOn: soonOn(run, triggerOn, dueOn, Math.min(dueOn, customaryDueOn ?? dueOn)),
      metOn: met?.on,
      endedOn: met === undefined ? ending?.on : undefined,
      endReason: met === undefined ? ending?.why : undefined,
      facts: factsOf(run, started, met, met === undefined ? ending : undefined, triggerOn, from),
    })
  }
  return met === undefined || (ending !== undefined && ending.on <= met.on)
}

/** When a turn falls due, by the settings in force while it ran. `closedOn` is when it was met or ended. */
function dueBy({ standard, calendar }: Run, triggerOn: Day, own: Interval, closedOn: Day | undefined): Day | undefined {
  const { local = [] } = standard
  let within = local.findLast(each => each.from <= triggerOn)?.interval ?? own
  let dueOn = after(triggerOn, within, calendar)
  for (const { from, interval = own } of local) {
    if (from <= triggerOn || isSame(interval, within)) continue
    if (dueOn === undefined || dueOn < from || (closedOn !== undefined && closedOn <= from)) return dueOn
    const counted = after(triggerOn, interval, calendar)
    dueOn = counted && Math.max(counted, from)
    within = interval
  }
  return dueOn
}
