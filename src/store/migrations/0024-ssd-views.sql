-- Made by scripts/ssd-views.ts from the SSD catalogue; not edited by hand. Needs PostgreSQL 16.
-- After the standard's own columns: whose row it is, and which return it came in.
-- The cells of a row are taken apart once, and not once a column: "offset 0" keeps it so.

drop view if exists ssd_person;
create view ssd_person with (security_invoker = true) as
select
  cells ->> 'pers_person_id' as pers_person_id,
  cells ->> 'pers_legacy_id' as pers_legacy_id,
  cells ->> 'pers_single_unique_id' as pers_single_unique_id,
  cells ->> 'pers_upn' as pers_upn,
  cells ->> 'pers_upn_unknown' as pers_upn_unknown,
  cells ->> 'pers_forename' as pers_forename,
  cells ->> 'pers_surname' as pers_surname,
  cells ->> 'pers_sex' as pers_sex,
  cells ->> 'pers_gender' as pers_gender,
  cells ->> 'pers_ethnicity' as pers_ethnicity,
  case when pg_input_is_valid(cells ->> 'pers_dob', 'date') then (cells ->> 'pers_dob')::date end as pers_dob,
  case when pg_input_is_valid(cells ->> 'pers_expected_dob', 'date') then (cells ->> 'pers_expected_dob')::date end as pers_expected_dob,
  case when pg_input_is_valid(cells ->> 'pers_death_date', 'date') then (cells ->> 'pers_death_date')::date end as pers_death_date,
  cells ->> 'pers_send_flag' as pers_send_flag,
  cells ->> 'pers_is_mother' as pers_is_mother,
  cells ->> 'pers_nationality' as pers_nationality,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'person' and to_batch is null;
grant select on ssd_person to sightline_reader;

drop view if exists ssd_family;
create view ssd_family with (security_invoker = true) as
select
  cells ->> 'fami_table_id' as fami_table_id,
  cells ->> 'fami_family_id' as fami_family_id,
  cells ->> 'fami_person_id' as fami_person_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'family' and to_batch is null;
grant select on ssd_family to sightline_reader;

drop view if exists ssd_address;
create view ssd_address with (security_invoker = true) as
select
  cells ->> 'addr_table_id' as addr_table_id,
  cells ->> 'addr_person_id' as addr_person_id,
  cells ->> 'addr_address_type' as addr_address_type,
  case when pg_input_is_valid(cells ->> 'addr_address_start_date', 'date') then (cells ->> 'addr_address_start_date')::date end as addr_address_start_date,
  case when pg_input_is_valid(cells ->> 'addr_address_end_date', 'date') then (cells ->> 'addr_address_end_date')::date end as addr_address_end_date,
  cells ->> 'addr_address_postcode' as addr_address_postcode,
  cells ->> 'addr_address_json' as addr_address_json,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'address' and to_batch is null;
grant select on ssd_address to sightline_reader;

drop view if exists ssd_disability;
create view ssd_disability with (security_invoker = true) as
select
  cells ->> 'disa_table_id' as disa_table_id,
  cells ->> 'disa_person_id' as disa_person_id,
  cells ->> 'disa_disability_code' as disa_disability_code,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'disability' and to_batch is null;
grant select on ssd_disability to sightline_reader;

drop view if exists ssd_immigration_status;
create view ssd_immigration_status with (security_invoker = true) as
select
  cells ->> 'immi_immigration_status_id' as immi_immigration_status_id,
  cells ->> 'immi_person_id' as immi_person_id,
  cells ->> 'immi_immigration_status' as immi_immigration_status,
  case when pg_input_is_valid(cells ->> 'immi_immigration_status_start_date', 'date') then (cells ->> 'immi_immigration_status_start_date')::date end as immi_immigration_status_start_date,
  case when pg_input_is_valid(cells ->> 'immi_immigration_status_end_date', 'date') then (cells ->> 'immi_immigration_status_end_date')::date end as immi_immigration_status_end_date,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'immigration_status' and to_batch is null;
grant select on ssd_immigration_status to sightline_reader;

drop view if exists ssd_mother;
create view ssd_mother with (security_invoker = true) as
select
  cells ->> 'moth_table_id' as moth_table_id,
  cells ->> 'moth_person_id' as moth_person_id,
  cells ->> 'moth_childs_person_id' as moth_childs_person_id,
  case when pg_input_is_valid(cells ->> 'moth_childs_dob', 'date') then (cells ->> 'moth_childs_dob')::date end as moth_childs_dob,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'mother' and to_batch is null;
grant select on ssd_mother to sightline_reader;

drop view if exists ssd_linked_identifiers;
create view ssd_linked_identifiers with (security_invoker = true) as
select
  cells ->> 'link_table_id' as link_table_id,
  cells ->> 'link_person_id' as link_person_id,
  cells ->> 'link_identifier_type' as link_identifier_type,
  cells ->> 'link_identifier_value' as link_identifier_value,
  case when pg_input_is_valid(cells ->> 'link_valid_from_date', 'date') then (cells ->> 'link_valid_from_date')::date end as link_valid_from_date,
  case when pg_input_is_valid(cells ->> 'link_valid_to_date', 'date') then (cells ->> 'link_valid_to_date')::date end as link_valid_to_date,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'linked_identifiers' and to_batch is null;
grant select on ssd_linked_identifiers to sightline_reader;

