-- Digests of a child's rows were a row a child: reading and writing twenty thousand took longer than all else that
-- finding what has changed takes. By table they are some dozen texts. They are long and hardly get shorter, so that
-- nobody tries.
create table table_digest (
  authority_id text not null references authority,
  format text not null,
  table_name text not null,
  -- {"childIds": [...], "rows": [...], "contents": "...", "asWritten": "..."}: of the texts sixteen characters a child.
  digests text not null,
  primary key (authority_id, format, table_name)
);
alter table table_digest alter column digests set storage external;

insert into table_digest (authority_id, format, table_name, digests)
select d.authority_id, f.key, t.key, json_build_object(
    'childIds', json_agg(d.child_id order by d.child_id),
    'rows', json_agg((t.value->>1)::integer order by d.child_id),
    'contents', string_agg(t.value->>0, '' order by d.child_id),
    'asWritten', string_agg(coalesce(t.value->>2, repeat(' ', 16)), '' order by d.child_id)
  )::text
from child_digest d, jsonb_each(d.digests) as f, jsonb_each(f.value) as t
group by d.authority_id, f.key, t.key;

drop table child_digest;

alter table table_digest enable row level security;
create policy application on table_digest to sightline_app using (true) with check (true);
do $$
begin
  if current_setting('server_version_num')::integer >= 170000 then
    execute 'grant maintain on table_digest to sightline_app';
  end if;
end $$;
