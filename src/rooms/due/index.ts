export { namesOf } from './queries.ts'
export { routes } from './routes.tsx'