drop view if exists ssd_legal_status;
create view ssd_legal_status with (security_invoker = true) as
select
  cells ->> 'lega_legal_status_id' as lega_legal_status_id,
  cells ->> 'lega_person_id' as lega_person_id,
  cells ->> 'lega_legal_status' as lega_legal_status,
  case when pg_input_is_valid(cells ->> 'lega_legal_status_start_date', 'date') then (cells ->> 'lega_legal_status_start_date')::date end as lega_legal_status_start_date,
  case when pg_input_is_valid(cells ->> 'lega_legal_status_end_date', 'date') then (cells ->> 'lega_legal_status_end_date')::date end as lega_legal_status_end_date,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'legal_status' and to_batch is null;
grant select on ssd_legal_status to sightline_reader;

drop view if exists ssd_contacts;
create view ssd_contacts with (security_invoker = true) as
select
  cells ->> 'cont_contact_id' as cont_contact_id,
  cells ->> 'cont_person_id' as cont_person_id,
  case when pg_input_is_valid(cells ->> 'cont_contact_date', 'date') then (cells ->> 'cont_contact_date')::date end as cont_contact_date,
  cells ->> 'cont_contact_source_code' as cont_contact_source_code,
  cells ->> 'cont_contact_source_desc' as cont_contact_source_desc,
  cells ->> 'cont_contact_outcome_json' as cont_contact_outcome_json,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'contacts' and to_batch is null;
grant select on ssd_contacts to sightline_reader;

drop view if exists ssd_early_help_episodes;
create view ssd_early_help_episodes with (security_invoker = true) as
select
  cells ->> 'earl_episode_id' as earl_episode_id,
  cells ->> 'earl_person_id' as earl_person_id,
  case when pg_input_is_valid(cells ->> 'earl_episode_start_date', 'date') then (cells ->> 'earl_episode_start_date')::date end as earl_episode_start_date,
  case when pg_input_is_valid(cells ->> 'earl_episode_end_date', 'date') then (cells ->> 'earl_episode_end_date')::date end as earl_episode_end_date,
  cells ->> 'earl_episode_reason' as earl_episode_reason,
  cells ->> 'earl_episode_end_reason' as earl_episode_end_reason,
  cells ->> 'earl_episode_organisation' as earl_episode_organisation,
  cells ->> 'earl_episode_worker_id' as earl_episode_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'early_help_episodes' and to_batch is null;
grant select on ssd_early_help_episodes to sightline_reader;

drop view if exists ssd_cin_episodes;
create view ssd_cin_episodes with (security_invoker = true) as
select
  cells ->> 'cine_referral_id' as cine_referral_id,
  cells ->> 'cine_person_id' as cine_person_id,
  case when pg_input_is_valid(cells ->> 'cine_referral_date', 'date') then (cells ->> 'cine_referral_date')::date end as cine_referral_date,
  cells ->> 'cine_cin_primary_need_code' as cine_cin_primary_need_code,
  cells ->> 'cine_referral_source_code' as cine_referral_source_code,
  cells ->> 'cine_referral_source_desc' as cine_referral_source_desc,
  cells ->> 'cine_referral_outcome_json' as cine_referral_outcome_json,
  cells ->> 'cine_referral_nfa' as cine_referral_nfa,
  cells ->> 'cine_close_reason' as cine_close_reason,
  case when pg_input_is_valid(cells ->> 'cine_close_date', 'date') then (cells ->> 'cine_close_date')::date end as cine_close_date,
  cells ->> 'cine_referral_team' as cine_referral_team,
  cells ->> 'cine_referral_worker_id' as cine_referral_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cin_episodes' and to_batch is null;
grant select on ssd_cin_episodes to sightline_reader;

drop view if exists ssd_cin_assessments;
create view ssd_cin_assessments with (security_invoker = true) as
select
  cells ->> 'cina_assessment_id' as cina_assessment_id,
  cells ->> 'cina_person_id' as cina_person_id,
  cells ->> 'cina_referral_id' as cina_referral_id,
  case when pg_input_is_valid(cells ->> 'cina_assessment_start_date', 'date') then (cells ->> 'cina_assessment_start_date')::date end as cina_assessment_start_date,
  case when pg_input_is_valid(cells ->> 'cina_assessment_auth_date', 'date') then (cells ->> 'cina_assessment_auth_date')::date end as cina_assessment_auth_date,
  cells ->> 'cina_assessment_child_seen' as cina_assessment_child_seen,
  cells ->> 'cina_assessment_outcome_json' as cina_assessment_outcome_json,
  cells ->> 'cina_assessment_outcome_nfa' as cina_assessment_outcome_nfa,
  cells ->> 'cina_assessment_team' as cina_assessment_team,
  cells ->> 'cina_assessment_worker_id' as cina_assessment_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cin_assessments' and to_batch is null;
grant select on ssd_cin_assessments to sightline_reader;

drop view if exists ssd_assessment_factors;
create view ssd_assessment_factors with (security_invoker = true) as
select
  cells ->> 'cinf_table_id' as cinf_table_id,
  cells ->> 'cinf_assessment_id' as cinf_assessment_id,
  cells ->> 'cinf_assessment_factors_json' as cinf_assessment_factors_json,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'assessment_factors' and to_batch is null;
grant select on ssd_assessment_factors to sightline_reader;

drop view if exists ssd_cin_plans;
create view ssd_cin_plans with (security_invoker = true) as
select
  cells ->> 'cinp_cin_plan_id' as cinp_cin_plan_id,
  cells ->> 'cinp_referral_id' as cinp_referral_id,
  cells ->> 'cinp_person_id' as cinp_person_id,
  case when pg_input_is_valid(cells ->> 'cinp_cin_plan_start_date', 'date') then (cells ->> 'cinp_cin_plan_start_date')::date end as cinp_cin_plan_start_date,
  case when pg_input_is_valid(cells ->> 'cinp_cin_plan_end_date', 'date') then (cells ->> 'cinp_cin_plan_end_date')::date end as cinp_cin_plan_end_date,
  cells ->> 'cinp_cin_plan_team' as cinp_cin_plan_team,
  cells ->> 'cinp_cin_plan_worker_id' as cinp_cin_plan_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cin_plans' and to_batch is null;
