import type { SourceFormat } from '../../domain/record/source-row.ts'
import type { HeldRow, NewRecord } from '../../store/case-records.ts'
import { ssdTables } from '../formats/ssd/catalogue.ts'
import { keyColumns as keyColumns903 } from '../formats/ssda903/files.ts'
import { keyFormOf, naturalKey } from '../formats/tabular/natural-key.ts'
import type { TableSpec } from '../formats/tabular/table-spec.ts'
import { templateTables } from '../formats/templates/index.ts'
import { keyWithin } from '../parse/keys.ts'
import { canonicalJson, contentHash } from './canonical.ts'
import { dataOf } from './unread-cells.ts'

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
  const keyed = held[0] && keysOf(format, held[0].table)
  const inKeys = absent.filter(column => keyed?.columns.has(column))
  if (keyed === undefined || inKeys.length === 0) return undefined
  const named = new Map<string, HeldRow[]>()
  for (const row of held) {
    const data = { ...row.data }
    if (!inKeys.some(column => data[column] !== undefined)) continue
    for (const column of inKeys) delete data[column]
    const key = keyed.keyOf(row.childId, data)
    if (key === undefined || key === row.key) continue
    const alike = named.get(key)
    if (alike === undefined) named.set(key, [row])
    else alike.push(row)
  }
  return named
}

/** A row under the key that it is held by. Ids that the 903's reader makes of a row's key go with it. */
export function namedAs(key: string, row: NewRecord, format: SourceFormat): NewRecord {
  if (format !== 'ssda903') return { ...row, key }
  const data = dataOf(row)
  for (const column of Object.keys(data)) if (data[column] === row.key) data[column] = key
  const json = canonicalJson(data)
  return { ...row, key, json, hash: contentHash(row.childId, json) }
}

/** Whether one of these columns is part of the keys of a table of the 903: without it its rows are called otherwise. */
export function isKeyedBy(table: string, columns: readonly string[]): boolean {
  return columns.some(each => keyColumns903[table]?.includes(each))
}

interface Keys {
  readonly columns: ReadonlySet<string>
  readonly keyOf: (childId: string, data: Readonly<Record<string, string>>) => string | undefined
}

function keysOf(format: SourceFormat, table: string): Keys | undefined {
  const yearly = format === 'ssda903' ? keyColumns903[table] : undefined
  if (yearly !== undefined) {
    const keyOf: Keys['keyOf'] = (childId, data) =>
      keyWithin([childId, ...yearly.map(each => data[each] ?? '')].join('|'))
    return { columns: new Set(yearly), keyOf }
  }
  const spec = tables[format]?.get(table)
  if (spec === undefined) return undefined
  return {
    columns: new Set(spec.key.flatMap(form => form.columns)),
    keyOf: (_, data) => {
      const form = keyFormOf(spec, data)
      return form && naturalKey(form, data)
    },
  }
}
