-- The second layer: what a reader's own role may read, whatever the application asks. Two roles that own nothing and can
-- bypass nothing: sightline_app does the application's own work (imports, loading, sessions, logs), and sightline_reader
-- reads for one person at a time, by settings made for the transaction (store/row-scope.ts).
--
-- Predicates compare columns with lists in settings, without subqueries, so that they hold on distributed tables too.
-- Lists are joined by the unit separator (character 31), which no id holds.

do $$
begin
  if not exists (select from pg_roles where rolname = 'sightline_app') then
    create role sightline_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'sightline_reader') then
    create role sightline_reader nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to sightline_app, sightline_reader;
grant select, insert, update, delete on all tables in schema public to sightline_app;
alter default privileges in schema public grant select, insert, update, delete on tables to sightline_app;
revoke insert, update, delete on schema_migration from sightline_app;
-- Looking at tables again after much was written takes a right of its own, where the server knows it.
do $$
begin
  if current_setting('server_version_num')::integer >= 170000 then
    execute 'grant maintain on case_record, child_digest, child_derivation to sightline_app';
  end if;
end $$;
-- Logs are only ever added to.
revoke update, delete on access_log, change_log from sightline_app;
-- What ends says so in place; nothing of it goes.
revoke delete on person, post, given_child, restricted_child, named_reader, conflict_of_interest, opened_with_reason,
  case_record, local_mapping, authority from sightline_app;

-- Who holds the child of a row now, and whether it is restricted: kept beside every row, so that the row can be judged
-- by itself. Rows held before this are filled by working children out again (rules version 3).
alter table case_record add column unit text;
alter table case_record add column worker text;
alter table case_record add column restricted boolean not null default false;
alter table child_derivation add column restricted boolean not null default false;

alter table case_record enable row level security;
alter table child_derivation enable row level security;
alter table child_digest enable row level security;
alter table import_issue enable row level security;

create policy application on case_record to sightline_app using (true) with check (true);
create policy application on child_derivation to sightline_app using (true) with check (true);
create policy application on child_digest to sightline_app using (true) with check (true);
create policy application on import_issue to sightline_app using (true) with check (true);

create policy reader on case_record for select to sightline_reader using (
  authority_id = current_setting('sightline.authority', true)
  and (
    child_id = ''
    or (
      not (child_id = any (string_to_array(current_setting('sightline.barred', true), chr(31))))
      and (
        (restricted and child_id = any (string_to_array(current_setting('sightline.named', true), chr(31))))
        or (
          not restricted
          and (
            current_setting('sightline.everything', true) = 'yes'
            or unit = any (string_to_array(current_setting('sightline.units', true), chr(31)))
            or worker = any (string_to_array(current_setting('sightline.workers', true), chr(31)))
            or child_id = any (string_to_array(current_setting('sightline.children', true), chr(31)))
          )
        )
      )
    )
  )
);

create policy reader on child_derivation for select to sightline_reader using (
  authority_id = current_setting('sightline.authority', true)
  and not (child_id = any (string_to_array(current_setting('sightline.barred', true), chr(31))))
  and (
    (restricted and child_id = any (string_to_array(current_setting('sightline.named', true), chr(31))))
    or (
      not restricted
      and (
        current_setting('sightline.everything', true) = 'yes'
        or unit = any (string_to_array(current_setting('sightline.units', true), chr(31)))
        or worker = any (string_to_array(current_setting('sightline.workers', true), chr(31)))
        or child_id = any (string_to_array(current_setting('sightline.children', true), chr(31)))
      )
    )
  )
);

grant select on case_record, child_derivation to sightline_reader;
-- The views of the SSD and of deadlines read as whoever asks.
do $$
declare view_name text;
begin
  for view_name in select table_name from information_schema.views where table_schema = 'public' loop
    execute format('grant select on %I to sightline_reader', view_name);
  end loop;
end $$;

create index case_record_restricted on case_record (authority_id, child_id) where restricted;
create index child_derivation_restricted on child_derivation (authority_id, child_id) where restricted;
