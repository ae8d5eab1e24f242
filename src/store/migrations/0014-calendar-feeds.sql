-- A private address at which a calendar program fetches what falls due for one person. The token in it is not kept, only
-- its digest; one address a person is good at a time.
create table calendar_feed (
  authority_id text not null references authority,
  feed_digest text not null,
  person_id text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because text,
  fetched_at timestamptz,
  -- Fetches since an hour began, which are limited.
  hour_from timestamptz,
  hour_fetches integer not null default 0,
  primary key (authority_id, feed_digest),
  foreign key (authority_id, person_id) references person
);
create unique index calendar_feed_now on calendar_feed (authority_id, person_id) where revoked_at is null;

revoke delete on calendar_feed from sightline_app;
