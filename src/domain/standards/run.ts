import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChildRecord } from '../record/facts.ts'
import { type Exception, withExceptions } from './exceptions.ts'
import { after } from './interval.ts'
import { settingOn } from './local/setting.ts'
import type { Deadline, Ending, EvidenceFact, Meeting, Standard, Subject } from './standard.ts'

/** One standard being worked out for one subject of one child. */
export interface Run {
  readonly standard: Standard
  readonly subject: Subject
  readonly child: ChildRecord
  readonly calendar: WorkingCalendar
  readonly meetings: readonly Meeting[]
  readonly endings: readonly Ending[]
  readonly exceptions: readonly Exception[]
  readonly deadlines: Deadline[]
  /** Deadlines that came up again after an exception: later ordinals move on by so many. */
  again: number
}

/** Adds a deadline, with what exceptions make of it. */
export function add(run: Run, deadline: Deadline): void {
  const all = withExceptions(
    { ...deadline, ordinal: deadline.ordinal + run.again },
    run.exceptions,
    (triggerOn, dueOn) => soonOn(run, triggerOn, dueOn),
  )
  run.again += all.length - 1
  run.deadlines.push(...all)
}

/**
 * From when a deadline is due soon, by the window in force on its due date. `workOn` is the customary date, where work
 * goes by that.
 */
export function soonOn({ standard, calendar }: Run, triggerOn: Day, dueOn: Day, workOn = dueOn): Day {
  const soon = standard.local === undefined ? standard.soon : settingOn(standard, dueOn).soon!
  const from =
    'fromStart' in soon
      ? after(triggerOn, soon.fromStart, calendar)
      : after(workOn, { ...soon, count: -soon.count }, calendar)
  return Math.min(Math.max(from ?? triggerOn, triggerOn), workOn)
}

/** What started the clock, as evidence. */
export function startFact({ subject, standard }: Run): EvidenceFact {
  return { part: 'starts', on: subject.startsOn, what: standard.says.started, source: subject.source }
}

/** The evidence of a deadline: what started it, meetings until one met it that did not, what met it, what ended it. */
export function factsOf(
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

/** Whether what happened on a day can meet a clock that runs from another. */
export function counts(on: Day, after: Day, from: 'same day' | 'next day'): boolean {
  return from === 'same day' ? on >= after : on > after
}

/** Puts what has a day in date order. */
export function byDay(a: { on: Day }, b: { on: Day }): number {
  return a.on - b.on
}
