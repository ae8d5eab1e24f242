-- A row's cells stay the text they came as. As jsonb each was taken apart when it was written and put together again when
-- it was read, and reading what is held of children is half of what the database does in an import. The views that look
-- into them are made again by the next migration.
do $$
declare view_name text;
begin
  for view_name in select table_name from information_schema.views where table_schema = 'public' and table_name like 'ssd\_%' loop
    execute format('drop view %I', view_name);
  end loop;
end $$;
alter table case_record alter column data type json using data::json;
