export { findTable, ssdTable, ssdTables } from './catalogue.ts'
export { type SsdOptions, ssd, ssdWith } from './ssd.ts'
export { tableOf } from './table-name.ts'
export type { ColumnSpec, KeyForm, Link, TableSpec } from './table-spec.ts'
