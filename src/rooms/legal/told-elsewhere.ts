import { type Difference, differencesOf, type LegalProcess, type Steps } from '../../domain/legal/index.ts'
import { eachOnce, toldTwice } from '../../domain/standards/court/told-twice.ts'
import { preProceedings, proceedings } from '../../domain/templates/court.ts'
import { OwnRow, type Template } from '../../domain/templates/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { readImportedRows } from '../../store/case-records.ts'
import { rowIdsOf } from '../../store/legal/index.ts'
import type { RoomServices } from '../services.ts'

export type BeforeRow = OwnRow<keyof typeof preProceedings.columns>
export type CourtRow = OwnRow<keyof typeof proceedings.columns>

/** The rows held of a child's processes, recorded here and imported, in date order. */
export interface ToldOf {
  readonly before: readonly BeforeRow[]
  readonly court: readonly CourtRow[]
}

/** Reads what imports and Sightline's own records tell of a child's pre-proceedings and proceedings. */
export async function readTold(
  { services, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'principal'>,
  childId: string,
): Promise<ToldOf> {
  const rows = await services.readAs(principal, db => readImportedRows(db, services.authority.id, childId))
  const of = <C extends string>(template: Template<C>) =>
    rows
      .filter(each => each.table === template.name)
      .map(each => new OwnRow<C>(each, template.day))
      .filter(each => each.on !== undefined)
      .sort((a, b) => a.on! - b.on!)
  return { before: of(preProceedings), court: of(proceedings) }
}

/** A process that imports tell of and that is not taken up here. */
export interface NotTakenUp {
  readonly kind: 'pre-proceedings' | 'proceedings'
  readonly row: BeforeRow | CourtRow
}

/** Processes of imports that are under way and not taken up here, the latest first. */
export function notTakenUp({ before, court }: ToldOf, known: readonly LegalProcess[]): NotTakenUp[] {
  const isNear = (row: OwnRow, days: readonly (string | null)[]) =>
    days.some(each => each !== null && Math.abs(Date.parse(each) / 86_400_000 - row.on!) <= 14)
  const imported = eachOnce(before).filter(each => !each.isRecorded)
  const issued = eachOnce(court).filter(each => !each.isRecorded)
  const pre = imported.filter(
    row =>
      row.day('ended_on') === undefined &&
      !court.some(each => each.on! >= row.on!) &&
      !isNear(
        row,
        known.map(each => each.pre_proceedings_on),
      ),
  )
  const inCourt = issued.filter(
    row =>
      row.day('final_order_on') === undefined &&
      !isNear(
        row,
        known.map(each => each.issued_on),
      ),
  )
  return [
    ...pre.map(row => ({ kind: 'pre-proceedings', row }) as const),
    ...inCourt.map(row => ({ kind: 'proceedings', row }) as const),
  ].sort((a, b) => b.row.on! - a.row.on!)
}

/** Where imports say something else of a process than is entered here, and what could be taken over. */
export interface ToldDifferently {
  readonly differences: readonly Difference[]
  /** What the imports hold, as steps. */
  readonly imported: Partial<Steps>
}

export function toldDifferently({ before, court }: ToldOf, processId: string): ToldDifferently {
  const own = new Set(rowIdsOf(processId))
  const mine = <C extends string>(rows: readonly OwnRow<C>[]) =>
    toldTwice(rows).filter(each => own.has(each.recorded.source.key))
  const pre = mine(before)
  const inCourt = mine(court)
  return {
    differences: [
      ...pre.flatMap(each => differencesOf(preProceedings, each.recorded, each.imported)),
      ...inCourt.flatMap(each => differencesOf(proceedings, each.recorded, each.imported)),
    ],
    imported: Object.assign(
      {},
      ...pre.map(each => beforeSteps(each.imported)),
      ...inCourt.map(each => courtSteps(each.imported)),
    ),
  }
}

/** An imported row of pre-proceedings as steps. */
export function beforeSteps(row: BeforeRow): Partial<Steps> {
  return {
    letter_on: row.text('letter_on') ?? null,
    first_meeting_on: row.text('first_meeting_on') ?? null,
    midpoint_review_on: row.text('midpoint_review_on') ?? null,
    ended_on: row.text('ended_on') ?? null,
    outcome: row.text('outcome') ?? null,
    extended_reason: row.text('reason_extended') ?? null,
  }
}

/** An imported row of proceedings as steps. */
export function courtSteps(row: CourtRow): Partial<Steps> {
  return {
    issued_on: row.text('issued_on') ?? null,
    case_management_hearing_on: row.text('case_management_hearing_on') ?? null,
    issues_hearing_on: row.text('issues_hearing_on') ?? null,
    timetable_until: row.text('extended_until') ?? null,
    extension_granted_on: row.text('extension_granted_on') ?? null,
    final_order_on: row.text('final_order_on') ?? null,
    order_made: row.text('order') ?? null,
  }
}
