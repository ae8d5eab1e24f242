-- Made by scripts/ssd-views.ts from the SSD catalogue; not edited by hand. Needs PostgreSQL 16.
-- After the standard's own columns: whose row it is, and which return it came in.

drop view if exists ssd_person;
create view ssd_person with (security_invoker = true) as
select
  data ->> 'pers_person_id' as pers_person_id,
  data ->> 'pers_legacy_id' as pers_legacy_id,
  data ->> 'pers_single_unique_id' as pers_single_unique_id,
  data ->> 'pers_upn' as pers_upn,
  data ->> 'pers_upn_unknown' as pers_upn_unknown,
  data ->> 'pers_forename' as pers_forename,
  data ->> 'pers_surname' as pers_surname,
  data ->> 'pers_sex' as pers_sex,
  data ->> 'pers_gender' as pers_gender,
  data ->> 'pers_ethnicity' as pers_ethnicity,
  case when pg_input_is_valid(data ->> 'pers_dob', 'date') then (data ->> 'pers_dob')::date end as pers_dob,
  case when pg_input_is_valid(data ->> 'pers_expected_dob', 'date') then (data ->> 'pers_expected_dob')::date end as pers_expected_dob,
  case when pg_input_is_valid(data ->> 'pers_death_date', 'date') then (data ->> 'pers_death_date')::date end as pers_death_date,
  data ->> 'pers_send_flag' as pers_send_flag,
  data ->> 'pers_is_mother' as pers_is_mother,
  data ->> 'pers_nationality' as pers_nationality,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'person' and to_batch is null;

drop view if exists ssd_family;
create view ssd_family with (security_invoker = true) as
select
  data ->> 'fami_table_id' as fami_table_id,
  data ->> 'fami_family_id' as fami_family_id,
  data ->> 'fami_person_id' as fami_person_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'family' and to_batch is null;

drop view if exists ssd_address;
create view ssd_address with (security_invoker = true) as
select
  data ->> 'addr_table_id' as addr_table_id,
  data ->> 'addr_person_id' as addr_person_id,
  data ->> 'addr_address_type' as addr_address_type,
  case when pg_input_is_valid(data ->> 'addr_address_start_date', 'date') then (data ->> 'addr_address_start_date')::date end as addr_address_start_date,
  case when pg_input_is_valid(data ->> 'addr_address_end_date', 'date') then (data ->> 'addr_address_end_date')::date end as addr_address_end_date,
  data ->> 'addr_address_postcode' as addr_address_postcode,
  data ->> 'addr_address_json' as addr_address_json,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'address' and to_batch is null;

drop view if exists ssd_disability;
create view ssd_disability with (security_invoker = true) as
select
  data ->> 'disa_table_id' as disa_table_id,
  data ->> 'disa_person_id' as disa_person_id,
  data ->> 'disa_disability_code' as disa_disability_code,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'disability' and to_batch is null;

drop view if exists ssd_immigration_status;
create view ssd_immigration_status with (security_invoker = true) as
select
  data ->> 'immi_immigration_status_id' as immi_immigration_status_id,
  data ->> 'immi_person_id' as immi_person_id,
  data ->> 'immi_immigration_status' as immi_immigration_status,
  case when pg_input_is_valid(data ->> 'immi_immigration_status_start_date', 'date') then (data ->> 'immi_immigration_status_start_date')::date end as immi_immigration_status_start_date,
  case when pg_input_is_valid(data ->> 'immi_immigration_status_end_date', 'date') then (data ->> 'immi_immigration_status_end_date')::date end as immi_immigration_status_end_date,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'immigration_status' and to_batch is null;

drop view if exists ssd_mother;
create view ssd_mother with (security_invoker = true) as
select
  data ->> 'moth_table_id' as moth_table_id,
  data ->> 'moth_person_id' as moth_person_id,
  data ->> 'moth_childs_person_id' as moth_childs_person_id,
  case when pg_input_is_valid(data ->> 'moth_childs_dob', 'date') then (data ->> 'moth_childs_dob')::date end as moth_childs_dob,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'mother' and to_batch is null;

drop view if exists ssd_linked_identifiers;
create view ssd_linked_identifiers with (security_invoker = true) as
select
  data ->> 'link_table_id' as link_table_id,
  data ->> 'link_person_id' as link_person_id,
  data ->> 'link_identifier_type' as link_identifier_type,
  data ->> 'link_identifier_value' as link_identifier_value,
  case when pg_input_is_valid(data ->> 'link_valid_from_date', 'date') then (data ->> 'link_valid_from_date')::date end as link_valid_from_date,
  case when pg_input_is_valid(data ->> 'link_valid_to_date', 'date') then (data ->> 'link_valid_to_date')::date end as link_valid_to_date,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'linked_identifiers' and to_batch is null;

drop view if exists ssd_legal_status;
create view ssd_legal_status with (security_invoker = true) as
select
  data ->> 'lega_legal_status_id' as lega_legal_status_id,
  data ->> 'lega_person_id' as lega_person_id,
  data ->> 'lega_legal_status' as lega_legal_status,
  case when pg_input_is_valid(data ->> 'lega_legal_status_start_date', 'date') then (data ->> 'lega_legal_status_start_date')::date end as lega_legal_status_start_date,
  case when pg_input_is_valid(data ->> 'lega_legal_status_end_date', 'date') then (data ->> 'lega_legal_status_end_date')::date end as lega_legal_status_end_date,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'legal_status' and to_batch is null;

