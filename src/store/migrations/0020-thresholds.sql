-- The authority's threshold framework, decisions recorded against it, their audits, and disagreements between
-- professionals with their stages.

-- Each version stays as it was.
create table threshold_framework (
  authority_id text not null references authority,
  version integer not null,
  framework jsonb not null,
  note text not null,
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  primary key (authority_id, version)
);
revoke update, delete on threshold_framework from sightline_app;

-- Who has said that they read a version: what it was handed to.
create table threshold_read (
  authority_id text not null references authority,
  version integer not null,
  person_id text not null,
  read_at timestamptz not null,
  primary key (authority_id, version, person_id)
);

create table threshold_decision (
  authority_id text not null references authority,
  decision_id uuid not null,
  child_id text not null,
  -- The version of the framework in force when it was recorded: it stays with the decision.
  version integer not null,
  decided_on date not null,
  decided_at text not null,
  level_before text,
  level_after text not null,
  -- The names of the levels as that version has them, and which way it went.
  level_name text not null,
  referrer_level text,
  direction text,
  indicators jsonb not null,
  contexts jsonb not null,
  consent text not null,
  why_dispensed text not null,
  partner text not null,
  partner_view text not null,
  partner_says text not null,
  rationale text not null,
  alternatives text not null,
  next_on date not null,
  decided_by text not null,
  decided_by_name text not null,
  recorded_at timestamptz not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, decision_id)
);
create index threshold_decision_by_child on threshold_decision (authority_id, child_id);
select protect_child_rows('threshold_decision');
revoke update, delete on threshold_decision from sightline_app;
grant update (unit, worker, restricted) on threshold_decision to sightline_app;

-- What an auditor, other than whoever decided, would have decided.
create table threshold_audit (
  authority_id text not null references authority,
  decision_id uuid not null,
  child_id text not null,
  level text not null,
  level_name text not null,
  because text not null,
  audited_by text not null,
  audited_by_name text not null,
  audited_at timestamptz not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, decision_id)
);
create index threshold_audit_by_child on threshold_audit (authority_id, child_id);
select protect_child_rows('threshold_audit');
revoke update, delete on threshold_audit from sightline_app;
grant update (unit, worker, restricted) on threshold_audit to sightline_app;

create table escalation (
  authority_id text not null references authority,
  escalation_id uuid not null,
  child_id text not null,
  decision_id uuid,
  -- The version of the framework whose stages it goes through.
  version integer not null,
  kind text not null,
  raised_on date not null,
  raised_by text not null,
  agency text not null,
  what text not null,
  steps jsonb not null,
  settled_on date,
  outcome text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, escalation_id)
);
create index escalation_by_child on escalation (authority_id, child_id);
select protect_child_rows('escalation');
revoke delete on escalation from sightline_app;
