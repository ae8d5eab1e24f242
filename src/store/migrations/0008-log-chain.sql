-- Each log becomes a chain: every entry carries a digest of what it says, and the chain of all digests up to it, so that
-- a change, a loss or another order shows, while what an entry says can still be erased where the law asks for it
-- (store/log-chain.ts). Entries from before are chained in their order of time as part of this migration
-- (store/chain-earlier-entries.ts), which then lets no entry be without a link.

alter table access_log
  add column seq bigint,
  add column salt text,
  add column digest text,
  add column chain text;
alter table change_log
  add column seq bigint,
  add column salt text,
  add column digest text,
  add column chain text;

-- Where each log ends; whoever adds to a log holds its row until done.
create table log_head (
  authority_id text not null references authority,
  log text not null check (log in ('access', 'change')),
  seq bigint not null,
  chain text not null,
  primary key (authority_id, log)
);
revoke delete on log_head from sightline_app;