drop view if exists ssd_contacts;
create view ssd_contacts with (security_invoker = true) as
select
  data ->> 'cont_contact_id' as cont_contact_id,
  data ->> 'cont_person_id' as cont_person_id,
  case when pg_input_is_valid(data ->> 'cont_contact_date', 'date') then (data ->> 'cont_contact_date')::date end as cont_contact_date,
  data ->> 'cont_contact_source_code' as cont_contact_source_code,
  data ->> 'cont_contact_source_desc' as cont_contact_source_desc,
  data ->> 'cont_contact_outcome_json' as cont_contact_outcome_json,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'contacts' and to_batch is null;

drop view if exists ssd_early_help_episodes;
create view ssd_early_help_episodes with (security_invoker = true) as
select
  data ->> 'earl_episode_id' as earl_episode_id,
  data ->> 'earl_person_id' as earl_person_id,
  case when pg_input_is_valid(data ->> 'earl_episode_start_date', 'date') then (data ->> 'earl_episode_start_date')::date end as earl_episode_start_date,
  case when pg_input_is_valid(data ->> 'earl_episode_end_date', 'date') then (data ->> 'earl_episode_end_date')::date end as earl_episode_end_date,
  data ->> 'earl_episode_reason' as earl_episode_reason,
  data ->> 'earl_episode_end_reason' as earl_episode_end_reason,
  data ->> 'earl_episode_organisation' as earl_episode_organisation,
  data ->> 'earl_episode_worker_id' as earl_episode_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'early_help_episodes' and to_batch is null;

drop view if exists ssd_cin_episodes;
create view ssd_cin_episodes with (security_invoker = true) as
select
  data ->> 'cine_referral_id' as cine_referral_id,
  data ->> 'cine_person_id' as cine_person_id,
  case when pg_input_is_valid(data ->> 'cine_referral_date', 'date') then (data ->> 'cine_referral_date')::date end as cine_referral_date,
  data ->> 'cine_cin_primary_need_code' as cine_cin_primary_need_code,
  data ->> 'cine_referral_source_code' as cine_referral_source_code,
  data ->> 'cine_referral_source_desc' as cine_referral_source_desc,
  data ->> 'cine_referral_outcome_json' as cine_referral_outcome_json,
  data ->> 'cine_referral_nfa' as cine_referral_nfa,
  data ->> 'cine_close_reason' as cine_close_reason,
  case when pg_input_is_valid(data ->> 'cine_close_date', 'date') then (data ->> 'cine_close_date')::date end as cine_close_date,
  data ->> 'cine_referral_team' as cine_referral_team,
  data ->> 'cine_referral_worker_id' as cine_referral_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cin_episodes' and to_batch is null;

drop view if exists ssd_cin_assessments;
create view ssd_cin_assessments with (security_invoker = true) as
select
  data ->> 'cina_assessment_id' as cina_assessment_id,
  data ->> 'cina_person_id' as cina_person_id,
  data ->> 'cina_referral_id' as cina_referral_id,
  case when pg_input_is_valid(data ->> 'cina_assessment_start_date', 'date') then (data ->> 'cina_assessment_start_date')::date end as cina_assessment_start_date,
  case when pg_input_is_valid(data ->> 'cina_assessment_auth_date', 'date') then (data ->> 'cina_assessment_auth_date')::date end as cina_assessment_auth_date,
  data ->> 'cina_assessment_child_seen' as cina_assessment_child_seen,
  data ->> 'cina_assessment_outcome_json' as cina_assessment_outcome_json,
  data ->> 'cina_assessment_outcome_nfa' as cina_assessment_outcome_nfa,
  data ->> 'cina_assessment_team' as cina_assessment_team,
  data ->> 'cina_assessment_worker_id' as cina_assessment_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cin_assessments' and to_batch is null;

drop view if exists ssd_assessment_factors;
create view ssd_assessment_factors with (security_invoker = true) as
select
  data ->> 'cinf_table_id' as cinf_table_id,
  data ->> 'cinf_assessment_id' as cinf_assessment_id,
  data ->> 'cinf_assessment_factors_json' as cinf_assessment_factors_json,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'assessment_factors' and to_batch is null;

drop view if exists ssd_cin_plans;
create view ssd_cin_plans with (security_invoker = true) as
select
  data ->> 'cinp_cin_plan_id' as cinp_cin_plan_id,
  data ->> 'cinp_referral_id' as cinp_referral_id,
  data ->> 'cinp_person_id' as cinp_person_id,
  case when pg_input_is_valid(data ->> 'cinp_cin_plan_start_date', 'date') then (data ->> 'cinp_cin_plan_start_date')::date end as cinp_cin_plan_start_date,
  case when pg_input_is_valid(data ->> 'cinp_cin_plan_end_date', 'date') then (data ->> 'cinp_cin_plan_end_date')::date end as cinp_cin_plan_end_date,
  data ->> 'cinp_cin_plan_team' as cinp_cin_plan_team,
  data ->> 'cinp_cin_plan_worker_id' as cinp_cin_plan_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cin_plans' and to_batch is null;

