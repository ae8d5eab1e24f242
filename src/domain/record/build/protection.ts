import type { InitialConference, ProtectionPlan, ProtectionReview } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { answer, date, isOfReturn, sourceOf, text } from './cells.ts'
import { byStart, type RowsByTable, readFacts } from './rows-by-table.ts'

/** Initial child protection conferences, by their day. */
export function readConferences(tables: RowsByTable): InitialConference[] {
  return readFacts(
    tables.get('initial_cp_conference'),
    conference,
    fact => fact.heldOn,
    (a, b) => a.heldOn - b.heldOn,
  )
}

function conference(row: SourceRow): InitialConference | undefined {
  const heldOn = date(row, 'icpc_icpc_date')
  if (heldOn === undefined) return undefined
  return {
    source: sourceOf(row),
    heldOn,
    enquiryId: text(row, 'icpc_s47_enquiry_id'),
    planId: text(row, 'icpc_cp_plan_id'),
    transferIn: answer(row, 'icpc_icpc_transfer_in'),
    ledToPlan: answer(row, 'icpc_icpc_outcome_cp_flag'),
  }
}

/** Child protection plans, by their start. */
export function readProtectionPlans(tables: RowsByTable): ProtectionPlan[] {
  return readFacts(tables.get('cp_plans'), plan, fact => fact.startedOn, byStart)
}

function plan(row: SourceRow): ProtectionPlan | undefined {
  const startedOn = date(row, 'cppl_cp_plan_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    id: text(row, 'cppl_cp_plan_id'),
    startedOn,
    endedOn: date(row, 'cppl_cp_plan_end_date'),
    initialCategory: text(row, 'cppl_cp_plan_initial_category'),
    latestCategory: text(row, 'cppl_cp_plan_latest_category'),
    otherAuthority: answer(row, 'cppl_cp_plan_ola') === 'yes',
  }
}

/** Reviews of child protection plans, by their day. */
export function readProtectionReviews(tables: RowsByTable): ProtectionReview[] {
  return readFacts(
    tables.get('cp_reviews'),
    review,
    fact => fact.heldOn,
    (a, b) => a.heldOn - b.heldOn,
  )
}

function review(row: SourceRow): ProtectionReview | undefined {
  const heldOn = date(row, 'cppr_cp_review_date')
  if (heldOn === undefined) return undefined
  return {
    source: sourceOf(row),
    heldOn,
    planId: text(row, 'cppr_cp_plan_id'),
    quorate: answer(row, 'cppr_cp_review_quorate'),
    ...(isOfReturn(row) ? { quorateUnasked: true } : {}),
  }
}