grant select on ssd_cin_plans to sightline_reader;

drop view if exists ssd_cin_visits;
create view ssd_cin_visits with (security_invoker = true) as
select
  cells ->> 'cinv_cin_visit_id' as cinv_cin_visit_id,
  cells ->> 'cinv_person_id' as cinv_person_id,
  cells ->> 'cinv_cin_plan_id' as cinv_cin_plan_id,
  case when pg_input_is_valid(cells ->> 'cinv_cin_visit_date', 'date') then (cells ->> 'cinv_cin_visit_date')::date end as cinv_cin_visit_date,
  cells ->> 'cinv_cin_visit_seen' as cinv_cin_visit_seen,
  cells ->> 'cinv_cin_visit_seen_alone' as cinv_cin_visit_seen_alone,
  cells ->> 'cinv_cin_visit_bedroom' as cinv_cin_visit_bedroom,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cin_visits' and to_batch is null;
grant select on ssd_cin_visits to sightline_reader;

drop view if exists ssd_s47_enquiry;
create view ssd_s47_enquiry with (security_invoker = true) as
select
  cells ->> 's47e_s47_enquiry_id' as s47e_s47_enquiry_id,
  cells ->> 's47e_referral_id' as s47e_referral_id,
  cells ->> 's47e_person_id' as s47e_person_id,
  case when pg_input_is_valid(cells ->> 's47e_s47_start_date', 'date') then (cells ->> 's47e_s47_start_date')::date end as s47e_s47_start_date,
  case when pg_input_is_valid(cells ->> 's47e_s47_end_date', 'date') then (cells ->> 's47e_s47_end_date')::date end as s47e_s47_end_date,
  cells ->> 's47e_s47_nfa' as s47e_s47_nfa,
  cells ->> 's47e_s47_outcome_json' as s47e_s47_outcome_json,
  cells ->> 's47e_s47_completed_by_worker_id' as s47e_s47_completed_by_worker_id,
  cells ->> 's47e_s47_completed_by_team' as s47e_s47_completed_by_team,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 's47_enquiry' and to_batch is null;
grant select on ssd_s47_enquiry to sightline_reader;

drop view if exists ssd_initial_cp_conference;
create view ssd_initial_cp_conference with (security_invoker = true) as
select
  cells ->> 'icpc_icpc_id' as icpc_icpc_id,
  cells ->> 'icpc_icpc_meeting_id' as icpc_icpc_meeting_id,
  cells ->> 'icpc_s47_enquiry_id' as icpc_s47_enquiry_id,
  cells ->> 'icpc_person_id' as icpc_person_id,
  cells ->> 'icpc_cp_plan_id' as icpc_cp_plan_id,
  cells ->> 'icpc_referral_id' as icpc_referral_id,
  cells ->> 'icpc_icpc_transfer_in' as icpc_icpc_transfer_in,
  case when pg_input_is_valid(cells ->> 'icpc_icpc_target_date', 'date') then (cells ->> 'icpc_icpc_target_date')::date end as icpc_icpc_target_date,
  case when pg_input_is_valid(cells ->> 'icpc_icpc_date', 'date') then (cells ->> 'icpc_icpc_date')::date end as icpc_icpc_date,
  cells ->> 'icpc_icpc_outcome_cp_flag' as icpc_icpc_outcome_cp_flag,
  cells ->> 'icpc_icpc_outcome_json' as icpc_icpc_outcome_json,
  cells ->> 'icpc_icpc_team' as icpc_icpc_team,
  cells ->> 'icpc_icpc_worker_id' as icpc_icpc_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'initial_cp_conference' and to_batch is null;
grant select on ssd_initial_cp_conference to sightline_reader;

drop view if exists ssd_cp_plans;
create view ssd_cp_plans with (security_invoker = true) as
select
  cells ->> 'cppl_cp_plan_id' as cppl_cp_plan_id,
  cells ->> 'cppl_referral_id' as cppl_referral_id,
  cells ->> 'cppl_icpc_id' as cppl_icpc_id,
  cells ->> 'cppl_person_id' as cppl_person_id,
  case when pg_input_is_valid(cells ->> 'cppl_cp_plan_start_date', 'date') then (cells ->> 'cppl_cp_plan_start_date')::date end as cppl_cp_plan_start_date,
  case when pg_input_is_valid(cells ->> 'cppl_cp_plan_end_date', 'date') then (cells ->> 'cppl_cp_plan_end_date')::date end as cppl_cp_plan_end_date,
  cells ->> 'cppl_cp_plan_ola' as cppl_cp_plan_ola,
  cells ->> 'cppl_cp_plan_initial_category' as cppl_cp_plan_initial_category,
  cells ->> 'cppl_cp_plan_latest_category' as cppl_cp_plan_latest_category,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cp_plans' and to_batch is null;
grant select on ssd_cp_plans to sightline_reader;

drop view if exists ssd_cp_visits;
create view ssd_cp_visits with (security_invoker = true) as
select
  cells ->> 'cppv_cp_visit_id' as cppv_cp_visit_id,
  cells ->> 'cppv_person_id' as cppv_person_id,
  cells ->> 'cppv_cp_plan_id' as cppv_cp_plan_id,
  case when pg_input_is_valid(cells ->> 'cppv_cp_visit_date', 'date') then (cells ->> 'cppv_cp_visit_date')::date end as cppv_cp_visit_date,
  cells ->> 'cppv_cp_visit_seen' as cppv_cp_visit_seen,
  cells ->> 'cppv_cp_visit_seen_alone' as cppv_cp_visit_seen_alone,
  cells ->> 'cppv_cp_visit_bedroom' as cppv_cp_visit_bedroom,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cp_visits' and to_batch is null;
