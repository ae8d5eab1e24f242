export { homesOf } from './posts.ts'
export { routes } from './routes.tsx'
export { type Week, weekOf } from './week.ts'
