-- Bulk review campaigns: a cohort fixed on a day, shared out over reviewers, a review of each child, and what was assured.

-- What was fixed is never changed: the definition, its words, the day, the data version and the children.
create table campaign (
  authority_id text not null references authority,
  campaign_id uuid not null,
  name text not null,
  definition jsonb not null,
  words text not null,
  as_at date not null,
  data_version integer not null,
  children integer not null,
  frozen_at timestamptz not null,
  frozen_by text not null,
  frozen_by_name text not null,
  -- The earlier campaign that this one repeats.
  repeats uuid,
  -- The last day for reviews.
  due_on date not null,
  -- Of the sample that is read twice: how many in a hundred, and the seed it was drawn with. Null until drawn.
  sample_per_cent integer,
  sample_seed integer,
  closed_at timestamptz,
  closed_by text,
  revision integer not null,
  primary key (authority_id, campaign_id)
);
revoke update, delete on campaign from sightline_app;
grant update (due_on, sample_per_cent, sample_seed, closed_at, closed_by, revision) on campaign to sightline_app;

create table campaign_child (
  authority_id text not null references authority,
  campaign_id uuid not null,
  child_id text not null,
  -- As it was when the cohort was fixed.
  status text not null,
  months integer not null,
  since date,
  frozen_unit text,
  frozen_worker text,
  -- Who is to review: ids of people.
  first_reader text,
  second_reader text,
  in_sample boolean not null default false,
  -- Where two readers differed: what was decided, and why.
  settled_outcome text,
  settled_because text,
  settled_by text,
  settled_at timestamptz,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, campaign_id, child_id),
  check (second_reader is null or second_reader <> first_reader)
);
create index campaign_child_by_child on campaign_child (authority_id, child_id);
create index campaign_child_by_reader on campaign_child (authority_id, first_reader);
create index campaign_child_by_second_reader on campaign_child (authority_id, second_reader);
select protect_child_rows('campaign_child');
revoke update, delete on campaign_child from sightline_app;
grant update (first_reader, second_reader, in_sample, settled_outcome, settled_because, settled_by, settled_at,
  unit, worker, restricted) on campaign_child to sightline_app;

-- A reading of one child by one reader. A draft is its writer's own.
create table campaign_review (
  authority_id text not null references authority,
  review_id uuid not null,
  campaign_id uuid not null,
  child_id text not null,
  reading text not null check (reading in ('first', 'second')),
  reader text not null,
  reader_name text not null,
  state text not null check (state in ('draft', 'handed in')),
  questions_version integer not null,
  answers jsonb not null,
  outcome text,
  rationale text not null,
  what_changes text not null,
  owner_id text not null,
  by_when date,
  -- The direction that what is to change became.
  direction_id uuid,
  -- Whether the reader led the unit that held the child on the day it was handed in.
  by_own_lead boolean not null default false,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  handed_in_at timestamptz,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, review_id),
  unique (authority_id, campaign_id, child_id, reading)
);
create index campaign_review_by_child on campaign_review (authority_id, child_id);
select protect_child_rows('campaign_review');

-- An assurance statement as it was signed: its lines with their counts, and nothing of a child.
create table campaign_statement (
  authority_id text not null references authority,
  statement_id uuid not null,
  campaign_id uuid not null,
  conclusion text not null,
  sections jsonb not null,
  signed_at timestamptz not null,
  signed_by text not null,
  signed_by_name text not null,
  data_version integer not null,
  primary key (authority_id, statement_id)
);
create index campaign_statement_by_campaign on campaign_statement (authority_id, campaign_id);
revoke update, delete on campaign_statement from sightline_app;
