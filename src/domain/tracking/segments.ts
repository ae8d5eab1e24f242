import type { Day } from '../calendar/day.ts'
import { addMonths } from '../calendar/months.ts'
import type { ChildRecord } from '../record/facts.ts'
import { isShortBreak } from '../record/period-of-care.ts'
import { eachOnce } from '../standards/court/told-twice.ts'
import { proceedings } from '../templates/court.ts'
import { rowsOf } from '../templates/index.ts'

/**
 * Children in need who are talked about apart: those supported for a disability, with short breaks or without, whose
 * need lasts; and those for whom a court has made a supervision order, which has an end of its own.
 */
const segments = ['disability and short breaks', 'supervision order'] as const
export type Segment = (typeof segments)[number]

/** How long a supervision order usually runs, in months. */
const orderMonths = 12

/** Which of them a child in need belongs to on a day, if any. */
export function segmentOn(record: ChildRecord, on: Day): Segment | undefined {
  if (hasSupervisionOrder(record, on)) return 'supervision order'
  return hasShortBreaks(record, on) || isNeedOfDisability(record, on) ? 'disability and short breaks' : undefined
}

function hasSupervisionOrder(record: ChildRecord, on: Day): boolean {
  return eachOnce(rowsOf(record, proceedings)).some(row => {
    const madeOn = row.day('final_order_on')
    const isOne = row.text('order') === 'supervision order'
    return isOne && madeOn !== undefined && madeOn <= on && on < addMonths(madeOn, orderMonths)
  })
}

function hasShortBreaks(record: ChildRecord, on: Day): boolean {
  return record.legalStatuses.some(
    each => isShortBreak(each.status) && each.startedOn <= on && (each.endedOn === undefined || on < each.endedOn),
  )
}

/** The census’s primary need N2, of the episode open on the day. */
function isNeedOfDisability(record: ChildRecord, on: Day): boolean {
  const open = record.referrals.findLast(
    each => each.startedOn <= on && (each.endedOn === undefined || on < each.endedOn),
  )
  return open?.primaryNeed?.startsWith('N2') ?? false
}
