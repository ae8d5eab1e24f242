import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { buildRecord } from '../../domain/record/build.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import type { LocalMappings } from '../../domain/record/local-mappings.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import type { Deadline, Standard } from '../../domain/standards/standard.ts'
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
  /** The standards whose clocks would run on the day and do not, because no template for them has ever been supplied. */
  readonly unsupplied: readonly Standard[]
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
  const unsupplied = wouldRun(record, standards, on)
  return { childId, rows, record, deadlines, standings, unsupplied, coverage, standards, on }
}

/** Of the standards that cannot be judged, those that would ask something for the child on a day, as set on it. */
function wouldRun(record: ChildRecord, { unsupplied, byId }: SetStandards, on: Day): Standard[] {
  const isOver = (day: Day | undefined) => day !== undefined && day <= on
  const running = evaluate(record, unsupplied, englandAndWales).filter(
    ({ triggerOn, metOn, endedOn }) => triggerOn <= on && !isOver(metOn) && !isOver(endedOn),
  )
  return [...new Set(running.map(each => each.standardId))].map(id => byId(id, on))
}
