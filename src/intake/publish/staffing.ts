import { sql } from 'kysely'
import { buildStaffing } from '../../domain/access/organisation.ts'
import type { Staffing, Standing } from '../../domain/record/local-mappings.ts'
import type { SourceFormat, SourceRow } from '../../domain/record/source-row.ts'
import { noChild, readSharedRows } from '../../store/case-records.ts'
import type { Db } from '../../store/store.ts'
import type { Comparison } from '../compare/comparison.ts'

/** How something stands that names a team, by the authority's own words. */
export type StandsUnder = (team: string, worker: string | undefined, staffing: Staffing) => Standing

const tables = ['department', 'professionals']

/** Who works where, by the departments and staff held now. */
export async function readStaffing(db: Db, authority: string): Promise<Staffing> {
  return staffingFrom(await readSharedRows(db, authority, tables))
}

/** The same, of rows of those tables and others. */
export function staffingFrom(rows: readonly SourceRow[]): Staffing {
  const of = (table: string) => rows.filter(each => each.table === table).map(each => each.data)
  return buildStaffing(of('department'), of('professionals'))
}

/** Who works where before something is published and after it; the very same where it says nothing else of that. */
export async function staffingAround(
  db: Db,
  { authority, format }: { readonly authority: string; readonly format: SourceFormat },
  { touched, insert, end }: Comparison,
): Promise<{ readonly before: Staffing; readonly after: Staffing }> {
  const held = await readSharedRows(db, authority, tables)
  const before = staffingFrom(held)
  const touches = touched.get(noChild)?.tables
  if (!tables.some(each => touches?.has(each))) return { before, after: before }
  const ended = new Set(end.map(({ table, key }) => `${table}\n${key}`))
  const stay = held.filter(each => each.format !== format || !ended.has(`${each.table}\n${each.key}`))
  const come = insert.filter(each => each.childId === noChild && tables.includes(each.table))
  const after = staffingFrom([
    ...stay,
    ...come.map(({ json, ...each }) => ({ ...each, format, data: JSON.parse(json) as Record<string, string> })),
  ])
  return { before, after: sameStaffing(before, after) ? before : after }
}

/** Whether two say the same of every team and worker. */
export function sameStaffing(a: Staffing, b: Staffing): boolean {
  return a === b || (same(a.departments, b.departments) && same(a.workers, b.workers))
}

function same(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
}

/** Where a child's rows name a team, and whose work it was: what `withTeams` reads. */
const namingTeams: readonly (readonly [table: string, team: string, worker: string])[] = [
  ['involvements', 'invo_professional_team', 'invo_professional_id'],
  ['cin_episodes', 'cine_referral_team', 'cine_referral_worker_id'],
  ['cin_assessments', 'cina_assessment_team', 'cina_assessment_worker_id'],
  ['cin_plans', 'cinp_cin_plan_team', 'cinp_cin_plan_worker_id'],
  ['s47_enquiry', 's47e_s47_completed_by_team', 's47e_s47_completed_by_worker_id'],
  ['care_leavers', 'clea_care_leaver_allocated_team', 'clea_care_leaver_worker_id'],
]

/**
 * The children of whom something held comes to stand otherwise though no row of theirs need have changed. They are few:
 * not each change of staff has every child worked out again.
 */
export async function childrenMovedBy(
  db: Db,
  authority: string,
  { before, after }: { readonly before: Staffing; readonly after: Staffing },
  standsUnder: StandsUnder,
): Promise<string[]> {
  if (before === after) return []
  const isAsBefore = (team: string, worker: string | undefined) => {
    const [then, now] = [before, after].map(each => standsUnder(team, worker, each)) as [Standing, Standing]
    return then.unit === now.unit && then.unknownTeam === now.unknownTeam
  }
  // Most name a department that is one still, whoever the worker is.
  const stay = [...after.departments.keys()].filter(
    each => standsUnder(each, undefined, after).unknownTeam === undefined && isAsBefore(each, undefined),
  )
  const children = new Set<string>()
  for (const [table, teamColumn, workerColumn] of namingTeams) {
    const { rows } = await sql<{ team: string; worker: string | null; children: string[] }>`
      select data ->> ${teamColumn} as team, data ->> ${workerColumn} as worker, array_agg(distinct child_id) as children
      from case_record
      where authority_id = ${authority} and table_name = ${table} and to_batch is null and child_id <> ${noChild}
        and not (data ->> ${teamColumn} = any(${stay}::text[]))
      group by 1, 2`.execute(db)
    for (const { team, worker, children: those } of rows)
      if (!isAsBefore(team, worker ?? undefined)) for (const each of those) children.add(each)
  }
  return [...children]
}
