-- An import can be taken back (decision 14). Taking it back is a batch of its own: it ends what the import added and
-- brings again what the import ended, as versions that begin with it.
alter table import_batch drop constraint if exists import_batch_state_check;
alter table import_batch add constraint import_batch_state_check check (
  state in (
    'received', 'compared', 'awaiting-confirmation', 'published', 'failed', 'abandoned', 'taken-back', 'take-back'
  )
);
-- Of a batch that takes another back: which, and why.
alter table import_batch add column takes_back integer;
alter table import_batch add column reason text;
-- Of a version brought again by taking an import back: the import that brought what it says. Null: from_batch.
alter table case_record add column brought_by integer;