grant select on ssd_cp_visits to sightline_reader;

drop view if exists ssd_cp_reviews;
create view ssd_cp_reviews with (security_invoker = true) as
select
  cells ->> 'cppr_cp_review_id' as cppr_cp_review_id,
  cells ->> 'cppr_person_id' as cppr_person_id,
  cells ->> 'cppr_cp_plan_id' as cppr_cp_plan_id,
  case when pg_input_is_valid(cells ->> 'cppr_cp_review_due', 'date') then (cells ->> 'cppr_cp_review_due')::date end as cppr_cp_review_due,
  case when pg_input_is_valid(cells ->> 'cppr_cp_review_date', 'date') then (cells ->> 'cppr_cp_review_date')::date end as cppr_cp_review_date,
  cells ->> 'cppr_cp_review_meeting_id' as cppr_cp_review_meeting_id,
  cells ->> 'cppr_cp_review_outcome_continue_cp' as cppr_cp_review_outcome_continue_cp,
  cells ->> 'cppr_cp_review_quorate' as cppr_cp_review_quorate,
  cells ->> 'cppr_cp_review_participation' as cppr_cp_review_participation,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cp_reviews' and to_batch is null;
grant select on ssd_cp_reviews to sightline_reader;

drop view if exists ssd_cla_episodes;
create view ssd_cla_episodes with (security_invoker = true) as
select
  cells ->> 'clae_cla_episode_id' as clae_cla_episode_id,
  cells ->> 'clae_person_id' as clae_person_id,
  cells ->> 'clae_cla_id' as clae_cla_id,
  cells ->> 'clae_referral_id' as clae_referral_id,
  cells ->> 'clae_cla_placement_id' as clae_cla_placement_id,
  case when pg_input_is_valid(cells ->> 'clae_entered_care_date', 'date') then (cells ->> 'clae_entered_care_date')::date end as clae_entered_care_date,
  case when pg_input_is_valid(cells ->> 'clae_cla_episode_start_date', 'date') then (cells ->> 'clae_cla_episode_start_date')::date end as clae_cla_episode_start_date,
  cells ->> 'clae_cla_episode_start_reason' as clae_cla_episode_start_reason,
  cells ->> 'clae_cla_primary_need_code' as clae_cla_primary_need_code,
  case when pg_input_is_valid(cells ->> 'clae_cla_episode_ceased_date', 'date') then (cells ->> 'clae_cla_episode_ceased_date')::date end as clae_cla_episode_ceased_date,
  cells ->> 'clae_cla_episode_ceased_reason' as clae_cla_episode_ceased_reason,
  case when pg_input_is_valid(cells ->> 'clae_cla_last_iro_contact_date', 'date') then (cells ->> 'clae_cla_last_iro_contact_date')::date end as clae_cla_last_iro_contact_date,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_episodes' and to_batch is null;
grant select on ssd_cla_episodes to sightline_reader;

drop view if exists ssd_cla_placement;
create view ssd_cla_placement with (security_invoker = true) as
select
  cells ->> 'clap_cla_placement_id' as clap_cla_placement_id,
  cells ->> 'clap_cla_id' as clap_cla_id,
  cells ->> 'clap_person_id' as clap_person_id,
  case when pg_input_is_valid(cells ->> 'clap_cla_placement_start_date', 'date') then (cells ->> 'clap_cla_placement_start_date')::date end as clap_cla_placement_start_date,
  case when pg_input_is_valid(cells ->> 'clap_cla_placement_end_date', 'date') then (cells ->> 'clap_cla_placement_end_date')::date end as clap_cla_placement_end_date,
  cells ->> 'clap_cla_placement_type' as clap_cla_placement_type,
  cells ->> 'clap_cla_placement_provider' as clap_cla_placement_provider,
  cells ->> 'clap_cla_placement_postcode' as clap_cla_placement_postcode,
  cells ->> 'clap_cla_placement_urn' as clap_cla_placement_urn,
  case when pg_input_is_valid(cells ->> 'clap_cla_placement_distance', 'numeric') then (cells ->> 'clap_cla_placement_distance')::numeric end as clap_cla_placement_distance,
  cells ->> 'clap_cla_placement_change_reason' as clap_cla_placement_change_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_placement' and to_batch is null;
grant select on ssd_cla_placement to sightline_reader;

drop view if exists ssd_cla_reviews;
create view ssd_cla_reviews with (security_invoker = true) as
select
  cells ->> 'clar_cla_review_id' as clar_cla_review_id,
  cells ->> 'clar_cla_id' as clar_cla_id,
  cells ->> 'clar_cla_person_id' as clar_cla_person_id,
  case when pg_input_is_valid(cells ->> 'clar_cla_review_due_date', 'date') then (cells ->> 'clar_cla_review_due_date')::date end as clar_cla_review_due_date,
  case when pg_input_is_valid(cells ->> 'clar_cla_review_date', 'date') then (cells ->> 'clar_cla_review_date')::date end as clar_cla_review_date,
  cells ->> 'clar_cla_review_cancelled' as clar_cla_review_cancelled,
  cells ->> 'clar_cla_review_participation' as clar_cla_review_participation,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_reviews' and to_batch is null;
grant select on ssd_cla_reviews to sightline_reader;

