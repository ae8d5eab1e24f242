import type { XmlElement } from '../../read/xml.ts'
import type { ChildReading } from './child-reading.ts'
import { checkBegins, checkEnds } from './order.ts'
import type { Referral } from './referral.ts'
import { dateIn } from './values.ts'

/** One child in need plan; in the census since 2022. */
export function readNeedPlan(reading: ChildReading, element: XmlElement, referral: Referral): void {
  const start = dateIn(reading, element, 'CINPlanStartDate')
  const end = dateIn(reading, element, 'CINPlanEndDate')
  checkBegins(reading, element, 'CINPlanStartDate', start, referral.date)
  checkEnds(reading, element, ['CINPlanStartDate', start], ['CINPlanEndDate', end])
  if (start === undefined) {
    const message = 'This child in need plan has no start date, so it was not taken.'
    reading.refuse(element, 'CINPlanStartDate', 'key-missing', message, 'Give CINPlanStartDate, such as 2019-05-01.')
    return
  }
  const cells = (id: string) => ({
    cinp_cin_plan_id: id,
    cinp_person_id: reading.childId,
    cinp_referral_id: referral.id,
    cinp_cin_plan_start_date: start,
    cinp_cin_plan_end_date: end,
  })
  reading.event('cin_plans', start, cells, element)
}
