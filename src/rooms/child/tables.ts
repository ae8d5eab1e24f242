import { ssdTables } from '../../intake/formats/ssd/catalogue.ts'
import { templateTables } from '../../intake/formats/templates/index.ts'

const tables = [...ssdTables, ...templateTables]
const byName = new Map(tables.map(each => [each.table, each]))

/** What a table holds, in words; its own name where neither the standard nor a template has it. */
export function tableTitle(table: string): string {
  return byName.get(table)?.title ?? table
}

const places = new Map(tables.map(({ table }, place) => [table, place]))

/** Where a table stands in the order of the child's journey: who they are, the front door, plans, care, people. */
export function tablePlace(table: string): number {
  return places.get(table) ?? tables.length
}

/** A table's columns in the standard's own order, those it does not know last. */
export function columnsInOrder(table: string, columns: Iterable<string>): string[] {
  const order = new Map(byName.get(table)?.columns.map(({ name }, place) => [name, place]))
  const place = (name: string) => order.get(name) ?? order.size
  return [...columns].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** The column whose date places a row of the table in time; undefined where it says how things stand now. */
export function dateColumn(table: string): string | undefined {
  return byName.get(table)?.dateColumn
}
