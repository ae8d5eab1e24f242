import { columns, type TableSpec } from './table-spec.ts'

const spec = (
  table: string,
  child: string | undefined,
  key: readonly (readonly string[])[],
  dateColumn: string | undefined,
  brief: string,
  childThrough?: TableSpec['childThrough'],
): TableSpec => ({ table, columns: columns(brief), child, key, dateColumn, ...(childThrough ? { childThrough } : {}) })

const identity: readonly TableSpec[] = [
  spec(
    'person',
    'pers_person_id',
    [['pers_person_id']],
    undefined,
    'pers_person_id:id=personid=per_person_id pers_legacy_id:id pers_single_unique_id:id=pers_common_child_id pers_upn pers_upn_unknown pers_forename pers_surname pers_sex:code pers_gender:code pers_ethnicity:code pers_dob:date pers_expected_dob:date pers_death_date:date pers_send_flag:flag pers_is_mother:flag pers_nationality',
  ),
  spec(
    'family',
    'fami_person_id',
    [['fami_person_id', 'fami_family_id']],
    undefined,
    'fami_table_id:id fami_family_id:id fami_person_id:id',
  ),
  spec(
    'address',
    'addr_person_id',
    [['addr_person_id', 'addr_address_type', 'addr_address_start_date']],
    'addr_address_start_date',
    'addr_table_id:id addr_person_id:id addr_address_type addr_address_start_date:date addr_address_end_date:date addr_address_postcode addr_address_json:json',
  ),
  spec(
    'disability',
    'disa_person_id',
    [['disa_person_id', 'disa_disability_code']],
    undefined,
    'disa_table_id:id disa_person_id:id disa_disability_code:code',
  ),
  spec(
    'immigration_status',
    'immi_person_id',
    [
      ['immi_person_id', 'immi_immigration_status', 'immi_immigration_status_start_date'],
      ['immi_person_id', 'immi_immigration_status'],
    ],
    'immi_immigration_status_start_date',
    'immi_immigration_status_id:id immi_person_id:id immi_immigration_status immi_immigration_status_start_date:date immi_immigration_status_end_date:date',
  ),
  spec(
    'mother',
    'moth_childs_person_id',
    [['moth_childs_person_id', 'moth_person_id']],
    undefined,
    'moth_table_id:id moth_person_id:id moth_childs_person_id:id moth_childs_dob:date',
  ),
  spec(
    'linked_identifiers',
    'link_person_id',
    [['link_person_id', 'link_identifier_type', 'link_identifier_value']],
    undefined,
    'link_table_id:id link_person_id:id link_identifier_type link_identifier_value link_valid_from_date:date link_valid_to_date:date',
  ),
  spec(
    'legal_status',
    'lega_person_id',
    [['lega_person_id', 'lega_legal_status_start_date', 'lega_legal_status']],
    'lega_legal_status_start_date',
    'lega_legal_status_id:id lega_person_id:id lega_legal_status:code lega_legal_status_start_date:date lega_legal_status_end_date:date',
  ),
]

