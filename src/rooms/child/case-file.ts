import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { buildRecord } from '../../domain/record/build.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import type { LocalMappings } from '../../domain/record/local-mappings.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import type { Deadline } from '../../domain/standards/standard.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import type { RoomRequest } from '../../server/index.ts'
import { type ImportedRow, readImportedRows } from '../../store/index.ts'
import type { RoomServices } from '../services.ts'
import { type Standing, standingsOn } from './standing.ts'

/** All that a child's pages tell of, as known on one day. */
export interface CaseFile {
  readonly childId: string
  readonly rows: readonly ImportedRow[]
  readonly record: ChildRecord
  /** Every deadline there is, those not yet begun on the day too. */
  readonly deadlines: readonly Deadline[]
  /** The deadlines begun by the day, with their states on it. */
  readonly standings: readonly Standing[]
  /** From when the authority has supplied what deadlines are judged by. */
  readonly coverage: Coverage
  /** As the authority has set them. */
  readonly standards: SetStandards
  readonly on: Day
}

/** Opens a child's file as known on a day; undefined where nothing is held of such a child. */
export async function openCaseFile(
  { services, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'principal'>,
  childId: string,
  on: Day,
): Promise<CaseFile | undefined> {
  const rows = await services.readAs(principal, db => readImportedRows(db, services.authority.id, childId))
  if (rows.length === 0) return undefined
  return makeCaseFile(childId, rows, {
    mappings: services.mappings(),
    coverage: services.coverage(),
    standards: services.standards(),
    on,
  })
}

/** The same from rows already read. */
export function makeCaseFile(
  childId: string,
  rows: readonly ImportedRow[],
  given: { mappings: LocalMappings; coverage: Coverage; standards: SetStandards; on: Day },
): CaseFile {
  const { coverage, standards, on } = given
  const record = buildRecord(childId, rows, given.mappings)
  const deadlines = evaluate(record, standards.all, englandAndWales)
  const standings = standingsOn(deadlines, { coverage, standards, on })
  return { childId, rows, record, deadlines, standings, coverage, standards, on }
}
