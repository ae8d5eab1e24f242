import { falls } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import { holdingNear } from '../life/allocation.ts'
import type { Assessment, Course } from '../life/facts.ts'
import { outcomeJson } from './outcomes.ts'

/** Assessments with their factors, plans for children in need and the visits made under them. */
export function writeNeed(writer: ExtractWriter, id: string, course: Course): void {
  for (const each of course.assessments) writeAssessment(writer, id, course, each)
  for (const plan of course.needPlans) {
    if (!writer.covers(plan.from, plan.to)) continue
    const holding = holdingNear(course.holdings, plan.from)
    writer.add('cin_plans', {
      cinp_cin_plan_id: plan.id,
      cinp_referral_id: course.referralId,
      cinp_person_id: id,
      cinp_cin_plan_start_date: plan.from,
      cinp_cin_plan_end_date: plan.to,
      cinp_cin_plan_team: holding?.unit.id ?? '',
      cinp_cin_plan_worker_id: holding?.worker ?? '',
    })
  }
  for (const visit of course.needVisits) {
    if (!writer.covers(visit.on)) continue
    writer.add('cin_visits', {
      cinv_cin_visit_id: visit.id,
      cinv_person_id: id,
      cinv_cin_visit_date: visit.on,
      cinv_cin_visit_seen: visit.seen,
      cinv_cin_visit_seen_alone: visit.alone,
      cinv_cin_visit_bedroom: visit.bedroom,
    })
  }
}

function writeAssessment(writer: ExtractWriter, id: string, course: Course, each: Assessment): void {
  if (!writer.covers(each.startedOn, each.endedOn)) return
  const done = writer.past(each.endedOn)
  const holding = holdingNear(course.holdings, each.startedOn)
  const later = holdingNear(course.holdings, Math.min(each.startedOn + 7, course.closedOn - 1))
  const worker = holding?.worker ?? (later !== undefined && writer.past(later.from) ? later.worker : undefined)
  writer.add('cin_assessments', {
    cina_assessment_id: each.id,
    cina_person_id: id,
    cina_referral_id: course.referralId,
    cina_assessment_start_date: each.startedOn,
    cina_assessment_auth_date: each.endedOn,
    cina_assessment_child_seen: done ? each.seen : '',
    cina_assessment_outcome_json: done ? outcomeJson('assessment', each.outcome) : '',
    cina_assessment_outcome_nfa: done ? (each.noFurtherAction ? 'Y' : 'N') : '',
    cina_assessment_team: holding?.unit.id ?? '',
    cina_assessment_worker_id: worker ?? '',
  })
  if (!done) return
  const keyed = falls(writer.seed, 'keyed factors', each.id, 0.02)
  writer.add('assessment_factors', {
    cinf_table_id: `F${each.id}`,
    cinf_assessment_id: each.id,
    cinf_assessment_factors_json: JSON.stringify(
      keyed ? Object.fromEntries(each.factors.map(code => [code, 'Yes'])) : each.factors,
    ),
  })
}