drop view if exists ssd_cin_visits;
create view ssd_cin_visits with (security_invoker = true) as
select
  data ->> 'cinv_cin_visit_id' as cinv_cin_visit_id,
  data ->> 'cinv_person_id' as cinv_person_id,
  data ->> 'cinv_cin_plan_id' as cinv_cin_plan_id,
  case when pg_input_is_valid(data ->> 'cinv_cin_visit_date', 'date') then (data ->> 'cinv_cin_visit_date')::date end as cinv_cin_visit_date,
  data ->> 'cinv_cin_visit_seen' as cinv_cin_visit_seen,
  data ->> 'cinv_cin_visit_seen_alone' as cinv_cin_visit_seen_alone,
  data ->> 'cinv_cin_visit_bedroom' as cinv_cin_visit_bedroom,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cin_visits' and to_batch is null;

drop view if exists ssd_s47_enquiry;
create view ssd_s47_enquiry with (security_invoker = true) as
select
  data ->> 's47e_s47_enquiry_id' as s47e_s47_enquiry_id,
  data ->> 's47e_referral_id' as s47e_referral_id,
  data ->> 's47e_person_id' as s47e_person_id,
  case when pg_input_is_valid(data ->> 's47e_s47_start_date', 'date') then (data ->> 's47e_s47_start_date')::date end as s47e_s47_start_date,
  case when pg_input_is_valid(data ->> 's47e_s47_end_date', 'date') then (data ->> 's47e_s47_end_date')::date end as s47e_s47_end_date,
  data ->> 's47e_s47_nfa' as s47e_s47_nfa,
  data ->> 's47e_s47_outcome_json' as s47e_s47_outcome_json,
  data ->> 's47e_s47_completed_by_worker_id' as s47e_s47_completed_by_worker_id,
  data ->> 's47e_s47_completed_by_team' as s47e_s47_completed_by_team,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 's47_enquiry' and to_batch is null;

drop view if exists ssd_initial_cp_conference;
create view ssd_initial_cp_conference with (security_invoker = true) as
select
  data ->> 'icpc_icpc_id' as icpc_icpc_id,
  data ->> 'icpc_icpc_meeting_id' as icpc_icpc_meeting_id,
  data ->> 'icpc_s47_enquiry_id' as icpc_s47_enquiry_id,
  data ->> 'icpc_person_id' as icpc_person_id,
  data ->> 'icpc_cp_plan_id' as icpc_cp_plan_id,
  data ->> 'icpc_referral_id' as icpc_referral_id,
  data ->> 'icpc_icpc_transfer_in' as icpc_icpc_transfer_in,
  case when pg_input_is_valid(data ->> 'icpc_icpc_target_date', 'date') then (data ->> 'icpc_icpc_target_date')::date end as icpc_icpc_target_date,
  case when pg_input_is_valid(data ->> 'icpc_icpc_date', 'date') then (data ->> 'icpc_icpc_date')::date end as icpc_icpc_date,
  data ->> 'icpc_icpc_outcome_cp_flag' as icpc_icpc_outcome_cp_flag,
  data ->> 'icpc_icpc_outcome_json' as icpc_icpc_outcome_json,
  data ->> 'icpc_icpc_team' as icpc_icpc_team,
  data ->> 'icpc_icpc_worker_id' as icpc_icpc_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'initial_cp_conference' and to_batch is null;

drop view if exists ssd_cp_plans;
create view ssd_cp_plans with (security_invoker = true) as
select
  data ->> 'cppl_cp_plan_id' as cppl_cp_plan_id,
  data ->> 'cppl_referral_id' as cppl_referral_id,
  data ->> 'cppl_icpc_id' as cppl_icpc_id,
  data ->> 'cppl_person_id' as cppl_person_id,
  case when pg_input_is_valid(data ->> 'cppl_cp_plan_start_date', 'date') then (data ->> 'cppl_cp_plan_start_date')::date end as cppl_cp_plan_start_date,
  case when pg_input_is_valid(data ->> 'cppl_cp_plan_end_date', 'date') then (data ->> 'cppl_cp_plan_end_date')::date end as cppl_cp_plan_end_date,
  data ->> 'cppl_cp_plan_ola' as cppl_cp_plan_ola,
  data ->> 'cppl_cp_plan_initial_category' as cppl_cp_plan_initial_category,
  data ->> 'cppl_cp_plan_latest_category' as cppl_cp_plan_latest_category,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cp_plans' and to_batch is null;

drop view if exists ssd_cp_visits;
create view ssd_cp_visits with (security_invoker = true) as
select
  data ->> 'cppv_cp_visit_id' as cppv_cp_visit_id,
  data ->> 'cppv_person_id' as cppv_person_id,
  data ->> 'cppv_cp_plan_id' as cppv_cp_plan_id,
  case when pg_input_is_valid(data ->> 'cppv_cp_visit_date', 'date') then (data ->> 'cppv_cp_visit_date')::date end as cppv_cp_visit_date,
  data ->> 'cppv_cp_visit_seen' as cppv_cp_visit_seen,
  data ->> 'cppv_cp_visit_seen_alone' as cppv_cp_visit_seen_alone,
  data ->> 'cppv_cp_visit_bedroom' as cppv_cp_visit_bedroom,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cp_visits' and to_batch is null;