drop view if exists ssd_cla_visits;
create view ssd_cla_visits with (security_invoker = true) as
select
  cells ->> 'clav_cla_visit_id' as clav_cla_visit_id,
  cells ->> 'clav_cla_id' as clav_cla_id,
  cells ->> 'clav_person_id' as clav_person_id,
  case when pg_input_is_valid(cells ->> 'clav_cla_visit_date', 'date') then (cells ->> 'clav_cla_visit_date')::date end as clav_cla_visit_date,
  cells ->> 'clav_cla_visit_seen' as clav_cla_visit_seen,
  cells ->> 'clav_cla_visit_seen_alone' as clav_cla_visit_seen_alone,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_visits' and to_batch is null;
grant select on ssd_cla_visits to sightline_reader;

drop view if exists ssd_cla_care_plan;
create view ssd_cla_care_plan with (security_invoker = true) as
select
  cells ->> 'lacp_table_id' as lacp_table_id,
  cells ->> 'lacp_person_id' as lacp_person_id,
  case when pg_input_is_valid(cells ->> 'lacp_cla_care_plan_start_date', 'date') then (cells ->> 'lacp_cla_care_plan_start_date')::date end as lacp_cla_care_plan_start_date,
  case when pg_input_is_valid(cells ->> 'lacp_cla_care_plan_end_date', 'date') then (cells ->> 'lacp_cla_care_plan_end_date')::date end as lacp_cla_care_plan_end_date,
  cells ->> 'lacp_cla_care_plan_json' as lacp_cla_care_plan_json,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_care_plan' and to_batch is null;
grant select on ssd_cla_care_plan to sightline_reader;

drop view if exists ssd_cla_health;
create view ssd_cla_health with (security_invoker = true) as
select
  cells ->> 'clah_health_check_id' as clah_health_check_id,
  cells ->> 'clah_person_id' as clah_person_id,
  cells ->> 'clah_health_check_type' as clah_health_check_type,
  case when pg_input_is_valid(cells ->> 'clah_health_check_date', 'date') then (cells ->> 'clah_health_check_date')::date end as clah_health_check_date,
  cells ->> 'clah_health_check_status' as clah_health_check_status,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_health' and to_batch is null;
grant select on ssd_cla_health to sightline_reader;

drop view if exists ssd_cla_immunisations;
create view ssd_cla_immunisations with (security_invoker = true) as
select
  cells ->> 'clai_person_id' as clai_person_id,
  cells ->> 'clai_immunisations_status' as clai_immunisations_status,
  case when pg_input_is_valid(cells ->> 'clai_immunisations_status_date', 'date') then (cells ->> 'clai_immunisations_status_date')::date end as clai_immunisations_status_date,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_immunisations' and to_batch is null;
grant select on ssd_cla_immunisations to sightline_reader;

drop view if exists ssd_cla_substance_misuse;
create view ssd_cla_substance_misuse with (security_invoker = true) as
select
  cells ->> 'clas_substance_misuse_id' as clas_substance_misuse_id,
  cells ->> 'clas_person_id' as clas_person_id,
  case when pg_input_is_valid(cells ->> 'clas_substance_misuse_date', 'date') then (cells ->> 'clas_substance_misuse_date')::date end as clas_substance_misuse_date,
  cells ->> 'clas_substance_misused' as clas_substance_misused,
  cells ->> 'clas_intervention_received' as clas_intervention_received,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_substance_misuse' and to_batch is null;
grant select on ssd_cla_substance_misuse to sightline_reader;

drop view if exists ssd_cla_convictions;
create view ssd_cla_convictions with (security_invoker = true) as
select
  cells ->> 'clac_cla_conviction_id' as clac_cla_conviction_id,
  cells ->> 'clac_person_id' as clac_person_id,
  case when pg_input_is_valid(cells ->> 'clac_cla_conviction_date', 'date') then (cells ->> 'clac_cla_conviction_date')::date end as clac_cla_conviction_date,
  cells ->> 'clac_cla_conviction_offence' as clac_cla_conviction_offence,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_convictions' and to_batch is null;
grant select on ssd_cla_convictions to sightline_reader;

drop view if exists ssd_sdq_scores;
create view ssd_sdq_scores with (security_invoker = true) as
select
  cells ->> 'csdq_table_id' as csdq_table_id,
  cells ->> 'csdq_person_id' as csdq_person_id,
  case when pg_input_is_valid(cells ->> 'csdq_sdq_completed_date', 'date') then (cells ->> 'csdq_sdq_completed_date')::date end as csdq_sdq_completed_date,
  case when pg_input_is_valid(cells ->> 'csdq_sdq_score', 'numeric') then (cells ->> 'csdq_sdq_score')::numeric end as csdq_sdq_score,
  cells ->> 'csdq_sdq_reason' as csdq_sdq_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'sdq_scores' and to_batch is null;
grant select on ssd_sdq_scores to sightline_reader;

drop view if exists ssd_missing;
create view ssd_missing with (security_invoker = true) as
select
  cells ->> 'miss_table_id' as miss_table_id,
  cells ->> 'miss_person_id' as miss_person_id,
  cells ->> 'miss_missing_episode_type' as miss_missing_episode_type,
  cells ->> 'miss_missing_episode_start_date' as miss_missing_episode_start_date,
  cells ->> 'miss_missing_episode_end_date' as miss_missing_episode_end_date,
  cells ->> 'miss_missing_rhi_offered' as miss_missing_rhi_offered,
  cells ->> 'miss_missing_rhi_accepted' as miss_missing_rhi_accepted,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'missing' and to_batch is null;
grant select on ssd_missing to sightline_reader;