const need: readonly TableSpec[] = [
  spec(
    'contacts',
    'cont_person_id',
    [
      ['cont_person_id', 'cont_contact_date', 'cont_contact_id'],
      ['cont_person_id', 'cont_contact_date'],
    ],
    'cont_contact_date',
    'cont_contact_id:id cont_person_id:id cont_contact_date:date cont_contact_source_code:code=cont_contact_source cont_contact_source_desc cont_contact_outcome_json:json',
  ),
  spec(
    'early_help_episodes',
    'earl_person_id',
    [
      ['earl_person_id', 'earl_episode_start_date', 'earl_episode_organisation'],
      ['earl_person_id', 'earl_episode_start_date'],
    ],
    'earl_episode_start_date',
    'earl_episode_id:id earl_person_id:id earl_episode_start_date:date earl_episode_end_date:date earl_episode_reason earl_episode_end_reason earl_episode_organisation earl_episode_worker_id:id',
  ),
  spec(
    'cin_episodes',
    'cine_person_id',
    [
      ['cine_person_id', 'cine_referral_id'],
      ['cine_person_id', 'cine_referral_date'],
    ],
    'cine_referral_date',
    'cine_referral_id:id cine_person_id:id cine_referral_date:date cine_cin_primary_need_code:code=cine_cin_primary_need cine_referral_source_code:code cine_referral_source_desc cine_referral_outcome_json:json cine_referral_nfa:flag cine_close_reason:code cine_close_date:date cine_referral_team:id cine_referral_worker_id:id',
  ),
  spec(
    'cin_assessments',
    'cina_person_id',
    [
      ['cina_person_id', 'cina_assessment_start_date', 'cina_assessment_id'],
      ['cina_person_id', 'cina_assessment_start_date'],
    ],
    'cina_assessment_start_date',
    'cina_assessment_id:id cina_person_id:id cina_referral_id:id cina_assessment_start_date:date cina_assessment_auth_date:date cina_assessment_child_seen:flag cina_assessment_outcome_json:json cina_assessment_outcome_nfa:flag cina_assessment_team:id cina_assessment_worker_id:id',
  ),
  spec(
    'assessment_factors',
    undefined,
    [['cinf_assessment_id', 'cinf_table_id'], ['cinf_assessment_id']],
    undefined,
    'cinf_table_id:id cinf_assessment_id:id cinf_assessment_factors_json:json',
    { column: 'cinf_assessment_id', table: 'cin_assessments', its: 'cina_assessment_id' },
  ),
  spec(
    'cin_plans',
    'cinp_person_id',
    [['cinp_person_id', 'cinp_cin_plan_start_date']],
    'cinp_cin_plan_start_date',
    'cinp_cin_plan_id:id=cin_plan_id cinp_referral_id:id cinp_person_id:id cinp_cin_plan_start_date:date cinp_cin_plan_end_date:date cinp_cin_plan_team:id cinp_cin_plan_worker_id:id',
  ),
  spec(
    'cin_visits',
    'cinv_person_id',
    [['cinv_person_id', 'cinv_cin_visit_date']],
    'cinv_cin_visit_date',
    'cinv_cin_visit_id:id cinv_person_id:id cinv_cin_plan_id:id cinv_cin_visit_date:date cinv_cin_visit_seen:flag cinv_cin_visit_seen_alone:flag cinv_cin_visit_bedroom:flag',
    { column: 'cinv_cin_plan_id', table: 'cin_episodes', its: 'cine_referral_id' },
  ),
]

const protection: readonly TableSpec[] = [
  spec(
    's47_enquiry',
    's47e_person_id',
    [
      ['s47e_person_id', 's47e_s47_start_date', 's47e_s47_enquiry_id'],
      ['s47e_person_id', 's47e_s47_start_date'],
    ],
    's47e_s47_start_date',
    's47e_s47_enquiry_id:id s47e_referral_id:id s47e_person_id:id s47e_s47_start_date:date s47e_s47_end_date:date s47e_s47_nfa:flag s47e_s47_outcome_json:json s47e_s47_completed_by_worker_id:id s47e_s47_completed_by_team:id',
  ),
  spec(
    'initial_cp_conference',
    'icpc_person_id',
    [['icpc_person_id', 'icpc_icpc_date']],
    'icpc_icpc_date',
    'icpc_icpc_id:id icpc_icpc_meeting_id:id icpc_s47_enquiry_id:id icpc_person_id:id icpc_cp_plan_id:id icpc_referral_id:id icpc_icpc_transfer_in:flag icpc_icpc_target_date:date icpc_icpc_date:date icpc_icpc_outcome_cp_flag:flag icpc_icpc_outcome_json:json icpc_icpc_team:id icpc_icpc_worker_id:id',
  ),
  spec(
    'cp_plans',
    'cppl_person_id',
    [['cppl_person_id', 'cppl_cp_plan_start_date']],
    'cppl_cp_plan_start_date',
    'cppl_cp_plan_id:id cppl_referral_id:id cppl_icpc_id:id cppl_person_id:id cppl_cp_plan_start_date:date cppl_cp_plan_end_date:date cppl_cp_plan_ola:flag cppl_cp_plan_initial_category:code cppl_cp_plan_latest_category:code',
  ),
  spec(
    'cp_visits',
    'cppv_person_id',
    [['cppv_person_id', 'cppv_cp_visit_date']],
    'cppv_cp_visit_date',
    'cppv_cp_visit_id:id cppv_person_id:id cppv_cp_plan_id:id cppv_cp_visit_date:date cppv_cp_visit_seen:flag cppv_cp_visit_seen_alone:flag cppv_cp_visit_bedroom:flag',
    { column: 'cppv_cp_plan_id', table: 'cp_plans', its: 'cppl_cp_plan_id' },
  ),
  spec(
    'cp_reviews',
    'cppr_person_id',
    [['cppr_person_id', 'cppr_cp_review_date']],
    'cppr_cp_review_date',
    'cppr_cp_review_id:id cppr_person_id:id cppr_cp_plan_id:id cppr_cp_review_due:date cppr_cp_review_date:date cppr_cp_review_meeting_id:id cppr_cp_review_outcome_continue_cp:flag cppr_cp_review_quorate:flag cppr_cp_review_participation:code',
    { column: 'cppr_cp_plan_id', table: 'cp_plans', its: 'cppl_cp_plan_id' },
  ),
  spec(
    'pre_proceedings',
    'prep_person_id',
    [['prep_person_id', 'prep_pre_pro_decision_date']],
    'prep_pre_pro_decision_date',
    'prep_table_id:id prep_person_id:id prep_plo_family_id:id prep_pre_pro_decision_date:date prep_initial_pre_pro_meeting_date:date prep_pre_pro_outcome prep_agree_stepdown_issue_date:date prep_cp_plans_referral_period:number prep_legal_gateway_outcome prep_prev_pre_proc_child:number prep_prev_care_proc_child:number prep_pre_pro_letter_date:date prep_care_pro_letter_date:date prep_pre_pro_meetings_num:number prep_pre_pro_parents_legal_rep prep_parents_legal_rep_point_of_issue prep_court_reference prep_care_proc_court_hearings:number prep_care_proc_short_notice prep_proc_short_notice_reason prep_la_inital_plan_approved prep_la_initial_care_plan prep_la_final_plan_approved prep_la_final_care_plan',
  ),
]

