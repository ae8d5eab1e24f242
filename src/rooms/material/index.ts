export { idsPasted, knownOf, mostPasted } from './pasted.ts'
export { rowsOf } from './queries.ts'
export { routes } from './routes.tsx'