drop view if exists ssd_cla_previous_permanence;
create view ssd_cla_previous_permanence with (security_invoker = true) as
select
  cells ->> 'lapp_table_id' as lapp_table_id,
  cells ->> 'lapp_person_id' as lapp_person_id,
  cells ->> 'lapp_previous_permanence_order_date' as lapp_previous_permanence_order_date,
  cells ->> 'lapp_previous_permanence_option' as lapp_previous_permanence_option,
  cells ->> 'lapp_previous_permanence_la' as lapp_previous_permanence_la,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'cla_previous_permanence' and to_batch is null;
grant select on ssd_cla_previous_permanence to sightline_reader;

drop view if exists ssd_permanence;
create view ssd_permanence with (security_invoker = true) as
select
  cells ->> 'perm_table_id' as perm_table_id,
  cells ->> 'perm_person_id' as perm_person_id,
  cells ->> 'perm_cla_id' as perm_cla_id,
  case when pg_input_is_valid(cells ->> 'perm_adm_decision_date', 'date') then (cells ->> 'perm_adm_decision_date')::date end as perm_adm_decision_date,
  case when pg_input_is_valid(cells ->> 'perm_ffa_cp_decision_date', 'date') then (cells ->> 'perm_ffa_cp_decision_date')::date end as perm_ffa_cp_decision_date,
  case when pg_input_is_valid(cells ->> 'perm_placement_order_date', 'date') then (cells ->> 'perm_placement_order_date')::date end as perm_placement_order_date,
  case when pg_input_is_valid(cells ->> 'perm_matched_date', 'date') then (cells ->> 'perm_matched_date')::date end as perm_matched_date,
  case when pg_input_is_valid(cells ->> 'perm_placed_for_adoption_date', 'date') then (cells ->> 'perm_placed_for_adoption_date')::date end as perm_placed_for_adoption_date,
  case when pg_input_is_valid(cells ->> 'perm_placed_ffa_cp_date', 'date') then (cells ->> 'perm_placed_ffa_cp_date')::date end as perm_placed_ffa_cp_date,
  case when pg_input_is_valid(cells ->> 'perm_placed_foster_carer_date', 'date') then (cells ->> 'perm_placed_foster_carer_date')::date end as perm_placed_foster_carer_date,
  case when pg_input_is_valid(cells ->> 'perm_decision_reversed_date', 'date') then (cells ->> 'perm_decision_reversed_date')::date end as perm_decision_reversed_date,
  cells ->> 'perm_decision_reversed_reason' as perm_decision_reversed_reason,
  case when pg_input_is_valid(cells ->> 'perm_permanence_order_date', 'date') then (cells ->> 'perm_permanence_order_date')::date end as perm_permanence_order_date,
  cells ->> 'perm_permanence_order_type' as perm_permanence_order_type,
  cells ->> 'perm_adopted_by_carer_flag' as perm_adopted_by_carer_flag,
  cells ->> 'perm_part_of_sibling_group' as perm_part_of_sibling_group,
  case when pg_input_is_valid(cells ->> 'perm_siblings_placed_together', 'numeric') then (cells ->> 'perm_siblings_placed_together')::numeric end as perm_siblings_placed_together,
  case when pg_input_is_valid(cells ->> 'perm_siblings_placed_apart', 'numeric') then (cells ->> 'perm_siblings_placed_apart')::numeric end as perm_siblings_placed_apart,
  cells ->> 'perm_placement_provider_urn' as perm_placement_provider_urn,
  cells ->> 'perm_adoption_worker_id' as perm_adoption_worker_id,
  cells ->> 'perm_adopter_sex' as perm_adopter_sex,
  cells ->> 'perm_adopter_legal_status' as perm_adopter_legal_status,
  case when pg_input_is_valid(cells ->> 'perm_number_of_adopters', 'numeric') then (cells ->> 'perm_number_of_adopters')::numeric end as perm_number_of_adopters,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'permanence' and to_batch is null;
grant select on ssd_permanence to sightline_reader;

drop view if exists ssd_care_leavers;
create view ssd_care_leavers with (security_invoker = true) as
select
  cells ->> 'clea_table_id' as clea_table_id,
  cells ->> 'clea_person_id' as clea_person_id,
  cells ->> 'clea_care_leaver_eligibility' as clea_care_leaver_eligibility,
  cells ->> 'clea_care_leaver_in_touch' as clea_care_leaver_in_touch,
  case when pg_input_is_valid(cells ->> 'clea_care_leaver_latest_contact', 'date') then (cells ->> 'clea_care_leaver_latest_contact')::date end as clea_care_leaver_latest_contact,
  cells ->> 'clea_care_leaver_accommodation' as clea_care_leaver_accommodation,
  cells ->> 'clea_care_leaver_accom_suitable' as clea_care_leaver_accom_suitable,
  cells ->> 'clea_care_leaver_activity' as clea_care_leaver_activity,
  case when pg_input_is_valid(cells ->> 'clea_pathway_plan_review_date', 'date') then (cells ->> 'clea_pathway_plan_review_date')::date end as clea_pathway_plan_review_date,
  cells ->> 'clea_care_leaver_personal_advisor' as clea_care_leaver_personal_advisor,
  cells ->> 'clea_care_leaver_allocated_team' as clea_care_leaver_allocated_team,
  cells ->> 'clea_care_leaver_worker_id' as clea_care_leaver_worker_id,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'care_leavers' and to_batch is null;
grant select on ssd_care_leavers to sightline_reader;

