export { homesOf } from './posts.ts'
export { routes } from './routes.tsx'
