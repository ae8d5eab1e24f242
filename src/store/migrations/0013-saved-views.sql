-- Views of Explore that somebody keeps under a name: the address that shows them, for themselves or for everybody of
-- the authority. What it shows is worked out anew for each reader; nothing of a child is in it.
create table saved_view (
  authority_id text not null references authority,
  view_id uuid not null,
  owner_id text not null,
  name text not null,
  address text not null,
  is_shared boolean not null,
  saved_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (authority_id, view_id)
);
create index saved_view_by_owner on saved_view (authority_id, owner_id);
