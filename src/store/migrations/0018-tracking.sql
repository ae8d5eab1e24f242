-- Progress and tracking meetings: the meeting, who is put on or taken off its agenda by hand, and what it decides.

-- A meeting of a month. It is about no one child.
create table tracking_meeting (
  authority_id text not null references authority,
  meeting_id uuid not null,
  -- "2026-11": the month whose agenda it goes through.
  month text not null,
  held_on date not null,
  chair_id text not null,
  chair_name text not null,
  -- [{ "name", "post", "present": true | false }]
  attendance jsonb not null,
  minuted boolean not null default false,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null,
  primary key (authority_id, meeting_id)
);
create index tracking_meeting_by_month on tracking_meeting (authority_id, month);
grant select, insert, update on tracking_meeting to sightline_app;

-- A child put on a month's agenda, or taken off it, by hand. The last word of a month counts.
create table tracking_change (
  authority_id text not null references authority,
  change_id uuid not null,
  child_id text not null,
  month text not null,
  is_on boolean not null,
  reason text not null,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, change_id)
);
create index tracking_change_by_month on tracking_change (authority_id, month);
create index tracking_change_by_child on tracking_change (authority_id, child_id);
select protect_child_rows('tracking_change');

-- What a meeting decided for a child. It also stands as a row of the template progress_reviews under the same id, and as
-- a direction to its owner.
create table tracking_decision (
  authority_id text not null references authority,
  decision_id uuid not null,
  meeting_id uuid not null,
  child_id text not null,
  month text not null,
  decided_on date not null,
  decision text not null,
  -- By critical question, as that version of the forms asked it.
  questions_version integer not null,
  answers jsonb not null,
  rationale text not null,
  timeframe text not null,
  change text not null,
  conditions text not null,
  owner_id text not null,
  what text not null,
  carry_out_by date not null,
  if_not text not null,
  dissent text not null,
  told_by text not null,
  told_on date,
  worker_view text,
  manager_view text,
  independent_view text not null,
  independent_by text not null,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  carried_out_on date,
  carried_out_as text,
  checked_on date,
  checked_by_name text,
  check_found text,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_because text,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, decision_id)
);
create index tracking_decision_by_child on tracking_decision (authority_id, child_id);
create index tracking_decision_by_meeting on tracking_decision (authority_id, meeting_id);
select protect_child_rows('tracking_decision');
