-- People, the posts they hold, and what has been decided about who may open which child. Nothing here is deleted: what
-- held ends, and says who ended it.

create table person (
  authority_id text not null references authority,
  person_id text not null,
  name text not null,
  -- Signs in by it; null for people known only from the staff list.
  email text,
  -- The worker of the case system this person is.
  worker_id text,
  -- 'demonstration' people are made with made-up data and can sign in nowhere else.
  origin text not null check (origin in ('invited', 'directory', 'staff-list', 'demonstration')),
  made_at timestamptz not null,
  made_by text not null,
  seen_at timestamptz,
  disabled_at timestamptz,
  disabled_because text,
  primary key (authority_id, person_id)
);
create unique index person_by_email on person (authority_id, lower(email)) where email is not null;
create index person_by_worker on person (authority_id, worker_id) where worker_id is not null;

-- A role held in a place for a time: a person's own, cover for somebody away, or a delegation.
create table post (
  authority_id text not null references authority,
  post_id uuid not null,
  person_id text not null,
  role text not null,
  place_kind text not null check (place_kind in ('directorate', 'service', 'unit', 'worker')),
  place_id text not null default '',
  kind text not null check (kind in ('own', 'cover', 'delegated')),
  -- Whose post is covered or was delegated.
  on_behalf_of text,
  from_at timestamptz not null,
  until_at timestamptz,
  because text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  ended_because text,
  primary key (authority_id, post_id),
  foreign key (authority_id, person_id) references person
);
create index post_by_person on post (authority_id, person_id);

-- A child given to one person by name: material of an inspection or of an audit.
create table given_child (
  authority_id text not null references authority,
  given_id uuid not null,
  person_id text not null,
  child_id text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  because text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority_id, given_id),
  foreign key (authority_id, person_id) references person
);
create index given_child_by_person on given_child (authority_id, person_id);

create table restricted_child (
  authority_id text not null references authority,
  restriction_id uuid not null,
  child_id text not null,
  because text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority_id, restriction_id)
);
create unique index restricted_child_now on restricted_child (authority_id, child_id) where ended_at is null;

-- Who may open a restricted child.
create table named_reader (
  authority_id text not null references authority,
  naming_id uuid not null,
  child_id text not null,
  person_id text not null,
  because text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority_id, naming_id),
  foreign key (authority_id, person_id) references person
);
create unique index named_reader_now on named_reader (authority_id, child_id, person_id) where ended_at is null;
create index named_reader_by_person on named_reader (authority_id, person_id) where ended_at is null;

-- A child that somebody may not open, whatever their post: their own family, a friend's child.
create table conflict_of_interest (
  authority_id text not null references authority,
  conflict_id uuid not null,
  person_id text not null,
  child_id text not null,
  because text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority_id, conflict_id),
  foreign key (authority_id, person_id) references person
);
create unique index conflict_now on conflict_of_interest (authority_id, person_id, child_id) where ended_at is null;

-- A child opened outside somebody's scope for a stated reason ("break glass"), and what its review found.
create table opened_with_reason (
  authority_id text not null references authority,
  opening_id uuid not null,
  person_id text not null,
  child_id text not null,
  reason text not null,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by text,
  finding text check (finding in ('justified', 'not-justified', 'more-to-ask')),
  note text,
  primary key (authority_id, opening_id),
  foreign key (authority_id, person_id) references person
);
create index opened_with_reason_by_person on opened_with_reason (authority_id, person_id, until_at);
create index opened_with_reason_unreviewed on opened_with_reason (authority_id, opened_at) where reviewed_at is null;
