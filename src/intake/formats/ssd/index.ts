export type { ColumnSpec, KeyForm, Link, TableSpec } from '../tabular/table-spec.ts'
export { findTable, ssdTable, ssdTables } from './catalogue.ts'
export { ssd, ssdWith } from './ssd.ts'
export { tableOf } from './table-name.ts'
