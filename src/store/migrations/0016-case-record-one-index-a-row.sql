-- The primary key said again of current rows what case_record_current says, and keeping both took an eighth of the time
-- of a first import. A key is held once now (case_record_current), and ended once in a batch.
alter table case_record drop constraint if exists case_record_pkey;
create unique index case_record_ended on case_record (authority_id, table_name, format, natural_key, from_batch)
  where to_batch is not null;
