import type { SourceFormat } from '../../domain/record/source-row.ts'
import type { HeldRow } from '../../store/case-records.ts'
import { ssdTables } from '../formats/ssd/catalogue.ts'
import { keyFormOf, naturalKey } from '../formats/tabular/natural-key.ts'
import type { TableSpec } from '../formats/tabular/table-spec.ts'
import { templateTables } from '../formats/templates/index.ts'

/** The tables whose rows are named by columns of their own files, by format. */
const tables: Partial<Record<SourceFormat, ReadonlyMap<string, TableSpec>>> = {
  ssd: new Map(ssdTables.map(each => [each.table, each])),
  sightline: new Map(templateTables.map(each => [each.table, each])),
}

/**
 * Held rows of a child in a table, by the key that each has in a file without some columns: where one of them is part of
 * its key, the row is still there and only called otherwise. Of several that are called alike nobody can say which of them
 * the file has.
 */
export function heldByKeyWithout(
  absent: readonly string[],
  held: readonly HeldRow[],
  format: SourceFormat,
): ReadonlyMap<string, readonly HeldRow[]> | undefined {
  const spec = held[0] && tables[format]?.get(held[0].table)
  const inKeys = absent.filter(column => spec?.key.some(form => form.columns.includes(column)))
  if (spec === undefined || inKeys.length === 0) return undefined
  const named = new Map<string, HeldRow[]>()
  for (const row of held) {
    const data = { ...row.data }
    if (!inKeys.some(column => data[column] !== undefined)) continue
    for (const column of inKeys) delete data[column]
    const form = keyFormOf(spec, data)
    if (form === undefined) continue
    const key = naturalKey(form, data)
    if (key === row.key) continue
    const alike = named.get(key)
    if (alike === undefined) named.set(key, [row])
    else alike.push(row)
  }
  return named
}
