import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { buildRecord } from '../record/build.ts'
import { holdersOf } from '../record/holder.ts'
import type { LocalMappings } from '../record/local-mappings.ts'
import type { SourceRow } from '../record/source-row.ts'
import { statusSpells } from '../record/status.ts'
import { evaluate } from '../standards/evaluate.ts'
import type { Standard } from '../standards/standard.ts'
import type { Cell, DerivedChild, FactContext } from './fact-table.ts'
import { factTables } from './facts/index.ts'

/**
 * Names the rules that a stored derivation was made with. Raise the number when a standard, a fact or the record's
 * reading changes: what is stored is then worked out again behind the last version.
 */
export const rulesVersion = '17'

/** All that is derived of one child from the rows held of them: deadlines, who held them, what they were open for. */
export function deriveChild(
  childId: string,
  rows: readonly SourceRow[],
  mappings: LocalMappings,
  standards: readonly Standard[],
  calendar: WorkingCalendar,
): DerivedChild {
  const record = buildRecord(childId, rows, mappings)
  const deadlines = evaluate(record, standards, calendar)
  return factsOf({ record, holdings: holdersOf(record), spells: statusSpells(record), deadlines, calendar })
}

/** Every fact table's rows of one child; tables of which it has none are left out, which are most. */
export function factsOf(context: FactContext): DerivedChild {
  const facts: Record<string, readonly Cell[][]> = {}
  for (const table of factTables) {
    const rows = table.rows(context)
    if (rows.length > 0) facts[table.name] = rows
  }
  return { childId: context.record.childId, facts }
}
