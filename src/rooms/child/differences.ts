import { type Day, weekdayOf } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import { evidenceWords } from '../../domain/standards/evidence.ts'
import { after } from '../../domain/standards/interval.ts'
import { settingOn } from '../../domain/standards/local/setting.ts'
import { byId } from '../../domain/standards/registry.ts'
import type { Deadline, EvidenceFact, Meeting, Standard } from '../../domain/standards/standard.ts'
import { type Coverage, evidenceFrom, lateAfter, supplyOf } from '../../domain/standards/state.ts'
import { intervalsOf } from './counting.ts'
import type { Standing } from './standing.ts'

/** One thing that, had it been otherwise, would have led to another date or another state. */
export interface Difference {
  /** "Had what meets it been recorded by Fri 17 May 2019" */
  readonly had: string
  /** "it would have been met in time" */
  readonly so: string
}

/**
 * What would have made a deadline different, as known on a day: each worked out by the same rules with one thing
 * changed, never a guess at what people should have done.
 */
export function differencesOf(
  { deadline, standard, state }: Standing,
  record: ChildRecord,
  { on, coverage, earlier, dated }: { on: Day; coverage: Coverage; earlier: readonly Deadline[]; dated: Standard },
): Difference[] {
  const found: (Difference | undefined)[] = [
    ...deadline.facts
      .filter(each => each.part === 'considered' && each.on <= on)
      .map(each => hadItCounted(each, deadline, dated, record)),
    fromTheDayBefore(deadline, dated, earlier, record),
    withoutBankHolidays(deadline, standard, record),
  ]
  if (state === 'ended') found.push({ had: `Had it not ended (${deadline.endReason})`, so: stillDue(deadline, on) })
  if (state === 'met-late' || state === 'overdue') found.push(inTime(deadline))
  if (state === 'no-data') found.push(hadItBeenSupplied(standard, deadline, coverage))
  if (state === 'met-late' || state === 'overdue') found.push(hadItBeenBefore(standard, deadline, coverage))
  found.push(anotherStart(deadline))
  return found.filter(each => each !== undefined)
}

/** An event that was looked at and does not count: what if it had? */
function hadItCounted(
  fact: EvidenceFact,
  deadline: Deadline,
  standard: Standard,
  record: ChildRecord,
): Difference | undefined {
  const isIt = (each: Meeting) =>
    each.on === fact.on && each.source?.table === fact.source?.table && each.source?.key === fact.source?.key
  const counting: Standard = {
    ...standard,
    meets: (subject, child) =>
      standard.meets(subject, child).map(each => {
        if (!isIt(each)) return each
        const { whyNot: _, ...counted } = each
        return counted
      }),
  }
  const counted = evaluate(record, [counting], englandAndWales).find(each => isSame(each, deadline))
  if (counted?.metOn !== fact.on) return undefined
  const [what, whyNot] = fact.what.split(': ', 2)
  return {
    had: `Had this counted: ${lower(what!)}, ${longDate(fact.on)} (as recorded, ${whyNot})`,
    so: `it would have been met on that day, ${fact.on <= deadline.dueOn ? 'in time' : 'but late'}`,
  }
}

/** A later turn of a rolling clock counts from what was done: what if that had been done on its last day? */
function fromTheDayBefore(
  deadline: Deadline,
  standard: Standard,
  earlier: readonly Deadline[],
  record: ChildRecord,
): Difference | undefined {
  const { clock } = standard
  if (clock.kind !== 'rolling' || deadline.ordinal < 2) return undefined
  const before = earlier.find(
    each =>
      each.subject === deadline.subject && each.standardId === standard.id && each.ordinal === deadline.ordinal - 1,
  )
  if (before?.metOn === undefined || before.metOn === before.dueOn) return undefined
  const [own] = intervalsOf({ ...deadline, triggerOn: before.dueOn }, standard, record)
  const every = typeof clock.every === 'function' ? own : settingOn(standard, before.dueOn).interval
  const dueOn = every && after(before.dueOn, every, englandAndWales)
  if (dueOn === undefined) return undefined
  const early = before.metOn < before.dueOn
  return {
    had: `Had what started the clock on ${longDate(before.metOn)} been done on ${longDate(before.dueOn)}, the day it was due`,
    so: `this would fall due ${early ? 'later' : 'sooner'}, on ${longDate(dueOn)}`,
  }
}

/** Working days counted over bank holidays: where would it fall without them? */
function withoutBankHolidays(deadline: Deadline, standard: Standard, record: ChildRecord): Difference | undefined {
  const intervals = intervalsOf(deadline, standard, record)
  const only = intervals.length === 1 ? intervals[0] : undefined
  if (only?.unit !== 'working day' || englandAndWales.add(deadline.triggerOn, only.count) !== deadline.dueOn)
    return undefined
  let on = deadline.triggerOn
  let holidays = 0
  for (let left = only.count; left > 0; ) {
    on++
    if (weekdayOf(on) !== 0 && weekdayOf(on) !== 6) left--
  }
  for (let each = deadline.triggerOn + 1; each <= deadline.dueOn; each++)
    if (weekdayOf(each) !== 0 && weekdayOf(each) !== 6 && !englandAndWales.isWorking(each)) holidays++
  if (holidays === 0) return undefined
  return {
    had: `Without the ${holidays === 1 ? 'bank holiday' : `${holidays} bank holidays`} in between`,
    so: `it would have fallen due on ${longDate(on)}`,
  }
}

function inTime({ dueOn }: Deadline): Difference {
  return { had: `Had what meets it been recorded by ${longDate(dueOn)}`, so: 'it would have been met in time' }
}

function anotherStart({ triggerOn }: Deadline): Difference {
  return {
    had: `Were the starting date, ${longDate(triggerOn)}, wrong, and put right in the case system`,
    so: 'this date would move with it at the next import',
  }
}

function stillDue({ dueOn }: Deadline, on: Day): string {
  return dueOn < on ? `it would be overdue since ${longDate(dueOn)}` : `it would still be due by ${longDate(dueOn)}`
}

function hadItBeenSupplied(standard: Standard, deadline: Deadline, coverage: Coverage): Difference {
  const from = evidenceFrom(coverage, standard.evidence)
  const since = from === null ? 'It never has been' : `It has been only from ${longDate(from)}`
  return {
    had: `Had the authority supplied what this is judged by (${evidenceWords(standard.evidence)}) for ${longDate(deadline.dueOn)}`,
    so: `it would be met or overdue by that. ${since}`,
  }
}

/** Late by what is held; but what was done before that begins, nobody can see. */
function hadItBeenBefore(standard: Standard, deadline: Deadline, coverage: Coverage): Difference | undefined {
  const from = evidenceFrom(coverage, standard.evidence)
  if (from === null || from <= deadline.dueOn) return undefined
  const late = lateAfter(deadline, supplyOf(coverage, byId(standard.id), englandAndWales))
  const { metOn } = deadline
  const wasLate = late !== undefined && (metOn === undefined || metOn > late)
  return {
    had: `Had it been done in time, before what is supplied here begins (${evidenceWords(standard.evidence)}: from ${longDate(from)})`,
    so: wasLate
      ? `it would not show. But it had fallen due again by ${longDate(late)}, and was late from then`
      : 'it would not show. So this may not have been late, and no measure counts it as late',
  }
}

function isSame(a: Deadline, b: Deadline): boolean {
  return a.subject === b.subject && a.ordinal === b.ordinal && a.triggerOn === b.triggerOn
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
