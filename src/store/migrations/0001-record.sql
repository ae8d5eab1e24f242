-- The record. Every key is led by authority_id, so that the tables can be distributed by authority unchanged.
-- Ids are made by the application; times are passed in. Nothing here is ever updated to say something else about the
-- past: a version ends and another begins.

create table authority (
  authority_id text primary key,
  name text not null,
  synthetic boolean not null default false
);

-- One row per authority. Raised inside every publishing transaction; the order of everything.
create table data_version (
  authority_id text primary key references authority,
  version integer not null default 0,
  published_at timestamptz
);

-- The last batch number given out, apart from data_version so that numbering never waits for a publication.
create table batch_counter (
  authority_id text primary key references authority,
  last_batch integer not null default 0
);

create table import_batch (
  authority_id text not null references authority,
  batch integer not null,
  state text not null check (
    state in ('received', 'compared', 'awaiting-confirmation', 'published', 'failed', 'abandoned')
  ),
  format text not null,
  mode text not null check (mode in ('replace', 'full', 'delta')),
  -- Of all its files together: the same extract is recognised by it.
  content_hash text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by text not null,
  -- How the authority was known: named by the files, asked for, the only one held, or set.
  authority_from text not null check (authority_from in ('file', 'asked', 'only', 'setting')),
  -- The process working on it, so that a batch whose process died can be told from one still under way.
  process jsonb,
  -- The data version it published.
  version integer,
  counts jsonb not null default '{}',
  -- What it would change: totals by table and sample differences.
  comparison jsonb,
  message text,
  primary key (authority_id, batch)
);
create index import_batch_by_content on import_batch (authority_id, format, content_hash);

create table received_file (
  authority_id text not null,
  batch integer not null,
  ordinal integer not null,
  name text not null,
  bytes bigint not null,
  hash text not null,
  -- Where it is kept, inside the files folder; null when it came from elsewhere and was not kept.
  kept_as text,
  primary key (authority_id, batch, ordinal),
  foreign key (authority_id, batch) references import_batch
);
create index received_file_by_hash on received_file (authority_id, hash);

create table import_issue (
  authority_id text not null,
  batch integer not null,
  ordinal integer not null,
  file text not null,
  row_number integer,
  column_name text,
  value text,
  code text not null,
  severity text not null check (severity in ('error', 'warning', 'note')),
  message text not null,
  remedy text not null,
  child_id text,
  primary key (authority_id, batch, ordinal),
  foreign key (authority_id, batch) references import_batch
);

-- Imported rows, all versions. to_batch is the first batch in which the version no longer held; null is current.
-- child_id is '' for rows about no one child (professionals, departments). No foreign key to import_batch: it would be
-- checked once per row, and batches are never deleted.
create table case_record (
  authority_id text not null references authority,
  table_name text not null,
  format text not null,
  natural_key text not null,
  child_id text not null,
  data jsonb not null,
  content_hash text not null,
  from_batch integer not null,
  to_batch integer,
  primary key (authority_id, table_name, format, natural_key, from_batch)
);
create unique index case_record_current on case_record (authority_id, table_name, format, natural_key)
  where to_batch is null;
create index case_record_by_child on case_record (authority_id, child_id);

-- For each child the digest and number of its current rows: {"ssd": {"cp_visits": ["hash", 12]}}.
create table child_digest (
  authority_id text not null references authority,
  child_id text not null,
  digests jsonb not null,
  primary key (authority_id, child_id)
);

-- What was worked out of each child, by data version. to_version null is current.
create table child_derivation (
  authority_id text not null references authority,
  child_id text not null,
  from_version integer not null,
  to_version integer,
  rules_version text not null,
  unit text,
  worker text,
  payload text not null,
  primary key (authority_id, child_id, from_version)
);
create index child_derivation_by_version on child_derivation (authority_id, from_version);
create index child_derivation_ended on child_derivation (authority_id, to_version) where to_version is not null;

-- An authority's own words and what they mean. Kept in every version: the latest changed_at holds.
create table local_mapping (
  authority_id text not null references authority,
  domain text not null,
  from_value text not null,
  changed_at timestamptz not null,
  -- Null takes the mapping back.
  to_value text,
  changed_by text not null,
  primary key (authority_id, domain, from_value, changed_at)
);

create table session (
  authority_id text not null references authority,
  -- A digest of what the browser holds, never the thing itself.
  session_id text not null,
  principal text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (authority_id, session_id)
);
create index session_by_principal on session (authority_id, principal);

-- Every view of a child, and every answer refused. Only ever added to.
create table access_log (
  authority_id text not null references authority,
  id uuid not null,
  at timestamptz not null,
  principal text not null,
  role text,
  event text not null,
  page text,
  child_id text,
  allowed boolean not null,
  because text not null,
  request text,
  primary key (authority_id, id)
);
create index access_log_by_child on access_log (authority_id, child_id, at) where child_id is not null;
create index access_log_by_principal on access_log (authority_id, principal, at);
create index access_log_by_time on access_log (authority_id, at);

-- Every change made by a person or a command, with what was there before and after. Only ever added to.
create table change_log (
  authority_id text not null references authority,
  id uuid not null,
  at timestamptz not null,
  principal text not null,
  event text not null,
  subject text not null,
  child_id text,
  before jsonb,
  after jsonb,
  primary key (authority_id, id)
);
create index change_log_by_subject on change_log (authority_id, event, subject, at);
create index change_log_by_child on change_log (authority_id, child_id, at) where child_id is not null;
create index change_log_by_time on change_log (authority_id, at);

-- Settings of an authority, or of the whole installation under '*' (so no foreign key).
create table setting (
  authority_id text not null,
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (authority_id, name)
);

-- What has been published, in order. NOTIFY only nudges; this is what listeners believe.
create table outbox (
  authority_id text not null references authority,
  version integer not null,
  id uuid not null,
  kind text not null,
  detail jsonb not null default '{}',
  made_at timestamptz not null,
  primary key (authority_id, version, id)
);
