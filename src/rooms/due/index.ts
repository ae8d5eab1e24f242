export { namesOf, openingOf } from './queries.ts'
export { routes } from './routes.tsx'
