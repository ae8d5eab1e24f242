export { readCaseLink } from './queries.ts'
export { routes } from './routes.tsx'
