-- Made by scripts/ssd-views.ts from the facts of a deadline; not edited by hand.

drop view if exists deadline;
create view deadline with (security_invoker = true) as
select
  c.authority_id,
  c.child_id,
  d ->> 0 as standard,
  d ->> 1 as subject,
  (d ->> 2)::numeric as ordinal,
  date '1970-01-01' + (d ->> 3)::integer as trigger_on,
  date '1970-01-01' + (d ->> 4)::integer as due_on,
  date '1970-01-01' + (d ->> 5)::integer as customary_due_on,
  date '1970-01-01' + (d ->> 6)::integer as soon_on,
  date '1970-01-01' + (d ->> 7)::integer as met_on,
  date '1970-01-01' + (d ->> 8)::integer as ended_on,
  d ->> 9 as worker_on_due,
  d ->> 10 as unit_on_due,
  c.from_version,
  c.rules_version
from child_derivation c
cross join lateral jsonb_array_elements(c.payload::jsonb -> 'facts' -> 'deadline') as d
where c.to_version is null;
