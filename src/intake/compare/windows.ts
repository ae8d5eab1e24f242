/**
 * The date that places a row of a table in time: the day its event happened or its episode began. A table that is not
 * here holds what is so now; an extract of it speaks of all of it.
 */
const dateColumns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    address: 'addr_address_start_date',
    immigration_status: 'immi_immigration_status_start_date',
    legal_status: 'lega_legal_status_start_date',
    contacts: 'cont_contact_date',
    early_help_episodes: 'earl_episode_start_date',
    cin_episodes: 'cine_referral_date',
    cin_assessments: 'cina_assessment_start_date',
    cin_plans: 'cinp_cin_plan_start_date',
    cin_visits: 'cinv_cin_visit_date',
    s47_enquiry: 's47e_s47_start_date',
    initial_cp_conference: 'icpc_icpc_date',
    cp_plans: 'cppl_cp_plan_start_date',
    cp_visits: 'cppv_cp_visit_date',
    cp_reviews: 'cppr_cp_review_date',
    cla_episodes: 'clae_cla_episode_start_date',
    cla_placement: 'clap_cla_placement_start_date',
    cla_reviews: 'clar_cla_review_date',
    cla_visits: 'clav_cla_visit_date',
    cla_care_plan: 'lacp_cla_care_plan_start_date',
    cla_health: 'clah_health_check_date',
    cla_substance_misuse: 'clas_substance_misuse_date',
    cla_convictions: 'clac_cla_conviction_date',
    sdq_scores: 'csdq_sdq_completed_date',
    missing: 'miss_missing_episode_start_date',
    involvements: 'invo_involvement_start_date',
    pre_proceedings: 'prep_pre_pro_decision_date',
    ehcp_requests: 'ehcr_ehcp_req_date',
    ehcp_named_plan: 'ehcn_named_plan_start_date',
  }),
)

/** The date of a row, as "2019-05-01"; undefined where its table has none or the row does not say. */
export function dateOfRow(table: string, data: Readonly<Record<string, string>>): string | undefined {
  const column = dateColumns.get(table)
  const value = column === undefined ? undefined : data[column]
  return value !== undefined && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : undefined
}

/**
 * Whether an extract speaks of a held row: from the earliest date it gives in the table on. A row without a date is
 * always spoken of.
 */
export function isWithin(windowStart: string | undefined, date: string | undefined): boolean {
  return windowStart === undefined || date === undefined || date >= windowStart
}