drop view if exists ssd_cp_reviews;
create view ssd_cp_reviews with (security_invoker = true) as
select
  data ->> 'cppr_cp_review_id' as cppr_cp_review_id,
  data ->> 'cppr_person_id' as cppr_person_id,
  data ->> 'cppr_cp_plan_id' as cppr_cp_plan_id,
  case when pg_input_is_valid(data ->> 'cppr_cp_review_due', 'date') then (data ->> 'cppr_cp_review_due')::date end as cppr_cp_review_due,
  case when pg_input_is_valid(data ->> 'cppr_cp_review_date', 'date') then (data ->> 'cppr_cp_review_date')::date end as cppr_cp_review_date,
  data ->> 'cppr_cp_review_meeting_id' as cppr_cp_review_meeting_id,
  data ->> 'cppr_cp_review_outcome_continue_cp' as cppr_cp_review_outcome_continue_cp,
  data ->> 'cppr_cp_review_quorate' as cppr_cp_review_quorate,
  data ->> 'cppr_cp_review_participation' as cppr_cp_review_participation,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cp_reviews' and to_batch is null;

drop view if exists ssd_cla_episodes;
create view ssd_cla_episodes with (security_invoker = true) as
select
  data ->> 'clae_cla_episode_id' as clae_cla_episode_id,
  data ->> 'clae_person_id' as clae_person_id,
  data ->> 'clae_cla_id' as clae_cla_id,
  data ->> 'clae_referral_id' as clae_referral_id,
  data ->> 'clae_cla_placement_id' as clae_cla_placement_id,
  case when pg_input_is_valid(data ->> 'clae_entered_care_date', 'date') then (data ->> 'clae_entered_care_date')::date end as clae_entered_care_date,
  case when pg_input_is_valid(data ->> 'clae_cla_episode_start_date', 'date') then (data ->> 'clae_cla_episode_start_date')::date end as clae_cla_episode_start_date,
  data ->> 'clae_cla_episode_start_reason' as clae_cla_episode_start_reason,
  data ->> 'clae_cla_primary_need_code' as clae_cla_primary_need_code,
  case when pg_input_is_valid(data ->> 'clae_cla_episode_ceased_date', 'date') then (data ->> 'clae_cla_episode_ceased_date')::date end as clae_cla_episode_ceased_date,
  data ->> 'clae_cla_episode_ceased_reason' as clae_cla_episode_ceased_reason,
  case when pg_input_is_valid(data ->> 'clae_cla_last_iro_contact_date', 'date') then (data ->> 'clae_cla_last_iro_contact_date')::date end as clae_cla_last_iro_contact_date,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_episodes' and to_batch is null;

drop view if exists ssd_cla_placement;
create view ssd_cla_placement with (security_invoker = true) as
select
  data ->> 'clap_cla_placement_id' as clap_cla_placement_id,
  data ->> 'clap_cla_id' as clap_cla_id,
  data ->> 'clap_person_id' as clap_person_id,
  case when pg_input_is_valid(data ->> 'clap_cla_placement_start_date', 'date') then (data ->> 'clap_cla_placement_start_date')::date end as clap_cla_placement_start_date,
  case when pg_input_is_valid(data ->> 'clap_cla_placement_end_date', 'date') then (data ->> 'clap_cla_placement_end_date')::date end as clap_cla_placement_end_date,
  data ->> 'clap_cla_placement_type' as clap_cla_placement_type,
  data ->> 'clap_cla_placement_provider' as clap_cla_placement_provider,
  data ->> 'clap_cla_placement_postcode' as clap_cla_placement_postcode,
  data ->> 'clap_cla_placement_urn' as clap_cla_placement_urn,
  case when pg_input_is_valid(data ->> 'clap_cla_placement_distance', 'numeric') then (data ->> 'clap_cla_placement_distance')::numeric end as clap_cla_placement_distance,
  data ->> 'clap_cla_placement_change_reason' as clap_cla_placement_change_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_placement' and to_batch is null;

drop view if exists ssd_cla_reviews;
create view ssd_cla_reviews with (security_invoker = true) as
select
  data ->> 'clar_cla_review_id' as clar_cla_review_id,
  data ->> 'clar_cla_id' as clar_cla_id,
  data ->> 'clar_cla_person_id' as clar_cla_person_id,
  case when pg_input_is_valid(data ->> 'clar_cla_review_due_date', 'date') then (data ->> 'clar_cla_review_due_date')::date end as clar_cla_review_due_date,
  case when pg_input_is_valid(data ->> 'clar_cla_review_date', 'date') then (data ->> 'clar_cla_review_date')::date end as clar_cla_review_date,
  data ->> 'clar_cla_review_cancelled' as clar_cla_review_cancelled,
  data ->> 'clar_cla_review_participation' as clar_cla_review_participation,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_reviews' and to_batch is null;

