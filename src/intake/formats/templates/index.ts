export { templateTables } from './table-of.ts'
export { templateOf, templatesWith } from './templates.ts'
