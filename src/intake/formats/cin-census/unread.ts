import type { XmlElement } from '../../read/xml.ts'
import { specifiedName } from './names.ts'
import { type CensusTable, censusTables } from './tables.ts'

/** By element, the columns that are left empty when what it holds cannot be read. */
const fills: Readonly<Record<string, readonly string[]>> = {
  PersonBirthDate: ['pers_dob'],
  ExpectedPersonBirthDate: ['pers_expected_dob'],
  PersonDeathDate: ['pers_death_date'],
  Sex: ['pers_sex'],
  GenderCurrent: ['pers_sex', 'pers_gender'],
  CINclosureDate: ['cine_close_date'],
  ReferralNFA: ['cine_referral_nfa'],
  AssessmentInternalReviewDate: ['cina_assessment_internal_review_date'],
  AssessmentAuthorisationDate: ['cina_assessment_auth_date'],
  CINPlanEndDate: ['cinp_cin_plan_end_date'],
  InitialCPCtarget: ['s47e_icpc_target_date', 'icpc_icpc_target_date'],
  ICPCnotRequired: ['s47e_icpc_not_required'],
  ICPCRequired: ['s47e_icpc_not_required'],
  CPPendDate: ['cppl_cp_plan_end_date'],
  NumberOfPreviousCPP: ['cppl_number_of_previous_plans'],
  LBPSentDate: ['prep_pre_pro_letter_date'],
  InitialPPMeetingDate: ['prep_initial_pre_pro_meeting_date'],
  ReviewMeetingsCount: ['prep_pre_pro_meetings_num'],
  StepDecisionDate: ['prep_agree_stepdown_issue_date'],
  LetterInitCPDate: ['prep_care_pro_letter_date'],
}

/** An element that tells by itself of a row: where it cannot be read, what is held in the table is not known to be gone. */
const tells: Readonly<Record<string, CensusTable>> = { DateOfInitialCPC: 'initial_cp_conference' }

/** The elements of one child that hold something, but nothing that can be read: what is held there stays. */
export class Unread {
  readonly #elements = new Set<XmlElement>()

  add(element: XmlElement): void {
    this.#elements.add(element)
  }

  /** The columns of a row made from an element that are empty because what stands in it or its parts could not be read. */
  columnsOf(table: CensusTable, data: Readonly<Record<string, string>>, at: XmlElement): readonly string[] {
    if (this.#elements.size === 0) return []
    const own: readonly string[] = censusTables[table]
    return [at, ...at.children]
      .flatMap(each => each.children)
      .filter(each => this.#elements.has(each))
      .flatMap(each => fills[specifiedName(each.name) ?? ''] ?? [])
      .filter(column => own.includes(column) && data[column] === undefined)
  }

  /** The tables in which a row may be wanting. */
  tables(): ReadonlySet<CensusTable> {
    return new Set(Array.from(this.#elements, each => tells[specifiedName(each.name) ?? ''] ?? []).flat())
  }
}
