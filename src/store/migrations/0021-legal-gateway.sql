-- The legal gateway: one process about one child from the referral to legal to its end, what the gateway decided of it,
-- assessments commissioned, what was agreed with the parents, and a log of advice, liaison and hearings.

-- Steps are columns by the names of domain/legal/step-fields.ts; null is not entered.
create table legal_process (
  authority_id text not null references authority,
  process_id uuid not null,
  child_id text not null,
  referred_on date not null,
  referred_by text not null,
  referred_by_name text not null,
  reason text not null,
  -- Taken up from an imported row: its referral and decision are not known here.
  is_taken_up boolean not null default false,
  threshold_met text check (threshold_met in ('yes', 'no', 'not yet')),
  decision text,
  decided_on date,
  pre_proceedings_on date,
  to_issue_on date,
  back_on date,
  closed_on date,
  advice_on date,
  advice text,
  meeting_on date,
  letter_on date,
  first_meeting_on date,
  family_meeting_on date,
  family_meeting text,
  kin_carers text,
  parallel_plan text,
  midpoint_review_on date,
  midpoint_found text,
  extended_until date,
  extended_reason text,
  extended_agreed_by text,
  ended_on date,
  outcome text,
  outcome_reason text,
  issued_on date,
  case_management_hearing_on date,
  issues_hearing_on date,
  extension_granted_on date,
  timetable_until date,
  final_order_on date,
  order_made text,
  withdrawn_on date,
  withdrawn_because text,
  changed_at timestamptz not null,
  changed_by text not null,
  changed_by_name text not null,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, process_id)
);
create index legal_process_by_child on legal_process (authority_id, child_id);
create index legal_process_open on legal_process (authority_id)
  where final_order_on is null and withdrawn_on is null and closed_on is null;
select protect_child_rows('legal_process');

create table legal_decision (
  authority_id text not null references authority,
  decision_id uuid not null,
  process_id uuid not null,
  child_id text not null,
  held_on date not null,
  threshold_met text not null check (threshold_met in ('yes', 'no', 'not yet')),
  decision text not null,
  reasons text not null,
  dissent text,
  present text,
  back_on date,
  extended_until date,
  decided_by text not null,
  decided_by_name text not null,
  recorded_at timestamptz not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, decision_id),
  foreign key (authority_id, process_id) references legal_process
);
create index legal_decision_by_process on legal_decision (authority_id, process_id);
create index legal_decision_by_child on legal_decision (authority_id, child_id);
select protect_child_rows('legal_decision');

create table legal_assessment (
  authority_id text not null references authority,
  assessment_id uuid not null,
  process_id uuid not null,
  child_id text not null,
  what text not null,
  from_whom text not null,
  commissioned_on date not null,
  due_on date not null,
  first_due_on date not null,
  moved_because text,
  received_on date,
  cancelled_on date,
  cancelled_because text,
  changed_at timestamptz not null,
  changed_by text not null,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, assessment_id),
  foreign key (authority_id, process_id) references legal_process
);
create index legal_assessment_by_process on legal_assessment (authority_id, process_id);
create index legal_assessment_by_child on legal_assessment (authority_id, child_id);
select protect_child_rows('legal_assessment');

create table legal_agreement_item (
  authority_id text not null references authority,
  item_id uuid not null,
  process_id uuid not null,
  child_id text not null,
  what text not null,
  who text not null,
  agreed_on date not null,
  review_on date not null,
  reviewed_on date,
  result text check (result in ('kept', 'partly kept', 'not kept')),
  found text,
  dropped_on date,
  changed_at timestamptz not null,
  changed_by text not null,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, item_id),
  foreign key (authority_id, process_id) references legal_process
);
create index legal_agreement_item_by_process on legal_agreement_item (authority_id, process_id);
create index legal_agreement_item_by_child on legal_agreement_item (authority_id, child_id);
select protect_child_rows('legal_agreement_item');

create table legal_log_entry (
  authority_id text not null references authority,
  entry_id uuid not null,
  process_id uuid not null,
  child_id text not null,
  kind text not null,
  happened_on date not null,
  with_whom text,
  said text not null,
  entered_by text not null,
  entered_by_name text not null,
  entered_at timestamptz not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, entry_id),
  foreign key (authority_id, process_id) references legal_process
);
create index legal_log_entry_by_process on legal_log_entry (authority_id, process_id);
create index legal_log_entry_by_child on legal_log_entry (authority_id, child_id);
select protect_child_rows('legal_log_entry');
