export { type Calendar, type CalendarEvent, calendarOf } from './calendar.ts'
export { csvCell, csvLine, csvOf } from './csv.ts'
export type { ExportColumn, ExportTable, ExportValue } from './table.ts'
export { xlsxOf } from './xlsx.ts'
