import { v5 as uuid } from 'uuid'
import type { DueItem } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { describeBriefly } from '../../domain/standards/describe.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import { calendarOf, stateWords } from '../../ui/index.ts'
import { childHref } from '../child/index.ts'

/** Under which the ids of our calendar entries are made. Never changed: entries would come a second time. */
const namespace = '5f0b7a52-9d0e-4d53-9f2b-8c1f6a3f7b10'

interface Made {
  readonly authority: string
  readonly standards: SetStandards
  readonly origin: string
  readonly day: Day
  readonly at: Date
  /** The data version it is made from. */
  readonly version: number
  /** Who saved it, when and from what. */
  readonly about?: string | undefined
}

/**
 * What is due as calendar entries: what is to be done, the child's id and where to look, and no name. What is overdue
 * stands on the day it was asked for, since that is when it is to be done; taken in again, each entry is moved.
 */
export function asCalendar(
  items: readonly DueItem[],
  { authority, standards, origin, day, at, version, about }: Made,
): string {
  const events = items.map(item => {
    const { childId, standardId, subject, ordinal, dueOn, workOn } = item
    const standard = standards.judging(item)
    const url = origin + childHref({ childId, on: undefined })
    const passed = item.state === 'overdue' || item.state === 'no-data'
    const customary = workOn === dueOn ? '' : ` Counted in days, as is customary: ${longDate(workOn)}.`
    return {
      uid: `${uuid(JSON.stringify([authority, childId, standardId, subject, ordinal]), namespace)}@sightline`,
      on: passed ? day : Math.max(workOn, day),
      summary: `${passed ? `${stateWords[item.state]}: ` : ''}${standard.title} (child ${childId})`,
      description: `${describeBriefly(item, standard)} Due by ${longDate(dueOn)}.${customary}\n${url}`,
      url,
    }
  })
  return calendarOf({ name: 'Due (Sightline)', events, about, at, sequence: version })
}