drop view if exists ssd_professionals;
create view ssd_professionals with (security_invoker = true) as
select
  cells ->> 'prof_professional_id' as prof_professional_id,
  cells ->> 'prof_staff_id' as prof_staff_id,
  cells ->> 'prof_professional_name' as prof_professional_name,
  cells ->> 'prof_social_worker_registration_no' as prof_social_worker_registration_no,
  cells ->> 'prof_professional_job_title' as prof_professional_job_title,
  case when pg_input_is_valid(cells ->> 'prof_professional_caseload', 'numeric') then (cells ->> 'prof_professional_caseload')::numeric end as prof_professional_caseload,
  cells ->> 'prof_professional_department' as prof_professional_department,
  case when pg_input_is_valid(cells ->> 'prof_full_time_equivalency', 'numeric') then (cells ->> 'prof_full_time_equivalency')::numeric end as prof_full_time_equivalency,
  cells ->> 'prof_agency_worker_flag' as prof_agency_worker_flag,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'professionals' and to_batch is null;
grant select on ssd_professionals to sightline_reader;

drop view if exists ssd_department;
create view ssd_department with (security_invoker = true) as
select
  cells ->> 'dept_team_id' as dept_team_id,
  cells ->> 'dept_team_name' as dept_team_name,
  cells ->> 'dept_team_parent_id' as dept_team_parent_id,
  cells ->> 'dept_team_parent_name' as dept_team_parent_name,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'department' and to_batch is null;
grant select on ssd_department to sightline_reader;

drop view if exists ssd_involvements;
create view ssd_involvements with (security_invoker = true) as
select
  cells ->> 'invo_involvements_id' as invo_involvements_id,
  cells ->> 'invo_person_id' as invo_person_id,
  cells ->> 'invo_referral_id' as invo_referral_id,
  cells ->> 'invo_professional_id' as invo_professional_id,
  cells ->> 'invo_professional_role_id' as invo_professional_role_id,
  cells ->> 'invo_professional_team' as invo_professional_team,
  case when pg_input_is_valid(cells ->> 'invo_involvement_start_date', 'date') then (cells ->> 'invo_involvement_start_date')::date end as invo_involvement_start_date,
  case when pg_input_is_valid(cells ->> 'invo_involvement_end_date', 'date') then (cells ->> 'invo_involvement_end_date')::date end as invo_involvement_end_date,
  cells ->> 'invo_worker_change_reason' as invo_worker_change_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'involvements' and to_batch is null;
grant select on ssd_involvements to sightline_reader;

drop view if exists ssd_pre_proceedings;
create view ssd_pre_proceedings with (security_invoker = true) as
select
  cells ->> 'prep_table_id' as prep_table_id,
  cells ->> 'prep_person_id' as prep_person_id,
  cells ->> 'prep_plo_family_id' as prep_plo_family_id,
  case when pg_input_is_valid(cells ->> 'prep_pre_pro_decision_date', 'date') then (cells ->> 'prep_pre_pro_decision_date')::date end as prep_pre_pro_decision_date,
  case when pg_input_is_valid(cells ->> 'prep_initial_pre_pro_meeting_date', 'date') then (cells ->> 'prep_initial_pre_pro_meeting_date')::date end as prep_initial_pre_pro_meeting_date,
  cells ->> 'prep_pre_pro_outcome' as prep_pre_pro_outcome,
  case when pg_input_is_valid(cells ->> 'prep_agree_stepdown_issue_date', 'date') then (cells ->> 'prep_agree_stepdown_issue_date')::date end as prep_agree_stepdown_issue_date,
  case when pg_input_is_valid(cells ->> 'prep_cp_plans_referral_period', 'numeric') then (cells ->> 'prep_cp_plans_referral_period')::numeric end as prep_cp_plans_referral_period,
  cells ->> 'prep_legal_gateway_outcome' as prep_legal_gateway_outcome,
  case when pg_input_is_valid(cells ->> 'prep_prev_pre_proc_child', 'numeric') then (cells ->> 'prep_prev_pre_proc_child')::numeric end as prep_prev_pre_proc_child,
  case when pg_input_is_valid(cells ->> 'prep_prev_care_proc_child', 'numeric') then (cells ->> 'prep_prev_care_proc_child')::numeric end as prep_prev_care_proc_child,
  case when pg_input_is_valid(cells ->> 'prep_pre_pro_letter_date', 'date') then (cells ->> 'prep_pre_pro_letter_date')::date end as prep_pre_pro_letter_date,
  case when pg_input_is_valid(cells ->> 'prep_care_pro_letter_date', 'date') then (cells ->> 'prep_care_pro_letter_date')::date end as prep_care_pro_letter_date,
  case when pg_input_is_valid(cells ->> 'prep_pre_pro_meetings_num', 'numeric') then (cells ->> 'prep_pre_pro_meetings_num')::numeric end as prep_pre_pro_meetings_num,
  cells ->> 'prep_pre_pro_parents_legal_rep' as prep_pre_pro_parents_legal_rep,
  cells ->> 'prep_parents_legal_rep_point_of_issue' as prep_parents_legal_rep_point_of_issue,
  cells ->> 'prep_court_reference' as prep_court_reference,
  case when pg_input_is_valid(cells ->> 'prep_care_proc_court_hearings', 'numeric') then (cells ->> 'prep_care_proc_court_hearings')::numeric end as prep_care_proc_court_hearings,
  cells ->> 'prep_care_proc_short_notice' as prep_care_proc_short_notice,
  cells ->> 'prep_proc_short_notice_reason' as prep_proc_short_notice_reason,
  cells ->> 'prep_la_inital_plan_approved' as prep_la_inital_plan_approved,
  cells ->> 'prep_la_initial_care_plan' as prep_la_initial_care_plan,
  cells ->> 'prep_la_final_plan_approved' as prep_la_final_plan_approved,
  cells ->> 'prep_la_final_care_plan' as prep_la_final_care_plan,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'pre_proceedings' and to_batch is null;
grant select on ssd_pre_proceedings to sightline_reader;

