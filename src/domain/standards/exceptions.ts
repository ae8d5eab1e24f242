import type { Day } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'
import { exceptions as template } from '../templates/in-need.ts'
import { rowsOf } from '../templates/own-row.ts'
import { capital } from '../words/capital.ts'
import type { Deadline, EvidenceFact, Standard } from './standard.ts'

/** A decision that a standard does not apply to a child for a time. */
export interface Exception {
  readonly from: Day
  /** The last day; undefined where it is for good. */
  readonly until: Day | undefined
  /** "exception approved by HOS1: settled, reviewed each year" */
  readonly words: string
  readonly source: RowReference
  /** Why it does not count. */
  readonly whyNot: string | undefined
}

/** The exceptions recorded of a child to one standard, in order of their first day. */
export function exceptionsTo(standard: Standard, child: ChildRecord): readonly Exception[] {
  const rows = rowsOf(child, template)
  if (rows.length === 0) return none
  return rows.flatMap(row => {
    const { on, source } = row
    if (on === undefined || row.text('standard')?.trim().toUpperCase() !== standard.id) return []
    const by = row.text('approved_by')?.trim() || undefined
    const reason = row.text('reason')?.trim()
    const words = `exception approved by ${by ?? 'nobody named'}${reason ? `: ${reason}` : ''}`
    return [{ from: on, until: row.day('until_on'), words, source, whyNot: whyNot(standard, by, reason) }]
  })
}

const none: readonly never[] = []

/** An exception counts when somebody approved it and said why; to a standard of the law, only where the law allows one. */
function whyNot(
  { basis, exceptions }: Standard,
  by: string | undefined,
  reason: string | undefined,
): string | undefined {
  if (by === undefined) return 'not recorded who approved it, so it does not count'
  if (!reason) return 'not recorded why, so it does not count'
  const ends = exceptions.some(each => each.clockRuns === undefined)
  return basis === 'local' || ends ? undefined : 'the law allows none that ends this, so it does not count'
}

/**
 * What exceptions make of a deadline. One that falls due within an exception, not met by then, ends on the exception's
 * first day, or on the day its clock started where that is later. Where the exception has a last day and the clock has
 * not stopped for another reason by then, it comes up again, due on the day after: what was excused for a time does not
 * go out of sight.
 */
export function withExceptions(
  deadline: Deadline,
  exceptions: readonly Exception[],
  soonOn: (triggerOn: Day, dueOn: Day) => Day,
): Deadline[] {
  if (exceptions.length === 0) return [deadline]
  const made: Deadline[] = []
  let left = deadline
  for (;;) {
    const { dueOn, triggerOn, metOn, endedOn } = left
    const over = exceptions.filter(each => each.from <= dueOn && (each.until === undefined || dueOn <= each.until))
    const exception = over.find(each => each.whyNot === undefined)
    const on = Math.max(exception?.from ?? 0, triggerOn)
    if (exception === undefined || (metOn ?? dueOn + 1) <= dueOn || (endedOn ?? on + 1) <= on) {
      return [...made, { ...left, facts: inOrder([...left.facts, ...notCounted(over)]) }]
    }
    const { until, words, source } = exception
    const started = left.facts.filter(each => each.part === 'starts' || (each.part === 'considered' && each.on <= on))
    const ends: EvidenceFact = { part: 'ends', on, what: words, source }
    made.push({ ...left, metOn: undefined, endedOn: on, endReason: words, facts: [...started, ends] })
    if (until === undefined || (endedOn !== undefined && endedOn <= until + 1)) return made
    const again = until + 1
    left = {
      ...deadline,
      ordinal: left.ordinal + 1,
      dueOn: again,
      customaryDueOn: undefined,
      soonOn: Math.max(soonOn(triggerOn, again), on),
      facts: inOrder([
        ...deadline.facts,
        { part: 'considered', on, what: `${capital(words)}: until ${longDate(until)}`, source },
      ]),
    }
  }
}

function notCounted(exceptions: readonly Exception[]): EvidenceFact[] {
  return exceptions.flatMap(({ from, words, source, whyNot: because }) =>
    because === undefined
      ? []
      : [{ part: 'considered', on: from, what: `${capital(words)}: ${because}`, source } as const],
  )
}

/** What starts a clock first, what closes it last, by day between. */
function inOrder(facts: readonly EvidenceFact[]): EvidenceFact[] {
  const of = (isWanted: (part: EvidenceFact['part']) => boolean) => facts.filter(each => isWanted(each.part))
  return [
    ...of(part => part === 'starts'),
    ...of(part => part === 'considered').sort((a, b) => a.on - b.on),
    ...of(part => part === 'meets' || part === 'ends'),
  ]
}
