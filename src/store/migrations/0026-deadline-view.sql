-- Made by scripts/ssd-views.ts from the facts of a deadline; not edited by hand.

drop view if exists deadline;

-- A cell of a column as derivations are kept: one for each row, or one that all rows have.
create or replace function derived_cell(columns jsonb, at integer, place integer) returns text
language sql immutable parallel safe
as $$
  select case jsonb_typeof(columns -> at) when 'array' then columns -> at ->> place else columns ->> at end
$$;

create view deadline with (security_invoker = true) as
select
  c.authority_id,
  c.child_id,
  words ->> derived_cell(columns, 1, place)::integer as standard,
  words ->> derived_cell(columns, 2, place)::integer as subject,
  derived_cell(columns, 3, place)::numeric as ordinal,
  date '1970-01-01' + derived_cell(columns, 4, place)::integer as trigger_on,
  date '1970-01-01' + derived_cell(columns, 5, place)::integer + coalesce(derived_cell(columns, 4, place)::integer, 0) as due_on,
  date '1970-01-01' + derived_cell(columns, 6, place)::integer + coalesce(derived_cell(columns, 4, place)::integer, 0) as customary_due_on,
  date '1970-01-01' + derived_cell(columns, 7, place)::integer + coalesce(derived_cell(columns, 4, place)::integer, 0) as soon_on,
  date '1970-01-01' + derived_cell(columns, 8, place)::integer + coalesce(derived_cell(columns, 4, place)::integer, 0) as met_on,
  date '1970-01-01' + derived_cell(columns, 9, place)::integer + coalesce(derived_cell(columns, 4, place)::integer, 0) as ended_on,
  words ->> derived_cell(columns, 10, place)::integer as worker_on_due,
  words ->> derived_cell(columns, 11, place)::integer as unit_on_due,
  c.from_version,
  c.rules_version
from child_derivation c
cross join lateral (select c.payload::jsonb as kept offset 0) as of_child
cross join lateral (select kept -> 'words' as words, kept -> 'columns' -> 'deadline' as columns offset 0) as of_table
cross join lateral generate_series(0, (columns ->> 0)::integer - 1) as place
where c.to_version is null and c.payload like '{"words"%'
union all
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
where c.to_version is null and c.payload not like '{"words"%';
grant select on deadline to sightline_reader;
