import { birthday } from '../../calendar/ages.ts'
import { type Day, earliest, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { privateFostering, privateFosteringVisits } from '../../templates/private-fostering.ts'
import { died, ended } from '../ends.ts'
import { periodsInCare } from '../looked-after/in-care.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'

export interface Fostered extends Subject {
  readonly notice: OwnRow<'notified_on' | 'kind' | 'decided_on' | 'ended_on'>
  readonly notifiedOn: Day
}

/** Notices of private fostering that are dated: proposals and arrangements, each its own. */
export function noticesOf(record: ChildRecord): Fostered[] {
  return rowsOf(record, privateFostering).flatMap((notice): Fostered[] =>
    notice.on === undefined
      ? []
      : [{ key: notice.source.key, startsOn: notice.on, source: notice.source, notice, notifiedOn: notice.on }],
  )
}

/** Notices of arrangements that have begun. */
export function arrangementsOf(record: ChildRecord): Fostered[] {
  return noticesOf(record).filter(({ notice }) => notice.text('kind') === 'arrangement')
}

/**
 * Arrangements as they are visited: a child looked after is not privately fostered (Children Act 1989 schedule 8, paragraph
 * 2). Where one stands on record when care has ended, the child may be back in it: it counts again from that day.
 */
export function lasting(arrangements: readonly Fostered[], record: ChildRecord): Fostered[] {
  return arrangements.flatMap(each => {
    const { key, notice } = each
    if (notice.text('kind') !== 'arrangement') return [each]
    const until = notice.day('ended_on') ?? Number.POSITIVE_INFINITY
    const again = periodsInCare(record).flatMap(({ period }): Fostered[] => {
      const on = period.endedOn
      if (on === undefined || on <= each.notifiedOn || on >= until) return []
      return [{ ...each, key: `${key} again from ${iso(on)}`, startsOn: on, notifiedOn: on }]
    })
    return [each, ...again]
  })
}

/** When a child privately fostered was looked after: from the day they became so, or the day of notice of one who was. */
function intoCare({ notice, notifiedOn }: Fostered, record: ChildRecord): Subject | undefined {
  if (notice.text('kind') !== 'arrangement') return undefined
  const care = periodsInCare(record).find(
    ({ startsOn, period }) => startsOn >= notifiedOn || (period.endedOn ?? Number.POSITIVE_INFINITY) > notifiedOn,
  )
  return care && { ...care, startsOn: Math.max(care.startsOn, notifiedOn) }
}

/**
 * Visits made since a notice. One recorded as leaving no report does not count, nor one at which the child was not spoken to
 * alone unless it says why that was inappropriate (regulations 4(2), 7(2) and 8(2)); one that does not say either does.
 */
export function visitsSince(fostered: Fostered, record: ChildRecord): Meeting[] {
  const { notifiedOn, notice } = fostered
  const until = earliest(notice.day('ended_on'), intoCare(fostered, record)?.startsOn) ?? Number.POSITIVE_INFINITY
  return rowsOf(record, privateFosteringVisits).flatMap((row): Meeting[] => {
    if (row.on === undefined || row.on < notifiedOn || row.on > until) return []
    const why = row.text('why_not_alone')
    const notAlone = row.answer('child_seen_alone') === 'no'
    const what = notAlone && why !== undefined ? `Visited; the child was not spoken to alone (${why})` : 'Visited'
    const visit = { on: row.on, what, source: row.source }
    if (row.answer('report_written') === 'no') return [{ ...visit, whyNot: 'no written report was made' }]
    if (notAlone && why === undefined)
      return [{ ...visit, whyNot: 'the child was not spoken to alone, and no reason is given' }]
    return [visit]
  })
}

/**
 * It ends with the arrangement, at 16, or at 18 for a disabled child (Children Act 1989 s66). A proposal ends when the
 * child has gone to live there, which has clocks of its own.
 */
export function endings(fostered: Fostered, record: ChildRecord): (Ending | undefined)[] {
  const { notice } = fostered
  const care = intoCare(fostered, record)
  const bornOn = record.person?.bornOn
  const disabled = record.disabilities.some(each => each !== 'NONE')
  const years = disabled ? 18 : 16
  const begun =
    notice.text('kind') === 'proposal'
      ? arrangementsOf(record).find(each => each.notifiedOn >= (notice.on ?? Number.POSITIVE_INFINITY))
      : undefined
  return [
    ended(begun?.notifiedOn, 'the arrangement began, with clocks of its own', begun?.source),
    ended(notice.day('ended_on'), 'the arrangement ended', notice.source),
    ended(care?.startsOn, 'became looked after, so no longer privately fostered', care?.source),
    bornOn === undefined ? undefined : { on: birthday(bornOn, years), why: `${years}th birthday`, forGood: true },
    died(record),
  ]
}

export const regulations = (place: string, note?: string) => [
  {
    document: 'Children (Private Arrangements for Fostering) Regulations 2005',
    place,
    inForceFrom: '2005-07-01',
    ...(note ? { note } : {}),
  },
]

export const words = {
  stage: 'private fostering',
  whatEndsIt: 'The arrangement ends, the child becomes looked after, turns 16 (18 if disabled) or dies.',
  matters: 'A child living with people who are not close relatives, by private agreement, is known to nobody else.',
  good: 'The child is spoken to alone, in their own language, and the parent is reached abroad.',
  weak: 'The visit is to the household; the child brings the tea.',
  illustration:
    'Amara was nine and living with “an aunt”. Alone with the worker she said that she had never met her before, and slept on the sofa.',
  exceptions: [],
} as const
