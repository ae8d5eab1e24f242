import {
  agreementItems,
  commissionedAssessments,
  gatewayDecisionRows,
  legalReferrals,
  preProceedings,
  proceedings,
} from '../templates/court.ts'
import type { Template } from '../templates/index.ts'
import type { Decided } from './gateway.ts'
import type { LegalProcess } from './process.ts'

/** What is entered about a process as a row of one of the templates that the court standards are worked out from. */
export interface ToRecord {
  readonly table: string
  readonly data: Readonly<Record<string, string>>
}

/**
 * The rows that a process itself becomes: one of each of three templates, undefined where there is none to be. They are
 * replaced as steps are entered, so that standards see the process as it is now.
 */
export function processRows(
  process: LegalProcess,
): Readonly<Record<'referral' | 'before' | 'court', ToRecord | undefined>> {
  return {
    referral: process.is_taken_up
      ? undefined
      : row(legalReferrals, {
          referred_on: process.referred_on,
          advice_on: process.advice_on,
          withdrawn_on: process.withdrawn_on,
        }),
    before:
      process.pre_proceedings_on === null
        ? undefined
        : row(preProceedings, {
            decided_on: process.pre_proceedings_on,
            letter_on: process.letter_on,
            first_meeting_on: process.first_meeting_on,
            midpoint_review_on: process.midpoint_review_on,
            ended_on: process.ended_on,
            outcome: process.outcome,
            reason_extended: process.extended_reason,
          }),
    court:
      process.issued_on === null
        ? undefined
        : row(proceedings, {
            issued_on: process.issued_on,
            case_management_hearing_on: process.case_management_hearing_on,
            issues_hearing_on: process.issues_hearing_on,
            extended_until: process.timetable_until,
            extension_granted_on: process.extension_granted_on,
            final_order_on: process.final_order_on,
            order: process.order_made,
          }),
  }
}

/** A decision of the gateway as its template's row. */
export function decisionRow({ held_on, threshold_met, decision }: Decided): ToRecord {
  return row(gatewayDecisionRows, { decided_on: held_on, threshold_met, decision })
}

/** An assessment commissioned for a process. */
export interface Assessment {
  readonly what: string
  readonly from_whom: string
  readonly commissioned_on: string
  readonly due_on: string
  readonly received_on: string | null
  readonly cancelled_on: string | null
}

/** A commissioned assessment as its template's row. */
export function assessmentRow(each: Assessment): ToRecord {
  return row(commissionedAssessments, {
    commissioned_on: each.commissioned_on,
    what: each.what,
    from: each.from_whom,
    due_on: each.due_on,
    received_on: each.received_on,
    cancelled_on: each.cancelled_on,
  })
}

export const agreementResults = ['kept', 'partly kept', 'not kept'] as const

/** One thing agreed at a meeting before proceedings. */
export interface AgreementItem {
  readonly what: string
  readonly agreed_on: string
  readonly review_on: string
  readonly reviewed_on: string | null
  readonly result: (typeof agreementResults)[number] | null
  readonly dropped_on: string | null
}

/** An item of a written agreement as its template's row. */
export function agreementRow(each: AgreementItem): ToRecord {
  return row(agreementItems, {
    agreed_on: each.agreed_on,
    what: each.what,
    review_on: each.review_on,
    reviewed_on: each.reviewed_on,
    result: each.result,
    dropped_on: each.dropped_on,
  })
}

/** Cells with nothing in them are left out, as in a row that was read. */
function row<C extends string>({ name }: Template<C>, cells: Readonly<Record<NoInfer<C>, string | null>>): ToRecord {
  const filled = Object.entries<string | null>(cells).filter((cell): cell is [string, string] => Boolean(cell[1]))
  return { table: name, data: Object.fromEntries(filled) }
}
