import { sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'

/**
 * Something found in an extract, where it stands, and what would put it right. An 'error' means the row (or file) was
 * not taken; a 'warning' that it was, with something amiss; a 'note' is for information.
 */
export interface StoredIssue {
  /** The file's name inside the extract, never a path of the machine. */
  readonly file: string
  /** As a person counts in the file: the heading is row 1; for XML the line. */
  readonly row?: number
  readonly column?: string
  /** The value as it came, cut to 200 characters. */
  readonly value?: string
  /** Short and stable, for grouping: 'date-unreadable', 'column-missing' ... */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  /** What to do, or what a good value looks like. */
  readonly remedy: string
  readonly childId?: string
}

/** Issues of one batch that are kept; the rest is only counted. */
export const mostIssuesKept = 100_000

/** Replaces the issues of a batch, in the order given. */
export async function writeIssues(
  db: Db,
  authority: string,
  batch: number,
  issues: readonly StoredIssue[],
): Promise<void> {
  await db.deleteFrom('import_issue').where('authority_id', '=', authority).where('batch', '=', batch).execute()
  let ordinal = 0
  for (const some of chunksOf(issues, 5000)) {
    const rows = some.map(each => ({
      o: ++ordinal,
      f: clean(each.file),
      r: each.row ?? null,
      c: clean(each.column),
      v: clean(each.value?.slice(0, 200)),
      k: each.code,
      s: each.severity,
      m: clean(each.message),
      y: clean(each.remedy),
      h: clean(each.childId),
    }))
    await sql`
      insert into import_issue (authority_id, batch, ordinal, file, row_number, column_name, value, code, severity,
        message, remedy, child_id)
      select ${authority}::text, ${batch}::integer, o, f, r, c, v, k, s, m, y, h
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
        o integer, f text, r integer, c text, v text, k text, s text, m text, y text, h text)`.execute(db)
  }
}

/** PostgreSQL keeps no zero characters in text. */
function clean(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll('\u0000', '\uFFFD')
}

/** A value that one thing was found of, in a column of a file of a batch, and how often. */
export interface IssueValue {
  readonly file: string
  readonly column: string
  readonly value: string
  readonly times: number
}

/** The values that issues of one code were of in a batch, most first: of those kept. */
export async function issueValues(
  db: Db,
  authority: string,
  batch: number,
  code: string,
  limit = 500,
): Promise<IssueValue[]> {
  const { rows } = await sql<IssueValue>`
    select file, column_name as column, value, count(*)::integer as times
    from import_issue
    where authority_id = ${authority} and batch = ${batch} and code = ${code}
      and column_name is not null and value is not null
    group by 1, 2, 3
    order by 4 desc, 1, 2, 3
    limit ${limit}`.execute(db)
  return rows
}

export interface IssueFilter {
  readonly severity?: StoredIssue['severity']
  readonly code?: string
  readonly file?: string
  /** Leaves out what is about these children. */
  readonly without?: ReadonlySet<string>
  readonly limit?: number
  readonly offset?: number
}

/** The issues of a batch in the order they were found. */
export async function readIssues(
  db: Db,
  authority: string,
  batch: number,
  { severity, code, file, without, limit = 1000, offset = 0 }: IssueFilter = {},
): Promise<(StoredIssue & { readonly ordinal: number })[]> {
  let query = db.selectFrom('import_issue').selectAll().where('authority_id', '=', authority).where('batch', '=', batch)
  if (severity) query = query.where('severity', '=', severity)
  if (code) query = query.where('code', '=', code)
  if (file) query = query.where('file', '=', file)
  if (without && without.size > 0) query = query.where(notAbout(without))
  const rows = await query.orderBy('ordinal').limit(limit).offset(offset).execute()
  return rows.map(row => ({
    ordinal: row.ordinal,
    file: row.file,
    ...(row.row_number === null ? {} : { row: row.row_number }),
    ...(row.column_name === null ? {} : { column: row.column_name }),
    ...(row.value === null ? {} : { value: row.value }),
    code: row.code,
    severity: row.severity,
    message: row.message,
    remedy: row.remedy,
    ...(row.child_id === null ? {} : { childId: row.child_id }),
  }))
}

function notAbout(children: ReadonlySet<string>) {
  return sql<boolean>`(child_id is null or not (child_id = any(${[...children]}::text[])))`
}

export interface IssueCount {
  readonly severity: StoredIssue['severity']
  readonly code: string
  readonly file: string
  readonly issues: number
  /** How many children they touch, of those issues that name one. */
  readonly children: number
}

/** How many issues of each kind a batch has by file, most first. */
export async function countIssues(
  db: Db,
  authority: string,
  batch: number,
  { without = new Set() }: Pick<IssueFilter, 'without'> = {},
): Promise<IssueCount[]> {
  let query = db
    .selectFrom('import_issue')
    .select(each => [
      'severity',
      'code',
      'file',
      each.fn.countAll<number>().as('issues'),
      each.fn.count<number>('child_id').distinct().as('children'),
    ])
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
  if (without.size > 0) query = query.where(notAbout(without))
  return query.groupBy(['severity', 'code', 'file']).orderBy('issues', 'desc').orderBy('code').execute()
}

/** How many errors and warnings each of some batches has; a batch that has none is absent. */
export async function countAttention(
  db: Db,
  authority: string,
  batches: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('import_issue')
    .select(each => ['batch', each.fn.countAll<number>().as('issues')])
    .where('authority_id', '=', authority)
    .where('batch', '=', sql<number>`any(${[...batches]}::integer[])`)
    .where('severity', '<>', 'note')
    .groupBy('batch')
    .execute()
  return new Map(rows.map(({ batch, issues }) => [batch, Number(issues)]))
}
