-- People from outside: what has been published for everybody, and packs for auditors of other authorities. What was
-- published or handed over is never changed; it can only be withdrawn, and says by whom and why.

-- When an account was last opened again: not used since then is what counts.
alter table person add column enabled_at timestamptz;

-- Numbers as at a day, as they were fit to leave the service when they were published.
create table published_report (
  authority_id text not null references authority,
  report_id uuid not null,
  title text not null,
  note text not null,
  as_at date not null,
  data_version integer not null,
  source text not null,
  content jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  primary key (authority_id, report_id)
);
create index published_report_by_time on published_report (authority_id, published_at);

-- Children without their names, for one auditor of another authority. `content` is all that the auditor is shown;
-- `children` says to the authority alone which child each letter stands for.
create table pack (
  authority_id text not null references authority,
  pack_id uuid not null,
  person_id text not null,
  title text not null,
  starts_on date not null,
  until_at timestamptz not null,
  data_version integer not null,
  content jsonb not null,
  children jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  primary key (authority_id, pack_id),
  foreign key (authority_id, person_id) references person
);
create index pack_by_person on pack (authority_id, person_id);

revoke update, delete on published_report, pack from sightline_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_because) on published_report, pack to sightline_app;