const care: readonly TableSpec[] = [
  spec(
    'cla_episodes',
    'clae_person_id',
    [
      ['clae_person_id', 'clae_cla_episode_start_date', 'clae_cla_episode_start_reason'],
      ['clae_person_id', 'clae_cla_episode_start_date'],
    ],
    'clae_cla_episode_start_date',
    'clae_cla_episode_id:id clae_person_id:id clae_cla_id:id clae_referral_id:id clae_cla_placement_id:id clae_entered_care_date:date clae_cla_episode_start_date:date clae_cla_episode_start_reason:code clae_cla_primary_need_code:code clae_cla_episode_ceased_date:date=clae_cla_episode_ceased clae_cla_episode_ceased_reason:code clae_cla_last_iro_contact_date:date',
  ),
  spec(
    'cla_placement',
    'clap_person_id',
    [
      ['clap_person_id', 'clap_cla_placement_start_date', 'clap_cla_placement_id'],
      ['clap_person_id', 'clap_cla_placement_start_date'],
    ],
    'clap_cla_placement_start_date',
    'clap_cla_placement_id:id clap_cla_id:id clap_person_id:id clap_cla_placement_start_date:date clap_cla_placement_end_date:date clap_cla_placement_type:code clap_cla_placement_provider:code clap_cla_placement_postcode clap_cla_placement_urn clap_cla_placement_distance:number clap_cla_placement_change_reason:code',
    { column: 'clap_cla_id', table: 'cla_episodes', its: 'clae_cla_id' },
  ),
  spec(
    'cla_reviews',
    'clar_cla_person_id',
    [
      ['clar_cla_person_id', 'clar_cla_review_date'],
      ['clar_cla_person_id', 'clar_cla_review_due_date', 'clar_cla_review_cancelled'],
    ],
    'clar_cla_review_date',
    'clar_cla_review_id:id clar_cla_id:id clar_cla_person_id:id=clar_person_id clar_cla_review_due_date:date clar_cla_review_date:date clar_cla_review_cancelled:flag clar_cla_review_participation:code',
    { column: 'clar_cla_id', table: 'cla_episodes', its: 'clae_cla_id' },
  ),
  spec(
    'cla_visits',
    'clav_person_id',
    [['clav_person_id', 'clav_cla_visit_date']],
    'clav_cla_visit_date',
    'clav_cla_visit_id:id clav_cla_id:id clav_person_id:id clav_cla_visit_date:date clav_cla_visit_seen:flag clav_cla_visit_seen_alone:flag',
    { column: 'clav_cla_id', table: 'cla_episodes', its: 'clae_cla_id' },
  ),
  spec(
    'cla_care_plan',
    'lacp_person_id',
    [['lacp_person_id', 'lacp_cla_care_plan_start_date']],
    'lacp_cla_care_plan_start_date',
    'lacp_table_id:id=lacp_cla_care_plan_id lacp_person_id:id lacp_cla_care_plan_start_date:date lacp_cla_care_plan_end_date:date lacp_cla_care_plan_json:json',
  ),
  spec(
    'cla_health',
    'clah_person_id',
    [['clah_person_id', 'clah_health_check_type', 'clah_health_check_date']],
    'clah_health_check_date',
    'clah_health_check_id:id clah_person_id:id clah_health_check_type clah_health_check_date:date clah_health_check_status',
  ),
  spec(
    'cla_immunisations',
    'clai_person_id',
    [['clai_person_id']],
    undefined,
    'clai_person_id:id clai_immunisations_status:flag clai_immunisations_status_date:date',
  ),
  spec(
    'cla_substance_misuse',
    'clas_person_id',
    [
      ['clas_person_id', 'clas_substance_misuse_date', 'clas_substance_misused'],
      ['clas_person_id', 'clas_substance_misuse_date'],
    ],
    'clas_substance_misuse_date',
    'clas_substance_misuse_id:id clas_person_id:id clas_substance_misuse_date:date clas_substance_misused clas_intervention_received:flag',
  ),
  spec(
    'cla_convictions',
    'clac_person_id',
    [
      ['clac_person_id', 'clac_cla_conviction_date', 'clac_cla_conviction_id'],
      ['clac_person_id', 'clac_cla_conviction_date'],
    ],
    'clac_cla_conviction_date',
    'clac_cla_conviction_id:id clac_person_id:id clac_cla_conviction_date:date clac_cla_conviction_offence',
  ),
  spec(
    'sdq_scores',
    'csdq_person_id',
    [
      ['csdq_person_id', 'csdq_sdq_completed_date'],
      ['csdq_person_id', 'csdq_table_id'],
    ],
    'csdq_sdq_completed_date',
    'csdq_table_id:id csdq_person_id:id csdq_sdq_completed_date:date csdq_sdq_score:number csdq_sdq_reason:code',
  ),
  spec(
    'missing',
    'miss_person_id',
    [
      ['miss_person_id', 'miss_missing_episode_start_date', 'miss_missing_episode_type'],
      ['miss_person_id', 'miss_missing_episode_start_date'],
    ],
    'miss_missing_episode_start_date',
    'miss_table_id:id miss_person_id:id miss_missing_episode_type miss_missing_episode_start_date:date miss_missing_episode_end_date:date miss_missing_rhi_offered miss_missing_rhi_accepted',
  ),
  spec(
    'cla_previous_permanence',
    'lapp_person_id',
    [
      ['lapp_person_id', 'lapp_previous_permanence_option'],
      ['lapp_person_id', 'lapp_table_id'],
    ],
    undefined,
    'lapp_table_id:id lapp_person_id:id lapp_previous_permanence_order_date lapp_previous_permanence_option:code lapp_previous_permanence_la',
  ),
  spec(
    'permanence',
    'perm_person_id',
    [
      ['perm_person_id', 'perm_adm_decision_date'],
      ['perm_person_id', 'perm_permanence_order_date'],
      ['perm_person_id', 'perm_table_id'],
    ],
    undefined,
    'perm_table_id:id perm_person_id:id perm_cla_id:id perm_adm_decision_date:date perm_ffa_cp_decision_date:date perm_placement_order_date:date perm_matched_date:date perm_placed_for_adoption_date:date perm_placed_ffa_cp_date:date perm_placed_foster_carer_date:date perm_decision_reversed_date:date perm_decision_reversed_reason:code perm_permanence_order_date:date perm_permanence_order_type perm_adopted_by_carer_flag:flag perm_part_of_sibling_group:flag perm_siblings_placed_together:number perm_siblings_placed_apart:number perm_placement_provider_urn perm_adoption_worker_id:id perm_adopter_sex perm_adopter_legal_status perm_number_of_adopters',
  ),
  spec(
    'care_leavers',
    'clea_person_id',
    [['clea_person_id']],
    undefined,
    'clea_table_id:id clea_person_id:id clea_care_leaver_eligibility clea_care_leaver_in_touch:code clea_care_leaver_latest_contact:date clea_care_leaver_accommodation:code clea_care_leaver_accom_suitable clea_care_leaver_activity:code clea_pathway_plan_review_date:date clea_care_leaver_personal_advisor:id clea_care_leaver_allocated_team:id clea_care_leaver_worker_id:id',
  ),
]

