export { findTable, ssdTables } from './catalogue.ts'
export { ssd } from './ssd.ts'
export type { TableSpec } from './table-spec.ts'
