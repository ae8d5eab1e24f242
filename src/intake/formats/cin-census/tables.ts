/** The tables a census speaks of, and the columns it can fill in each. */
export const censusTables = {
  person: [
    'pers_person_id',
    'pers_upn',
    'pers_upn_unknown',
    'pers_dob',
    'pers_expected_dob',
    'pers_sex',
    'pers_gender',
    'pers_ethnicity',
    'pers_death_date',
  ],
  linked_identifiers: ['link_table_id', 'link_person_id', 'link_identifier_type', 'link_identifier_value'],
  disability: ['disa_table_id', 'disa_person_id', 'disa_disability_code'],
  cin_episodes: [
    'cine_referral_id',
    'cine_person_id',
    'cine_referral_date',
    'cine_cin_primary_need_code',
    'cine_referral_source_code',
    'cine_referral_nfa',
    'cine_close_date',
    'cine_close_reason',
  ],
  cin_assessments: [
    'cina_assessment_id',
    'cina_person_id',
    'cina_referral_id',
    'cina_assessment_start_date',
    'cina_assessment_internal_review_date',
    'cina_assessment_auth_date',
  ],
  assessment_factors: ['cinf_table_id', 'cinf_assessment_id', 'cinf_assessment_factors_json'],
  cin_plans: [
    'cinp_cin_plan_id',
    'cinp_person_id',
    'cinp_referral_id',
    'cinp_cin_plan_start_date',
    'cinp_cin_plan_end_date',
  ],
  s47_enquiry: [
    's47e_s47_enquiry_id',
    's47e_person_id',
    's47e_referral_id',
    's47e_s47_start_date',
    's47e_icpc_target_date',
    's47e_icpc_not_required',
  ],
  initial_cp_conference: [
    'icpc_icpc_id',
    'icpc_person_id',
    'icpc_referral_id',
    'icpc_s47_enquiry_id',
    'icpc_cp_plan_id',
    'icpc_icpc_date',
    'icpc_icpc_target_date',
    'icpc_icpc_transfer_in',
    'icpc_icpc_outcome_cp_flag',
  ],
  cp_plans: [
    'cppl_cp_plan_id',
    'cppl_person_id',
    'cppl_referral_id',
    'cppl_icpc_id',
    'cppl_cp_plan_start_date',
    'cppl_cp_plan_end_date',
    'cppl_cp_plan_initial_category',
    'cppl_cp_plan_latest_category',
    'cppl_number_of_previous_plans',
  ],
  cp_reviews: ['cppr_cp_review_id', 'cppr_person_id', 'cppr_cp_plan_id', 'cppr_cp_review_date'],
  pre_proceedings: [
    'prep_table_id',
    'prep_person_id',
    'prep_pre_pro_decision_date',
    'prep_pre_pro_letter_date',
    'prep_initial_pre_pro_meeting_date',
    'prep_pre_pro_meetings_num',
    'prep_agree_stepdown_issue_date',
    'prep_pre_pro_outcome',
    'prep_care_pro_letter_date',
  ],
} as const satisfies Record<string, readonly string[]>

export type CensusTable = keyof typeof censusTables

/** A row read from the file, before it is known whether it may be taken. */
export interface Draft {
  readonly table: CensusTable
  readonly key: string
  readonly data: Readonly<Record<string, string>>
  /** The line of the element it comes from. */
  readonly line: number
  /** Columns that are empty because what stands there could not be read. */
  readonly unread: readonly string[]
}
