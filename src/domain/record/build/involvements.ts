import type { Involvement, WorkerRole } from '../facts.ts'
import type { LocalMappings } from '../local-mappings.ts'
import { roleOf } from '../local-mappings.ts'
import type { SourceRow } from '../source-row.ts'
import { date, sourceOf, text } from './cells.ts'
import { byStart, type RowsByTable, readFacts } from './rows-by-table.ts'

/** Who has worked with the child, by when they began, in the roles and units that the authority's words mean. */
export function readInvolvements(tables: RowsByTable, mappings: LocalMappings): Involvement[] {
  return readFacts(
    tables.get('involvements'),
    row => involvement(row, mappings),
    fact => `${fact.startedOn} ${fact.role} ${fact.worker}`,
    byStart,
  )
}

function involvement(row: SourceRow, mappings: LocalMappings): Involvement | undefined {
  const startedOn = date(row, 'invo_involvement_start_date')
  if (startedOn === undefined) return undefined
  const roleAsRecorded = text(row, 'invo_professional_role_id')
  const role: WorkerRole = roleOf(roleAsRecorded, mappings)
  return {
    source: sourceOf(row),
    startedOn,
    endedOn: date(row, 'invo_involvement_end_date'),
    worker: text(row, 'invo_professional_id'),
    team: text(row, 'invo_professional_team'),
    role,
    roleAsRecorded,
  }
}
