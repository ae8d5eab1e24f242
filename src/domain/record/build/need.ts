import type { Day } from '../../calendar/day.ts'
import type { Answer, Assessment, Enquiry, NeedPlan, Referral } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { answer, date, isOfReturn, isSet, outcomeFlags, sourceOf, text } from './cells.ts'
import { byStart, type RowsByTable, readFacts } from './rows-by-table.ts'

/** Referrals with the episodes of need they opened, by their start. */
export function readReferrals(tables: RowsByTable): Referral[] {
  return readFacts(tables.get('cin_episodes'), referral, fact => fact.startedOn, byStart)
}

function referral(row: SourceRow): Referral | undefined {
  const startedOn = date(row, 'cine_referral_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    id: text(row, 'cine_referral_id') ?? row.key,
    startedOn,
    endedOn: date(row, 'cine_close_date'),
    primaryNeed: text(row, 'cine_cin_primary_need_code'),
    referrer: text(row, 'cine_referral_source_code', 'cine_referral_source_desc'),
    noFurtherAction: answer(row, 'cine_referral_nfa'),
    closeReason: text(row, 'cine_close_reason'),
    team: text(row, 'cine_referral_team'),
    worker: text(row, 'cine_referral_worker_id'),
  }
}

/** Assessments, by their start. */
export function readAssessments(tables: RowsByTable): Assessment[] {
  return readFacts(tables.get('cin_assessments'), assessment, fact => fact.startedOn, byStart)
}

function assessment(row: SourceRow): Assessment | undefined {
  const startedOn = date(row, 'cina_assessment_start_date')
  if (startedOn === undefined) return undefined
  const reviewed = date(row, 'cina_assessment_internal_review_date')
  return {
    source: sourceOf(row),
    id: text(row, 'cina_assessment_id'),
    referralId: text(row, 'cina_referral_id'),
    startedOn,
    endedOn: date(row, 'cina_assessment_auth_date'),
    childSeen: answer(row, 'cina_assessment_child_seen'),
    ...(isOfReturn(row) ? { childSeenUnasked: true } : {}),
    reviewedOn: reviewed === undefined ? none : [reviewed],
    noFurtherAction: answer(row, 'cina_assessment_outcome_nfa'),
    team: text(row, 'cina_assessment_team'),
    worker: text(row, 'cina_assessment_worker_id'),
  }
}

const none: readonly Day[] = []

/** Section 47 enquiries, by their start. */
export function readEnquiries(tables: RowsByTable): Enquiry[] {
  return readFacts(tables.get('s47_enquiry'), enquiry, fact => fact.startedOn, byStart)
}

function enquiry(row: SourceRow): Enquiry | undefined {
  const startedOn = date(row, 's47e_s47_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    id: text(row, 's47e_s47_enquiry_id'),
    referralId: text(row, 's47e_referral_id'),
    startedOn,
    endedOn: date(row, 's47e_s47_end_date'),
    conferenceNeeded: conferenceNeeded(row),
    team: text(row, 's47e_s47_completed_by_team'),
    worker: text(row, 's47e_s47_completed_by_worker_id'),
  }
}

/** What the record says of the need for an initial conference; the census says it outright, the SSD by outcome. */
function conferenceNeeded(row: SourceRow): Answer {
  const notRequired = answer(row, 's47e_icpc_not_required')
  if (notRequired !== 'unknown') return notRequired === 'yes' ? 'no' : 'yes'
  if (answer(row, 's47e_s47_nfa') === 'yes') return 'no'
  const flags = outcomeFlags(row, 's47e_s47_outcome_json')
  if (flags === undefined) return 'unknown'
  if (isSet(flags, 'CP_CONFERENCE_FLAG')) return 'yes'
  const otherwise = Object.keys(flags).some(name => name.endsWith('_FLAG') && isSet(flags, name))
  return otherwise ? 'no' : 'unknown'
}

/** Child in need plans, by their start. */
export function readNeedPlans(tables: RowsByTable): NeedPlan[] {
  return readFacts(tables.get('cin_plans'), needPlan, fact => fact.startedOn, byStart)
}

function needPlan(row: SourceRow): NeedPlan | undefined {
  const startedOn = date(row, 'cinp_cin_plan_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    id: text(row, 'cinp_cin_plan_id'),
    referralId: text(row, 'cinp_referral_id'),
    startedOn,
    endedOn: date(row, 'cinp_cin_plan_end_date'),
    team: text(row, 'cinp_cin_plan_team'),
    worker: text(row, 'cinp_cin_plan_worker_id'),
  }
}
