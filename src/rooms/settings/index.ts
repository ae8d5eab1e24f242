export { readCaseLink, readCaseLinks } from './queries.ts'
export { routes } from './routes.tsx'
