import type { Visit } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { answer, date, sourceOf } from './cells.ts'
import type { RowsByTable } from './rows-by-table.ts'

const tablesOfVisits = [
  { table: 'cin_visits', kind: 'need', prefix: 'cinv_cin_visit' },
  { table: 'cp_visits', kind: 'protection', prefix: 'cppv_cp_visit' },
  { table: 'cla_visits', kind: 'care', prefix: 'clav_cla_visit' },
] as const

/** All visits in date order. Of several of one kind on one day, the one at which the child was seen. */
export function readVisits(tables: RowsByTable): Visit[] {
  const visits: Visit[] = []
  for (const { table, kind, prefix } of tablesOfVisits) {
    const rows = tables.get(table)
    if (rows !== undefined) for (const row of rows) add(visits, visit(row, kind, prefix))
  }
  visits.sort((a, b) => a.on - b.on || rank(a) - rank(b))
  return visits.filter((each, index) => {
    const before = visits[index - 1]
    return before === undefined || before.on !== each.on || before.kind !== each.kind
  })
}

function visit(row: SourceRow, kind: Visit['kind'], prefix: string): Visit | undefined {
  const on = date(row, `${prefix}_date`)
  if (on === undefined) return undefined
  return {
    source: sourceOf(row),
    on,
    kind,
    seen: answer(row, `${prefix}_seen`),
    seenAlone: answer(row, `${prefix}_seen_alone`),
  }
}

function add(visits: Visit[], found: Visit | undefined): void {
  if (found !== undefined) visits.push(found)
}

/** Kinds apart, and within a kind: seen before unknown before not seen. */
function rank(each: Visit): number {
  const kind = each.kind === 'need' ? 0 : each.kind === 'protection' ? 10 : 20
  return kind + (each.seen === 'yes' ? 0 : each.seen === 'unknown' ? 1 : 2)
}
