-- Who belongs to a child's family is asked each time the child is opened: of tables that name other people, by whom they
-- name. Without these each asking reads every row of both.
create index case_record_by_family on case_record (authority_id, (data->>'fami_family_id'))
  where table_name = 'family' and to_batch is null;
create index case_record_by_mothers_child on case_record (authority_id, (data->>'moth_childs_person_id'))
  where table_name = 'mother' and to_batch is null;
