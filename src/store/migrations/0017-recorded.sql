-- What people record in Sightline itself about a child: oversight, directions, decisions.

-- Row security of a table about children: as for case_record. The table has authority_id, child_id, unit, worker and
-- restricted; the columns beside the child are kept up with who holds it (store/child-tables.ts).
create or replace function protect_child_rows(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('grant select, insert, update, delete on %I to sightline_app', name);
  execute format('grant select on %I to sightline_reader', name);
  execute format('create policy application on %I to sightline_app using (true) with check (true)', name);
  execute format($policy$
    create policy reader on %I for select to sightline_reader using (
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
    )$policy$, name);
end $$;

-- Rows of Sightline's own templates that were recorded here instead of imported: standards and indicators take them as
-- they take the others. `taken_in` is the data version whose derivations know the row as it is; null while none does.
create table recorded_row (
  authority_id text not null references authority,
  row_id uuid not null,
  child_id text not null,
  table_name text not null,
  data jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  taken_in integer,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, row_id)
);
create index recorded_row_by_child on recorded_row (authority_id, child_id);
create index recorded_row_waiting on recorded_row (authority_id) where taken_in is null;
select protect_child_rows('recorded_row');

-- A note of oversight. A draft is what was typed, as it was typed, whatever it is. Once signed, the answers stand with
-- the version of the questions they answer, and nothing in it changes any more.
create table oversight_note (
  authority_id text not null references authority,
  note_id uuid not null,
  child_id text not null,
  kind text not null,
  questions_version integer not null,
  state text not null check (state in ('draft', 'signed', 'discarded')),
  typed jsonb not null,
  held_on date,
  answers jsonb,
  decision text,
  rationale text,
  worker_view text,
  manager_view text,
  next_on date,
  present text,
  -- Whether the signer held the child as its allocated worker on the day: it does not count then.
  by_own_worker boolean not null default false,
  -- An earlier note with nearly the same words, and how alike they are, in hundredths.
  like_note uuid,
  likeness integer,
  written_by text not null,
  written_by_name text not null,
  signed_at timestamptz,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, note_id)
);
create index oversight_note_by_child on oversight_note (authority_id, child_id);
create index oversight_note_by_writer on oversight_note (authority_id, written_by) where state = 'draft';
select protect_child_rows('oversight_note');

-- What somebody was asked to do: what, who, by when. Without an owner and a date it is none.
create table direction (
  authority_id text not null references authority,
  direction_id uuid not null,
  child_id text not null,
  given_in text not null,
  from_id uuid not null,
  given_on date not null,
  given_by text not null,
  given_by_name text not null,
  what text not null,
  owner_id text not null,
  due_on date not null,
  done_on date,
  done_by text,
  evidence text,
  confirmed_on date,
  confirmed_by text,
  withdrawn_on date,
  withdrawn_by text,
  withdrawn_because text,
  -- Why it is not done, as last answered.
  why_not text,
  changed_at timestamptz not null,
  revision integer not null,
  unit text,
  worker text,
  restricted boolean not null default false,
  primary key (authority_id, direction_id)
);
create index direction_by_child on direction (authority_id, child_id);
create index direction_by_owner on direction (authority_id, owner_id) where confirmed_on is null and withdrawn_on is null;
create index direction_by_source on direction (authority_id, from_id);
select protect_child_rows('direction');
