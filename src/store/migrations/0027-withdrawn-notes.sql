-- A signed note that should not stand, such as one about the wrong child, is withdrawn: its words stay, marked, with who
-- withdrew it and why, and nothing is worked out from it any more.
alter table oversight_note drop constraint oversight_note_state_check;
alter table oversight_note
  add constraint oversight_note_state_check check (state in ('draft', 'signed', 'discarded', 'withdrawn')),
  add column withdrawn_at timestamptz,
  add column withdrawn_by_name text,
  add column withdrawn_because text;
