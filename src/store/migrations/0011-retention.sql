-- How long what is held of a child is kept, by rules that the authority sets, and what may not go meanwhile. Nothing goes
-- by itself: "sightline retention --dry-run" says what would, and why the rest would not. What held ends, and says who
-- ended it.

create table retention_rule (
  authority_id text not null references authority,
  rule_id uuid not null,
  kind text not null check (kind in ('looked after', 'care leaver', 'protection plan', 'child in need', 'known')),
  years integer not null check (years between 1 and 150),
  counted_from text not null check (counted_from in ('birth', 'eighteenth birthday', 'death', 'last open')),
  -- The statute, or the authority's own schedule.
  source text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority_id, rule_id)
);
create unique index retention_rule_now on retention_rule (authority_id, kind, counted_from) where ended_at is null;

-- A court, an inquiry, a claim, a request that is open: whatever the rules say, the child's record stays.
create table legal_hold (
  authority_id text not null references authority,
  hold_id uuid not null,
  child_id text not null,
  because text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (authority_id, hold_id)
);
create index legal_hold_now on legal_hold (authority_id, child_id) where ended_at is null;

revoke delete on retention_rule, legal_hold from sightline_app;