drop view if exists ssd_cla_visits;
create view ssd_cla_visits with (security_invoker = true) as
select
  data ->> 'clav_cla_visit_id' as clav_cla_visit_id,
  data ->> 'clav_cla_id' as clav_cla_id,
  data ->> 'clav_person_id' as clav_person_id,
  case when pg_input_is_valid(data ->> 'clav_cla_visit_date', 'date') then (data ->> 'clav_cla_visit_date')::date end as clav_cla_visit_date,
  data ->> 'clav_cla_visit_seen' as clav_cla_visit_seen,
  data ->> 'clav_cla_visit_seen_alone' as clav_cla_visit_seen_alone,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_visits' and to_batch is null;

drop view if exists ssd_cla_care_plan;
create view ssd_cla_care_plan with (security_invoker = true) as
select
  data ->> 'lacp_table_id' as lacp_table_id,
  data ->> 'lacp_person_id' as lacp_person_id,
  case when pg_input_is_valid(data ->> 'lacp_cla_care_plan_start_date', 'date') then (data ->> 'lacp_cla_care_plan_start_date')::date end as lacp_cla_care_plan_start_date,
  case when pg_input_is_valid(data ->> 'lacp_cla_care_plan_end_date', 'date') then (data ->> 'lacp_cla_care_plan_end_date')::date end as lacp_cla_care_plan_end_date,
  data ->> 'lacp_cla_care_plan_json' as lacp_cla_care_plan_json,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_care_plan' and to_batch is null;

drop view if exists ssd_cla_health;
create view ssd_cla_health with (security_invoker = true) as
select
  data ->> 'clah_health_check_id' as clah_health_check_id,
  data ->> 'clah_person_id' as clah_person_id,
  data ->> 'clah_health_check_type' as clah_health_check_type,
  case when pg_input_is_valid(data ->> 'clah_health_check_date', 'date') then (data ->> 'clah_health_check_date')::date end as clah_health_check_date,
  data ->> 'clah_health_check_status' as clah_health_check_status,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_health' and to_batch is null;

drop view if exists ssd_cla_immunisations;
create view ssd_cla_immunisations with (security_invoker = true) as
select
  data ->> 'clai_person_id' as clai_person_id,
  data ->> 'clai_immunisations_status' as clai_immunisations_status,
  case when pg_input_is_valid(data ->> 'clai_immunisations_status_date', 'date') then (data ->> 'clai_immunisations_status_date')::date end as clai_immunisations_status_date,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_immunisations' and to_batch is null;

drop view if exists ssd_cla_substance_misuse;
create view ssd_cla_substance_misuse with (security_invoker = true) as
select
  data ->> 'clas_substance_misuse_id' as clas_substance_misuse_id,
  data ->> 'clas_person_id' as clas_person_id,
  case when pg_input_is_valid(data ->> 'clas_substance_misuse_date', 'date') then (data ->> 'clas_substance_misuse_date')::date end as clas_substance_misuse_date,
  data ->> 'clas_substance_misused' as clas_substance_misused,
  data ->> 'clas_intervention_received' as clas_intervention_received,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_substance_misuse' and to_batch is null;

drop view if exists ssd_cla_convictions;
create view ssd_cla_convictions with (security_invoker = true) as
select
  data ->> 'clac_cla_conviction_id' as clac_cla_conviction_id,
  data ->> 'clac_person_id' as clac_person_id,
  case when pg_input_is_valid(data ->> 'clac_cla_conviction_date', 'date') then (data ->> 'clac_cla_conviction_date')::date end as clac_cla_conviction_date,
  data ->> 'clac_cla_conviction_offence' as clac_cla_conviction_offence,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_convictions' and to_batch is null;

drop view if exists ssd_sdq_scores;
create view ssd_sdq_scores with (security_invoker = true) as
select
  data ->> 'csdq_table_id' as csdq_table_id,
  data ->> 'csdq_person_id' as csdq_person_id,
  case when pg_input_is_valid(data ->> 'csdq_sdq_completed_date', 'date') then (data ->> 'csdq_sdq_completed_date')::date end as csdq_sdq_completed_date,
  case when pg_input_is_valid(data ->> 'csdq_sdq_score', 'numeric') then (data ->> 'csdq_sdq_score')::numeric end as csdq_sdq_score,
  data ->> 'csdq_sdq_reason' as csdq_sdq_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'sdq_scores' and to_batch is null;

drop view if exists ssd_missing;
create view ssd_missing with (security_invoker = true) as
select
  data ->> 'miss_table_id' as miss_table_id,
  data ->> 'miss_person_id' as miss_person_id,
  data ->> 'miss_missing_episode_type' as miss_missing_episode_type,
  data ->> 'miss_missing_episode_start_date' as miss_missing_episode_start_date,
  data ->> 'miss_missing_episode_end_date' as miss_missing_episode_end_date,
  data ->> 'miss_missing_rhi_offered' as miss_missing_rhi_offered,
  data ->> 'miss_missing_rhi_accepted' as miss_missing_rhi_accepted,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'missing' and to_batch is null;

drop view if exists ssd_cla_previous_permanence;
create view ssd_cla_previous_permanence with (security_invoker = true) as
select
  data ->> 'lapp_table_id' as lapp_table_id,
  data ->> 'lapp_person_id' as lapp_person_id,
  data ->> 'lapp_previous_permanence_order_date' as lapp_previous_permanence_order_date,
  data ->> 'lapp_previous_permanence_option' as lapp_previous_permanence_option,
  data ->> 'lapp_previous_permanence_la' as lapp_previous_permanence_la,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'cla_previous_permanence' and to_batch is null;

