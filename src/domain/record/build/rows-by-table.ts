import { findTemplate } from '../../templates/index.ts'
import { returnYearsTable } from '../return-years.ts'
import type { SourceFormat, SourceRow } from '../source-row.ts'

const believed: readonly SourceFormat[] = ['ssd', 'cin-census', 'ssda903', 'sightline']

/** Tables of returns from whose rows a child's record is built. */
const tablesRead: ReadonlySet<string> = new Set([
  'care_leavers',
  'cin_assessments',
  'cin_episodes',
  'cin_plans',
  'cin_visits',
  'cla_care_plan',
  'cla_episodes',
  'cla_health',
  'cla_immunisations',
  'cla_placement',
  'cla_reviews',
  'cla_visits',
  'contacts',
  'cp_plans',
  'cp_reviews',
  'cp_visits',
  'disability',
  'early_help_episodes',
  'initial_cp_conference',
  'involvements',
  'legal_status',
  'missing',
  'permanence',
  'person',
  returnYearsTable,
  's47_enquiry',
  'sdq_scores',
])

/**
 * Whether a child's record is built from a table's rows. Those of other tables (addresses, families, factors of
 * assessments) are held and shown, and change nothing that is worked out.
 */
export function isReadForRecord(table: string): boolean {
  return tablesRead.has(table) || findTemplate(table) !== undefined
}

/** One child's rows, by table. */
export type RowsByTable = ReadonlyMap<string, readonly SourceRow[]>

/** Rows by table, of the tables that a record is built from and of no others: so nothing is read that is not named above. */
export function groupByTable(rows: readonly SourceRow[]): RowsByTable {
  const grouped = new Map<string, SourceRow[]>()
  for (const row of rows) {
    if (!isReadForRecord(row.table)) continue
    const list = grouped.get(row.table)
    if (list) list.push(row)
    else grouped.set(row.table, [row])
  }
  return grouped
}

/**
 * Reads one table's rows into facts. Where two returns tell of the same event (the same `same`, usually its date), the
 * SSD is believed before the census and the census before the 903, so that a child loaded from both is not counted
 * twice. Rows that `read` cannot use (no date) are left out: intake has reported them.
 */
export function readFacts<T>(
  rows: readonly SourceRow[] | undefined,
  read: (row: SourceRow) => T | undefined,
  same: (fact: T) => string | number,
  order: (a: T, b: T) => number,
): T[] {
  if (rows === undefined || rows.length === 0) return []
  const mixed = rows.some(row => row.format !== rows[0]!.format)
  if (!mixed) {
    const facts: T[] = []
    for (const row of rows) {
      const fact = read(row)
      if (fact !== undefined) facts.push(fact)
    }
    return facts.length > 1 ? facts.sort(order) : facts
  }
  const taken = new Set<string | number>()
  const facts: T[] = []
  for (const format of believed) {
    const ofThis: T[] = []
    for (const row of rows) {
      if (row.format !== format) continue
      const fact = read(row)
      if (fact !== undefined && !taken.has(same(fact))) ofThis.push(fact)
    }
    for (const fact of ofThis) taken.add(same(fact))
    facts.push(...ofThis)
  }
  return facts.sort(order)
}

/** By start, and of two that start together the one that ended first. */
export function byStart(
  a: { startedOn: number; endedOn: number | undefined },
  b: { startedOn: number; endedOn: number | undefined },
): number {
  return a.startedOn - b.startedOn || (a.endedOn ?? Number.MAX_SAFE_INTEGER) - (b.endedOn ?? Number.MAX_SAFE_INTEGER)
}
