import type { Day } from '../calendar/day.ts'
import { longDate, shortDate } from '../calendar/wording.ts'
import type { Deadline, Standard } from './standard.ts'

/**
 * The deadline in a sentence or three that a practitioner would accept: what started it, what is due by when, and what
 * is recorded, as known on a day (all that is known when none is given). `standard` is the one it was judged by
 * (local/in-force.ts). `evidenceFrom` is the first day of which what it is judged by is held: what was due before and is
 * met after it may have been done in time, where nobody can see it.
 */
export function describe(
  deadline: Deadline,
  { says }: Pick<Standard, 'says'>,
  asOf: Day = Number.POSITIVE_INFINITY,
  evidenceFrom?: Day | null,
): string {
  const start = deadline.facts.find(each => each.part === 'starts')
  const started = deadline.ordinal > 1 && says.again && start?.on === deadline.triggerOn ? says.again : says.started
  const sentences = [`${started} ${longDate(deadline.triggerOn)}.`, `${says.needed}: by ${longDate(deadline.dueOn)}.`]
  if (says.holdsFrom !== undefined) sentences.push(`${says.holdsFrom.inFull}.`)
  if (deadline.customaryDueOn !== undefined)
    sentences.push(`Counted in days, as is customary: ${longDate(deadline.customaryDueOn)}.`)
  if (deadline.metOn !== undefined && deadline.metOn <= asOf) {
    const isLate = deadline.metOn > deadline.dueOn
    const isHeld = evidenceFrom === undefined || evidenceFrom === null || evidenceFrom <= deadline.dueOn
    const how = !isLate ? 'in time' : isHeld ? 'late' : 'late by what is held'
    sentences.push(`${says.met} ${longDate(deadline.metOn)}, ${how}.`)
    if (isLate && !isHeld)
      sentences.push(
        `What is held begins on ${longDate(evidenceFrom)} only: whether it was done in time before is unknown.`,
      )
  } else if (deadline.endedOn !== undefined && deadline.endedOn <= asOf) {
    sentences.push(`Ended ${longDate(deadline.endedOn)}: ${deadline.endReason}.`)
  } else {
    const unclear = deadline.facts.findLast(each => each.part === 'considered' && each.on <= asOf)
    // An exception that does not count is considered as well, and nobody's doing.
    const isOfItself = unclear?.source?.table === start?.source?.table
    if (unclear && isOfItself && says.unclear !== undefined) sentences.push(`${says.unclear} ${longDate(unclear.on)}.`)
    else sentences.push(says.none, ...(unclear ? [`${longDate(unclear.on)}: ${unclear.what}.`] : []))
  }
  return sentences.join(' ')
}

/** Why there is such a deadline, in one line for a list: "Last reviewed 20 Jun 2019. A review is due within 6 months." */
export function describeBriefly(
  { ordinal, triggerOn }: Pick<Deadline, 'ordinal' | 'triggerOn'>,
  { says }: Pick<Standard, 'says'>,
): string {
  const started = ordinal > 1 && says.again ? says.again : says.started
  const holdsFrom = says.holdsFrom === undefined ? '' : ` ${says.holdsFrom.briefly}.`
  return `${started} ${shortDate(triggerOn)}. ${says.needed}.${holdsFrom}`
}