drop view if exists ssd_permanence;
create view ssd_permanence with (security_invoker = true) as
select
  data ->> 'perm_table_id' as perm_table_id,
  data ->> 'perm_person_id' as perm_person_id,
  data ->> 'perm_cla_id' as perm_cla_id,
  case when pg_input_is_valid(data ->> 'perm_adm_decision_date', 'date') then (data ->> 'perm_adm_decision_date')::date end as perm_adm_decision_date,
  case when pg_input_is_valid(data ->> 'perm_ffa_cp_decision_date', 'date') then (data ->> 'perm_ffa_cp_decision_date')::date end as perm_ffa_cp_decision_date,
  case when pg_input_is_valid(data ->> 'perm_placement_order_date', 'date') then (data ->> 'perm_placement_order_date')::date end as perm_placement_order_date,
  case when pg_input_is_valid(data ->> 'perm_matched_date', 'date') then (data ->> 'perm_matched_date')::date end as perm_matched_date,
  case when pg_input_is_valid(data ->> 'perm_placed_for_adoption_date', 'date') then (data ->> 'perm_placed_for_adoption_date')::date end as perm_placed_for_adoption_date,
  case when pg_input_is_valid(data ->> 'perm_placed_ffa_cp_date', 'date') then (data ->> 'perm_placed_ffa_cp_date')::date end as perm_placed_ffa_cp_date,
  case when pg_input_is_valid(data ->> 'perm_placed_foster_carer_date', 'date') then (data ->> 'perm_placed_foster_carer_date')::date end as perm_placed_foster_carer_date,
  case when pg_input_is_valid(data ->> 'perm_decision_reversed_date', 'date') then (data ->> 'perm_decision_reversed_date')::date end as perm_decision_reversed_date,
  data ->> 'perm_decision_reversed_reason' as perm_decision_reversed_reason,
  case when pg_input_is_valid(data ->> 'perm_permanence_order_date', 'date') then (data ->> 'perm_permanence_order_date')::date end as perm_permanence_order_date,
  data ->> 'perm_permanence_order_type' as perm_permanence_order_type,
  data ->> 'perm_adopted_by_carer_flag' as perm_adopted_by_carer_flag,
  data ->> 'perm_part_of_sibling_group' as perm_part_of_sibling_group,
  case when pg_input_is_valid(data ->> 'perm_siblings_placed_together', 'numeric') then (data ->> 'perm_siblings_placed_together')::numeric end as perm_siblings_placed_together,
  case when pg_input_is_valid(data ->> 'perm_siblings_placed_apart', 'numeric') then (data ->> 'perm_siblings_placed_apart')::numeric end as perm_siblings_placed_apart,
  data ->> 'perm_placement_provider_urn' as perm_placement_provider_urn,
  data ->> 'perm_adoption_worker_id' as perm_adoption_worker_id,
  data ->> 'perm_adopter_sex' as perm_adopter_sex,
  data ->> 'perm_adopter_legal_status' as perm_adopter_legal_status,
  case when pg_input_is_valid(data ->> 'perm_number_of_adopters', 'numeric') then (data ->> 'perm_number_of_adopters')::numeric end as perm_number_of_adopters,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'permanence' and to_batch is null;

drop view if exists ssd_care_leavers;
create view ssd_care_leavers with (security_invoker = true) as
select
  data ->> 'clea_table_id' as clea_table_id,
  data ->> 'clea_person_id' as clea_person_id,
  data ->> 'clea_care_leaver_eligibility' as clea_care_leaver_eligibility,
  data ->> 'clea_care_leaver_in_touch' as clea_care_leaver_in_touch,
  case when pg_input_is_valid(data ->> 'clea_care_leaver_latest_contact', 'date') then (data ->> 'clea_care_leaver_latest_contact')::date end as clea_care_leaver_latest_contact,
  data ->> 'clea_care_leaver_accommodation' as clea_care_leaver_accommodation,
  data ->> 'clea_care_leaver_accom_suitable' as clea_care_leaver_accom_suitable,
  data ->> 'clea_care_leaver_activity' as clea_care_leaver_activity,
  case when pg_input_is_valid(data ->> 'clea_pathway_plan_review_date', 'date') then (data ->> 'clea_pathway_plan_review_date')::date end as clea_pathway_plan_review_date,
  data ->> 'clea_care_leaver_personal_advisor' as clea_care_leaver_personal_advisor,
  data ->> 'clea_care_leaver_allocated_team' as clea_care_leaver_allocated_team,
  data ->> 'clea_care_leaver_worker_id' as clea_care_leaver_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'care_leavers' and to_batch is null;

