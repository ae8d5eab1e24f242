-- What an authority sets of its standards: proposed by one person, approved by another, in force from a day. Nothing here
-- is deleted or written over: what was decided or withdrawn says when and by whom, and a later setting follows the
-- earlier one.

create table local_standard (
  authority_id text not null references authority,
  change_id uuid not null,
  standard_id text not null,
  -- What is set, of: interval, points, grace, soon.
  setting jsonb not null,
  -- The first day as proposed.
  asked_from date not null,
  -- The first day in force: the day it was approved, where that came after the one proposed.
  from_on date not null,
  reason text not null,
  -- What it was found to change before it was proposed: numbers, and no child.
  effect jsonb,
  approver_id text not null,
  proposed_at timestamptz not null,
  proposed_by text not null,
  decided_at timestamptz,
  decided_by text,
  approved boolean,
  -- Why it was declined, or what the approver had to say.
  note text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  primary key (authority_id, change_id),
  foreign key (authority_id, approver_id) references person (authority_id, person_id),
  -- Nobody approves what they proposed themselves.
  check (decided_by is null or decided_by <> proposed_by or approved is not true),
  check ((decided_at is null) = (approved is null))
);
create index local_standard_by_standard on local_standard (authority_id, standard_id, from_on);

revoke update, delete on local_standard from sightline_app;
grant update (from_on, decided_at, decided_by, approved, note, withdrawn_at, withdrawn_by, withdrawn_because)
  on local_standard to sightline_app;
