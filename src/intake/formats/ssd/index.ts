export type { TableSpec } from '../tabular/table-spec.ts'
export { findTable, ssdTables } from './catalogue.ts'
export { ssd, ssdWith } from './ssd.ts'
export { tableOf } from './table-name.ts'