drop view if exists ssd_professionals;
create view ssd_professionals with (security_invoker = true) as
select
  data ->> 'prof_professional_id' as prof_professional_id,
  data ->> 'prof_staff_id' as prof_staff_id,
  data ->> 'prof_professional_name' as prof_professional_name,
  data ->> 'prof_social_worker_registration_no' as prof_social_worker_registration_no,
  data ->> 'prof_professional_job_title' as prof_professional_job_title,
  case when pg_input_is_valid(data ->> 'prof_professional_caseload', 'numeric') then (data ->> 'prof_professional_caseload')::numeric end as prof_professional_caseload,
  data ->> 'prof_professional_department' as prof_professional_department,
  case when pg_input_is_valid(data ->> 'prof_full_time_equivalency', 'numeric') then (data ->> 'prof_full_time_equivalency')::numeric end as prof_full_time_equivalency,
  data ->> 'prof_agency_worker_flag' as prof_agency_worker_flag,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'professionals' and to_batch is null;

drop view if exists ssd_department;
create view ssd_department with (security_invoker = true) as
select
  data ->> 'dept_team_id' as dept_team_id,
  data ->> 'dept_team_name' as dept_team_name,
  data ->> 'dept_team_parent_id' as dept_team_parent_id,
  data ->> 'dept_team_parent_name' as dept_team_parent_name,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'department' and to_batch is null;

drop view if exists ssd_involvements;
create view ssd_involvements with (security_invoker = true) as
select
  data ->> 'invo_involvements_id' as invo_involvements_id,
  data ->> 'invo_person_id' as invo_person_id,
  data ->> 'invo_referral_id' as invo_referral_id,
  data ->> 'invo_professional_id' as invo_professional_id,
  data ->> 'invo_professional_role_id' as invo_professional_role_id,
  data ->> 'invo_professional_team' as invo_professional_team,
  case when pg_input_is_valid(data ->> 'invo_involvement_start_date', 'date') then (data ->> 'invo_involvement_start_date')::date end as invo_involvement_start_date,
  case when pg_input_is_valid(data ->> 'invo_involvement_end_date', 'date') then (data ->> 'invo_involvement_end_date')::date end as invo_involvement_end_date,
  data ->> 'invo_worker_change_reason' as invo_worker_change_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'involvements' and to_batch is null;

drop view if exists ssd_pre_proceedings;
create view ssd_pre_proceedings with (security_invoker = true) as
select
  data ->> 'prep_table_id' as prep_table_id,
  data ->> 'prep_person_id' as prep_person_id,
  data ->> 'prep_plo_family_id' as prep_plo_family_id,
  case when pg_input_is_valid(data ->> 'prep_pre_pro_decision_date', 'date') then (data ->> 'prep_pre_pro_decision_date')::date end as prep_pre_pro_decision_date,
  case when pg_input_is_valid(data ->> 'prep_initial_pre_pro_meeting_date', 'date') then (data ->> 'prep_initial_pre_pro_meeting_date')::date end as prep_initial_pre_pro_meeting_date,
  data ->> 'prep_pre_pro_outcome' as prep_pre_pro_outcome,
  case when pg_input_is_valid(data ->> 'prep_agree_stepdown_issue_date', 'date') then (data ->> 'prep_agree_stepdown_issue_date')::date end as prep_agree_stepdown_issue_date,
  case when pg_input_is_valid(data ->> 'prep_cp_plans_referral_period', 'numeric') then (data ->> 'prep_cp_plans_referral_period')::numeric end as prep_cp_plans_referral_period,
  data ->> 'prep_legal_gateway_outcome' as prep_legal_gateway_outcome,
  case when pg_input_is_valid(data ->> 'prep_prev_pre_proc_child', 'numeric') then (data ->> 'prep_prev_pre_proc_child')::numeric end as prep_prev_pre_proc_child,
  case when pg_input_is_valid(data ->> 'prep_prev_care_proc_child', 'numeric') then (data ->> 'prep_prev_care_proc_child')::numeric end as prep_prev_care_proc_child,
  case when pg_input_is_valid(data ->> 'prep_pre_pro_letter_date', 'date') then (data ->> 'prep_pre_pro_letter_date')::date end as prep_pre_pro_letter_date,
  case when pg_input_is_valid(data ->> 'prep_care_pro_letter_date', 'date') then (data ->> 'prep_care_pro_letter_date')::date end as prep_care_pro_letter_date,
  case when pg_input_is_valid(data ->> 'prep_pre_pro_meetings_num', 'numeric') then (data ->> 'prep_pre_pro_meetings_num')::numeric end as prep_pre_pro_meetings_num,
  data ->> 'prep_pre_pro_parents_legal_rep' as prep_pre_pro_parents_legal_rep,
  data ->> 'prep_parents_legal_rep_point_of_issue' as prep_parents_legal_rep_point_of_issue,
  data ->> 'prep_court_reference' as prep_court_reference,
  case when pg_input_is_valid(data ->> 'prep_care_proc_court_hearings', 'numeric') then (data ->> 'prep_care_proc_court_hearings')::numeric end as prep_care_proc_court_hearings,
  data ->> 'prep_care_proc_short_notice' as prep_care_proc_short_notice,
  data ->> 'prep_proc_short_notice_reason' as prep_proc_short_notice_reason,
  data ->> 'prep_la_inital_plan_approved' as prep_la_inital_plan_approved,
  data ->> 'prep_la_initial_care_plan' as prep_la_initial_care_plan,
  data ->> 'prep_la_final_plan_approved' as prep_la_final_plan_approved,
  data ->> 'prep_la_final_care_plan' as prep_la_final_care_plan,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'pre_proceedings' and to_batch is null;

