export { standOf } from './reading.ts'
export { routes } from './routes.tsx'
