import type { TableSpec } from '../tabular/table-spec.ts'
import { frontDoorTables } from './tables/front-door.ts'
import { identityTables } from './tables/identity.ts'
import { lookedAfterTables } from './tables/looked-after.ts'
import { peripheralTables } from './tables/peripheral.ts'
import { protectionTables } from './tables/protection.ts'
import { workforceTables } from './tables/workforce.ts'

/** Every data table of the Standard Safeguarding Dataset, version 1.4.5 with the differences of Mosaic's 1.4.4. */
export const ssdTables: readonly TableSpec[] = [
  ...identityTables,
  ...frontDoorTables,
  ...protectionTables,
  ...lookedAfterTables,
  ...workforceTables,
  ...peripheralTables,
]

export const ssdTable: ReadonlyMap<string, TableSpec> = new Map(ssdTables.map(spec => [spec.table, spec]))

/** Tables that the extraction scripts keep for themselves. */
export const ownTables: ReadonlySet<string> = new Set([
  'version_log',
  'api_data_staging',
  'api_data_staging_anon',
  'cohort',
  'dim_date',
  'pre_cla_care_plan',
])

/** A table by its name without "ssd_". */
export function findTable(table: string): TableSpec | undefined {
  return ssdTable.get(table)
}