drop view if exists ssd_voice_of_child;
create view ssd_voice_of_child with (security_invoker = true) as
select
  cells ->> 'voch_table_id' as voch_table_id,
  cells ->> 'voch_person_id' as voch_person_id,
  cells ->> 'voch_explained_worries' as voch_explained_worries,
  cells ->> 'voch_story_help_understand' as voch_story_help_understand,
  cells ->> 'voch_agree_worker' as voch_agree_worker,
  cells ->> 'voch_plan_safe' as voch_plan_safe,
  cells ->> 'voch_tablet_help_explain' as voch_tablet_help_explain,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'voice_of_child' and to_batch is null;
grant select on ssd_voice_of_child to sightline_reader;

drop view if exists ssd_send;
create view ssd_send with (security_invoker = true) as
select
  cells ->> 'send_table_id' as send_table_id,
  cells ->> 'send_person_id' as send_person_id,
  cells ->> 'send_upn' as send_upn,
  cells ->> 'send_uln' as send_uln,
  cells ->> 'send_upn_unknown' as send_upn_unknown,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'send' and to_batch is null;
grant select on ssd_send to sightline_reader;

drop view if exists ssd_ehcp_requests;
create view ssd_ehcp_requests with (security_invoker = true) as
select
  cells ->> 'ehcr_ehcp_request_id' as ehcr_ehcp_request_id,
  cells ->> 'ehcr_send_table_id' as ehcr_send_table_id,
  case when pg_input_is_valid(cells ->> 'ehcr_ehcp_req_date', 'date') then (cells ->> 'ehcr_ehcp_req_date')::date end as ehcr_ehcp_req_date,
  case when pg_input_is_valid(cells ->> 'ehcr_ehcp_req_outcome_date', 'date') then (cells ->> 'ehcr_ehcp_req_outcome_date')::date end as ehcr_ehcp_req_outcome_date,
  cells ->> 'ehcr_ehcp_req_outcome' as ehcr_ehcp_req_outcome,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'ehcp_requests' and to_batch is null;
grant select on ssd_ehcp_requests to sightline_reader;

drop view if exists ssd_ehcp_assessment;
create view ssd_ehcp_assessment with (security_invoker = true) as
select
  cells ->> 'ehca_ehcp_assessment_id' as ehca_ehcp_assessment_id,
  cells ->> 'ehca_ehcp_request_id' as ehca_ehcp_request_id,
  case when pg_input_is_valid(cells ->> 'ehca_ehcp_assessment_outcome_date', 'date') then (cells ->> 'ehca_ehcp_assessment_outcome_date')::date end as ehca_ehcp_assessment_outcome_date,
  cells ->> 'ehca_ehcp_assessment_outcome' as ehca_ehcp_assessment_outcome,
  cells ->> 'ehca_ehcp_assessment_exceptions' as ehca_ehcp_assessment_exceptions,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'ehcp_assessment' and to_batch is null;
grant select on ssd_ehcp_assessment to sightline_reader;

drop view if exists ssd_ehcp_named_plan;
create view ssd_ehcp_named_plan with (security_invoker = true) as
select
  cells ->> 'ehcn_named_plan_id' as ehcn_named_plan_id,
  cells ->> 'ehcn_ehcp_asmt_id' as ehcn_ehcp_asmt_id,
  case when pg_input_is_valid(cells ->> 'ehcn_named_plan_start_date', 'date') then (cells ->> 'ehcn_named_plan_start_date')::date end as ehcn_named_plan_start_date,
  case when pg_input_is_valid(cells ->> 'ehcn_named_plan_ceased_date', 'date') then (cells ->> 'ehcn_named_plan_ceased_date')::date end as ehcn_named_plan_ceased_date,
  cells ->> 'ehcn_named_plan_ceased_reason' as ehcn_named_plan_ceased_reason,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'ehcp_named_plan' and to_batch is null;
grant select on ssd_ehcp_named_plan to sightline_reader;

drop view if exists ssd_ehcp_active_plans;
create view ssd_ehcp_active_plans with (security_invoker = true) as
select
  cells ->> 'ehcp_active_ehcp_id' as ehcp_active_ehcp_id,
  cells ->> 'ehcp_ehcp_request_id' as ehcp_ehcp_request_id,
  case when pg_input_is_valid(cells ->> 'ehcp_active_ehcp_last_review_date', 'date') then (cells ->> 'ehcp_active_ehcp_last_review_date')::date end as ehcp_active_ehcp_last_review_date,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'ehcp_active_plans' and to_batch is null;
grant select on ssd_ehcp_active_plans to sightline_reader;

drop view if exists ssd_sen_need;
create view ssd_sen_need with (security_invoker = true) as
select
  cells ->> 'senn_table_id' as senn_table_id,
  cells ->> 'senn_active_ehcp_id' as senn_active_ehcp_id,
  cells ->> 'senn_active_ehcp_need_type' as senn_active_ehcp_need_type,
  cells ->> 'senn_active_ehcp_need_rank' as senn_active_ehcp_need_rank,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 'sen_need' and to_batch is null;
grant select on ssd_sen_need to sightline_reader;

drop view if exists ssd_s251_finance;
create view ssd_s251_finance with (security_invoker = true) as
select
  cells ->> 's251_table_id' as s251_table_id,
  cells ->> 's251_cla_placement_id' as s251_cla_placement_id,
  cells ->> 's251_placeholder_1' as s251_placeholder_1,
  cells ->> 's251_placeholder_2' as s251_placeholder_2,
  cells ->> 's251_placeholder_3' as s251_placeholder_3,
  cells ->> 's251_placeholder_4' as s251_placeholder_4,
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = 's251_finance' and to_batch is null;
grant select on ssd_s251_finance to sightline_reader;
