export { DueTable, DueWhen } from './pages/due-table.tsx'
export { routes } from './routes.tsx'
export { doItBy, howLongAgo, neverSeenWords } from './words.ts'