const workforce: readonly TableSpec[] = [
  spec(
    'involvements',
    'invo_person_id',
    [
      ['invo_person_id', 'invo_involvement_start_date', 'invo_professional_id', 'invo_professional_role_id'],
      ['invo_person_id', 'invo_involvement_start_date', 'invo_professional_id'],
      ['invo_person_id', 'invo_involvement_start_date', 'invo_involvements_id'],
    ],
    'invo_involvement_start_date',
    'invo_involvements_id:id invo_person_id:id invo_referral_id:id invo_professional_id:id invo_professional_role_id invo_professional_team:id invo_involvement_start_date:date invo_involvement_end_date:date invo_worker_change_reason:code',
    { column: 'invo_referral_id', table: 'cin_episodes', its: 'cine_referral_id' },
  ),
  spec(
    'professionals',
    undefined,
    [['prof_professional_id'], ['prof_staff_id']],
    undefined,
    'prof_professional_id:id prof_staff_id:id prof_professional_name prof_social_worker_registration_no prof_professional_job_title prof_professional_caseload:number prof_professional_department prof_full_time_equivalency:number prof_agency_worker_flag',
  ),
  spec(
    'department',
    undefined,
    [['dept_team_id']],
    undefined,
    'dept_team_id:id dept_team_name dept_team_parent_id:id dept_team_parent_name',
  ),
]

