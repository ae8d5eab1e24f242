import { falls } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import type { ChildLife, Holding, OtherInvolvement } from '../life/facts.ts'

/** Who worked with the child and when: allocated workers, reviewing officers, conference chairs, personal advisers. */
export function writeInvolvements(writer: ExtractWriter, life: ChildLife): void {
  const { id } = life.person
  const holding = (each: Holding, referral: string) => {
    if (each.worker === undefined || !writer.covers(each.from, each.to)) return
    writer.add('involvements', {
      invo_involvements_id: each.id,
      invo_person_id: id,
      invo_referral_id: referral,
      invo_professional_id: each.worker,
      invo_professional_role_id: 'CW',
      invo_professional_team: falls(writer.seed, 'unit space', each.id, 0.004) ? `${each.unit.id} ` : each.unit.id,
      invo_involvement_start_date: each.from,
      invo_involvement_end_date: each.to,
      invo_worker_change_reason: writer.past(each.to) ? each.changeReason : '',
    })
  }
  const other = (each: OtherInvolvement, referral: string) => {
    if (!writer.covers(each.from, each.to)) return
    writer.add('involvements', {
      invo_involvements_id: each.id,
      invo_person_id: id,
      invo_referral_id: referral,
      invo_professional_id: each.worker,
      invo_professional_role_id: each.role,
      invo_professional_team: each.team,
      invo_involvement_start_date: each.from,
      invo_involvement_end_date: each.to,
      invo_worker_change_reason: '',
    })
  }
  for (const course of life.courses) {
    for (const each of course.holdings) holding(each, course.referralId)
    for (const each of course.others) other(each, course.referralId)
  }
  for (const each of life.leavingCare?.holdings ?? []) holding(each, '')
  for (const each of life.leavingCare?.advisers ?? []) other(each, '')
}
