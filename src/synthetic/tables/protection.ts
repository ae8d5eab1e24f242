import { falls, placeholder, placeholderDate } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import { holdingNear } from '../life/allocation.ts'
import type { Course, ProtectionPlan } from '../life/facts.ts'
import { outcomeJson } from './outcomes.ts'

/** Section 47 enquiries, initial conferences, child protection plans, their reviews and visits. */
export function writeProtection(writer: ExtractWriter, id: string, course: Course): void {
  for (const each of course.enquiries) {
    if (!writer.covers(each.startedOn, each.endedOn)) continue
    const done = writer.past(each.endedOn)
    const holding = holdingNear(course.holdings, each.startedOn)
    writer.add('s47_enquiry', {
      s47e_s47_enquiry_id: each.id,
      s47e_referral_id: course.referralId,
      s47e_person_id: id,
      s47e_s47_start_date: each.startedOn,
      s47e_s47_end_date: each.endedOn,
      s47e_s47_nfa: done ? (each.outcome === 'NFA_FLAG' ? 'Y' : 'N') : '',
      s47e_s47_outcome_json: done ? outcomeJson('enquiry', each.outcome) : '',
      s47e_s47_completed_by_worker_id: done ? (holding?.worker ?? '') : '',
      s47e_s47_completed_by_team: holding?.unit.id ?? '',
    })
  }
  for (const each of course.conferences) {
    if (!writer.covers(each.heldOn)) continue
    const holding = holdingNear(course.holdings, each.heldOn)
    const plan = each.planId !== undefined
    writer.add('initial_cp_conference', {
      icpc_icpc_id: each.id,
      icpc_icpc_meeting_id: each.meetingId,
      icpc_s47_enquiry_id: each.enquiryId ?? '',
      icpc_person_id: id,
      icpc_cp_plan_id: each.planId ?? '',
      icpc_referral_id: course.referralId,
      icpc_icpc_transfer_in: each.transferIn ? 'Y' : 'N',
      icpc_icpc_target_date: writer.dayIn('initial_cp_conference', each.targetOn),
      icpc_icpc_date: each.heldOn,
      icpc_icpc_outcome_cp_flag: plan ? 'Y' : 'N',
      icpc_icpc_outcome_json: outcomeJson('conference', plan ? 'CP_FLAG' : 'PROV_OF_SERVICES_FLAG'),
      icpc_icpc_team: holding?.unit.id ?? '',
      icpc_icpc_worker_id: holding?.worker ?? '',
    })
  }
  for (const plan of course.protection) writePlan(writer, id, course, plan)
}

function writePlan(writer: ExtractWriter, id: string, course: Course, plan: ProtectionPlan): void {
  if (!writer.covers(plan.from, plan.to)) return
  const changed = plan.laterCategory !== undefined && writer.past(plan.laterCategory.on)
  writer.add('cp_plans', {
    cppl_cp_plan_id: plan.id,
    cppl_referral_id: course.referralId,
    cppl_icpc_id: plan.conferenceId ?? '',
    cppl_person_id: id,
    cppl_cp_plan_start_date: plan.from,
    cppl_cp_plan_end_date: plan.to,
    cppl_cp_plan_ola: plan.otherAuthority ? 'Y' : 'N',
    cppl_cp_plan_initial_category: plan.category,
    cppl_cp_plan_latest_category: changed ? plan.laterCategory!.category : plan.category,
  })
  for (const visit of plan.visits) {
    if (!writer.covers(visit.on)) continue
    writer.add('cp_visits', {
      cppv_cp_visit_id: visit.id,
      cppv_person_id: id,
      cppv_cp_plan_id: plan.id,
      cppv_cp_visit_date: visit.on,
      cppv_cp_visit_seen: visit.seen,
      cppv_cp_visit_seen_alone: visit.alone,
      cppv_cp_visit_bedroom: visit.bedroom,
    })
  }
  for (const review of plan.reviews) {
    if (!writer.covers(review.heldOn)) continue
    const noDue = falls(writer.seed, 'no due date', review.id, 0.02)
    writer.add('cp_reviews', {
      cppr_cp_review_id: review.id,
      cppr_person_id: id,
      cppr_cp_plan_id: plan.id,
      cppr_cp_review_due: noDue ? placeholderDate : writer.dayIn('cp_reviews', review.dueOn),
      cppr_cp_review_date: review.heldOn,
      cppr_cp_review_meeting_id: `M${review.id}`,
      cppr_cp_review_outcome_continue_cp: review.continues ? 'Y' : 'N',
      cppr_cp_review_quorate: falls(writer.seed, 'inquorate', review.id, 0.006) ? 'N' : 'Y',
      cppr_cp_review_participation: placeholder,
    })
  }
}