const peripheral: readonly TableSpec[] = [
  spec(
    'voice_of_child',
    'voch_person_id',
    [['voch_person_id', 'voch_table_id'], ['voch_person_id']],
    undefined,
    'voch_table_id:id voch_person_id:id voch_explained_worries:flag voch_story_help_understand:flag voch_agree_worker:flag voch_plan_safe:flag voch_tablet_help_explain:flag',
  ),
  spec(
    'send',
    'send_person_id',
    [['send_person_id', 'send_table_id'], ['send_person_id']],
    undefined,
    'send_table_id:id send_person_id:id send_upn send_uln send_upn_unknown',
  ),
  spec(
    'sen_need',
    undefined,
    [['senn_table_id']],
    undefined,
    'senn_table_id:id senn_active_ehcp_id:id senn_active_ehcp_need_type senn_active_ehcp_need_rank',
  ),
  spec(
    'ehcp_requests',
    undefined,
    [['ehcr_ehcp_request_id']],
    undefined,
    'ehcr_ehcp_request_id:id ehcr_send_table_id:id ehcr_ehcp_req_date:date ehcr_ehcp_req_outcome_date:date ehcr_ehcp_req_outcome',
  ),
  spec(
    'ehcp_assessment',
    undefined,
    [['ehca_ehcp_assessment_id']],
    undefined,
    'ehca_ehcp_assessment_id:id ehca_ehcp_request_id:id ehca_ehcp_assessment_outcome_date:date ehca_ehcp_assessment_outcome ehca_ehcp_assessment_exceptions',
  ),
  spec(
    'ehcp_named_plan',
    undefined,
    [['ehcn_named_plan_id']],
    undefined,
    'ehcn_named_plan_id:id ehcn_ehcp_asmt_id:id ehcn_named_plan_start_date:date ehcn_named_plan_ceased_date:date ehcn_named_plan_ceased_reason',
  ),
  spec(
    'ehcp_active_plans',
    undefined,
    [['ehcp_active_ehcp_id']],
    undefined,
    'ehcp_active_ehcp_id:id ehcp_ehcp_request_id:id ehcp_active_ehcp_last_review_date:date',
  ),
  spec(
    's251_finance',
    undefined,
    [['s251_table_id']],
    undefined,
    's251_table_id:id s251_cla_placement_id:id s251_placeholder_1 s251_placeholder_2 s251_placeholder_3 s251_placeholder_4',
  ),
]

/** Every data table of the SSD, those that others find their children through first. */
export const ssdTables: readonly TableSpec[] = [
  ...identity,
  ...need,
  ...protection,
  ...care,
  ...workforce,
  ...peripheral,
]

const byName = new Map(ssdTables.map(each => [each.table, each]))

export function findTable(name: string): TableSpec | undefined {
  return byName.get(name)
}
