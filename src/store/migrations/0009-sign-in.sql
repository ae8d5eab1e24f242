-- How people prove who they are. No password, code, link or token is kept that could be used by whoever reads this: only
-- digests, hashes, and what is sealed under a key that is not in the record.

-- Somebody as an identity provider knows them.
create table identity (
  authority_id text not null references authority,
  issuer text not null,
  subject text not null,
  person_id text not null,
  linked_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (authority_id, issuer, subject),
  foreign key (authority_id, person_id) references person
);
create index identity_by_person on identity (authority_id, person_id);

-- A password and a second factor of our own, for set-ups without a provider.
create table local_account (
  authority_id text not null references authority,
  person_id text not null,
  -- argon2id with its parameters and salt beside it; null until a password was chosen.
  password_hash text,
  password_at timestamptz,
  -- The secret of the one-time codes, sealed; null until it was set up.
  code_secret text,
  code_at timestamptz,
  -- The last time step whose code was taken: no code counts twice.
  last_step bigint not null default 0,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person
);

create table recovery_code (
  authority_id text not null references authority,
  person_id text not null,
  code_digest text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (authority_id, person_id, code_digest),
  foreign key (authority_id, person_id) references person
);

-- A link that an administrator hands to somebody: to begin, or to choose a new password. Good once and for a time.
create table sign_in_link (
  authority_id text not null references authority,
  link_digest text not null,
  person_id text not null,
  kind text not null check (kind in ('invitation', 'reset')),
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (authority_id, link_digest),
  foreign key (authority_id, person_id) references person
);
create index sign_in_link_by_person on sign_in_link (authority_id, person_id);

-- Attempts that failed, by a digest of the account's address or of where they came from.
create table sign_in_attempt (
  authority_id text not null references authority,
  attempt_key text not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (authority_id, attempt_key)
);
create index sign_in_attempt_by_time on sign_in_attempt (authority_id, last_at);

-- Where somebody is on the way in, bound to the browser they are in. Taken out when used: nothing is good twice.
create table sign_in_step (
  authority_id text not null references authority,
  step_digest text not null,
  kind text not null check (kind in ('provider', 'code', 'code-set-up')),
  data jsonb not null,
  expires_at timestamptz not null,
  primary key (authority_id, step_digest)
);
create index sign_in_step_by_time on sign_in_step (authority_id, expires_at);

revoke delete on identity, local_account, sign_in_link from sightline_app;