drop view if exists ssd_voice_of_child;
create view ssd_voice_of_child with (security_invoker = true) as
select
  data ->> 'voch_table_id' as voch_table_id,
  data ->> 'voch_person_id' as voch_person_id,
  data ->> 'voch_explained_worries' as voch_explained_worries,
  data ->> 'voch_story_help_understand' as voch_story_help_understand,
  data ->> 'voch_agree_worker' as voch_agree_worker,
  data ->> 'voch_plan_safe' as voch_plan_safe,
  data ->> 'voch_tablet_help_explain' as voch_tablet_help_explain,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'voice_of_child' and to_batch is null;

drop view if exists ssd_send;
create view ssd_send with (security_invoker = true) as
select
  data ->> 'send_table_id' as send_table_id,
  data ->> 'send_person_id' as send_person_id,
  data ->> 'send_upn' as send_upn,
  data ->> 'send_uln' as send_uln,
  data ->> 'send_upn_unknown' as send_upn_unknown,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'send' and to_batch is null;

drop view if exists ssd_ehcp_requests;
create view ssd_ehcp_requests with (security_invoker = true) as
select
  data ->> 'ehcr_ehcp_request_id' as ehcr_ehcp_request_id,
  data ->> 'ehcr_send_table_id' as ehcr_send_table_id,
  case when pg_input_is_valid(data ->> 'ehcr_ehcp_req_date', 'date') then (data ->> 'ehcr_ehcp_req_date')::date end as ehcr_ehcp_req_date,
  case when pg_input_is_valid(data ->> 'ehcr_ehcp_req_outcome_date', 'date') then (data ->> 'ehcr_ehcp_req_outcome_date')::date end as ehcr_ehcp_req_outcome_date,
  data ->> 'ehcr_ehcp_req_outcome' as ehcr_ehcp_req_outcome,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'ehcp_requests' and to_batch is null;

drop view if exists ssd_ehcp_assessment;
create view ssd_ehcp_assessment with (security_invoker = true) as
select
  data ->> 'ehca_ehcp_assessment_id' as ehca_ehcp_assessment_id,
  data ->> 'ehca_ehcp_request_id' as ehca_ehcp_request_id,
  case when pg_input_is_valid(data ->> 'ehca_ehcp_assessment_outcome_date', 'date') then (data ->> 'ehca_ehcp_assessment_outcome_date')::date end as ehca_ehcp_assessment_outcome_date,
  data ->> 'ehca_ehcp_assessment_outcome' as ehca_ehcp_assessment_outcome,
  data ->> 'ehca_ehcp_assessment_exceptions' as ehca_ehcp_assessment_exceptions,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'ehcp_assessment' and to_batch is null;

drop view if exists ssd_ehcp_named_plan;
create view ssd_ehcp_named_plan with (security_invoker = true) as
select
  data ->> 'ehcn_named_plan_id' as ehcn_named_plan_id,
  data ->> 'ehcn_ehcp_asmt_id' as ehcn_ehcp_asmt_id,
  case when pg_input_is_valid(data ->> 'ehcn_named_plan_start_date', 'date') then (data ->> 'ehcn_named_plan_start_date')::date end as ehcn_named_plan_start_date,
  case when pg_input_is_valid(data ->> 'ehcn_named_plan_ceased_date', 'date') then (data ->> 'ehcn_named_plan_ceased_date')::date end as ehcn_named_plan_ceased_date,
  data ->> 'ehcn_named_plan_ceased_reason' as ehcn_named_plan_ceased_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'ehcp_named_plan' and to_batch is null;

drop view if exists ssd_ehcp_active_plans;
create view ssd_ehcp_active_plans with (security_invoker = true) as
select
  data ->> 'ehcp_active_ehcp_id' as ehcp_active_ehcp_id,
  data ->> 'ehcp_ehcp_request_id' as ehcp_ehcp_request_id,
  case when pg_input_is_valid(data ->> 'ehcp_active_ehcp_last_review_date', 'date') then (data ->> 'ehcp_active_ehcp_last_review_date')::date end as ehcp_active_ehcp_last_review_date,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'ehcp_active_plans' and to_batch is null;

drop view if exists ssd_sen_need;
create view ssd_sen_need with (security_invoker = true) as
select
  data ->> 'senn_table_id' as senn_table_id,
  data ->> 'senn_active_ehcp_id' as senn_active_ehcp_id,
  data ->> 'senn_active_ehcp_need_type' as senn_active_ehcp_need_type,
  data ->> 'senn_active_ehcp_need_rank' as senn_active_ehcp_need_rank,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 'sen_need' and to_batch is null;

drop view if exists ssd_s251_finance;
create view ssd_s251_finance with (security_invoker = true) as
select
  data ->> 's251_table_id' as s251_table_id,
  data ->> 's251_cla_placement_id' as s251_cla_placement_id,
  data ->> 's251_placeholder_1' as s251_placeholder_1,
  data ->> 's251_placeholder_2' as s251_placeholder_2,
  data ->> 's251_placeholder_3' as s251_placeholder_3,
  data ->> 's251_placeholder_4' as s251_placeholder_4,
  authority_id,
  child_id,
  format as source_format
from case_record
where table_name = 's251_finance' and to_batch is null;
