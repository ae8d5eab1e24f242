-- What a progress meeting decided may be changed after its minutes are settled, and the minutes say so.
alter table tracking_decision
  add column reworded_at timestamptz,
  add column reworded_by_name text;
