// Writes the migrations that make the views analysts use: one per SSD table, and the deadlines. Run it after the SSD
// catalogue or the facts of a deadline have changed:  npx node scripts/ssd-views.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shapeOf } from '../src/domain/indicators/derived-columns.ts'
import type { ColumnType } from '../src/domain/indicators/fact-table.ts'
import { deadlineFacts } from '../src/domain/indicators/facts/deadline.ts'
import { ssdTables } from '../src/intake/formats/ssd/catalogue.ts'

const folder = join(import.meta.dirname, '../src/store/migrations')

/** A view for every table of the standard, with its column names, over the rows held now. */
export function ssdViews(): string {
  const views = ssdTables.map(({ table, columns }) => {
    const cells = columns.map(({ name, type }) => `  ${cell(name, type)} as ${name},`)
    return `drop view if exists ssd_${table};
create view ssd_${table} with (security_invoker = true) as
select
${cells.join('\n')}
  authority_id,
  child_id,
  format as source_format
from case_record
cross join lateral (select case_record.data::jsonb as cells offset 0) as row
where table_name = '${table}' and to_batch is null;
grant select on ssd_${table} to sightline_reader;
`
  })
  return `-- Made by scripts/ssd-views.ts from the SSD catalogue; not edited by hand. Needs PostgreSQL 16.
-- After the standard's own columns: whose row it is, and which return it came in.
-- The cells of a row are taken apart once, and not once a column: "offset 0" keeps it so.

${views.join('\n')}`
}

/**
 * The deadlines worked out of every child, one row each, from the derivations that hold now. They are kept in columns
 * (domain/indicators/derived-columns.ts); of children not worked out again since an earlier Sightline, row by row.
 */
export function deadlineView(): string {
  const columns = Object.entries(deadlineFacts.columns)
  const { firstDay } = shapeOf(deadlineFacts)
  const inColumns = columns.map(([name, type], at) => `  ${cellInColumns(at, type, firstDay)} as ${snakeCase(name)},`)
  const inRows = columns.map(([name, type], at) => `  ${cellInRow(at, type)} as ${snakeCase(name)},`)
  return `-- Made by scripts/ssd-views.ts from the facts of a deadline; not edited by hand.

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
${inColumns.join('\n')}
  c.from_version,
  c.rules_version
from child_derivation c
cross join lateral (select c.payload::jsonb as kept offset 0) as of_child
cross join lateral (select kept -> 'words' as words, kept -> 'columns' -> '${deadlineFacts.name}' as columns offset 0) as of_table
cross join lateral generate_series(0, (columns ->> 0)::integer - 1) as place
where c.to_version is null and c.payload like '{"words"%'
union all
select
  c.authority_id,
  c.child_id,
${inRows.join('\n')}
  c.from_version,
  c.rules_version
from child_derivation c
cross join lateral jsonb_array_elements(c.payload::jsonb -> 'facts' -> '${deadlineFacts.name}') as d
where c.to_version is null and c.payload not like '{"words"%';
grant select on deadline to sightline_reader;
`
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** A value that is no date, or no number, reads as null and does not stop the view. */
function cell(name: string, type: string): string {
  const text = `cells ->> '${name}'`
  if (type === 'date') return `case when pg_input_is_valid(${text}, 'date') then (${text})::date end`
  if (type === 'number') return `case when pg_input_is_valid(${text}, 'numeric') then (${text})::numeric end`
  return text
}

/** `at` is the column's place in the fact table: before the columns stands how many rows there are. */
function cellInColumns(at: number, type: ColumnType, firstDay: number): string {
  const cell = `derived_cell(columns, ${at + 1}, place)`
  if (type === 'day') {
    const since = at === firstDay ? '' : ` + coalesce(derived_cell(columns, ${firstDay + 1}, place)::integer, 0)`
    return `date '1970-01-01' + ${cell}::integer${since}`
  }
  if (type === 'flag') return `${cell} = '1'`
  if (type === 'number') return `${cell}::numeric`
  return `words ->> ${cell}::integer`
}

function cellInRow(at: number, type: ColumnType): string {
  if (type === 'day') return `date '1970-01-01' + (d ->> ${at})::integer`
  if (type === 'flag') return `(d ->> ${at}) = '1'`
  if (type === 'number') return `(d ->> ${at})::numeric`
  return `d ->> ${at}`
}

/** The newest migration of that name, and the number the next one would have. */
export function newestMigration(name: string): { text: string | undefined; next: string } {
  const files = readdirSync(folder)
    .filter(each => each.endsWith('.sql'))
    .sort()
  const file = files.findLast(each => each.slice(5) === `${name}.sql`)
  const next = String(Number(files.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, '0')
  return { text: file && readFileSync(join(folder, file), 'utf8'), next }
}

if (import.meta.main) {
  for (const [name, text] of [
    ['ssd-views', ssdViews()],
    ['deadline-view', deadlineView()],
  ] as const) {
    const newest = newestMigration(name)
    if (newest.text === text) continue
    writeFileSync(join(folder, `${newest.next}-${name}.sql`), text)
    console.log(`${newest.next}-${name}.sql`)
  }
}
