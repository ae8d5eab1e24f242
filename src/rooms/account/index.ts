export { endSessionsOf } from './commands.ts'
export { routes } from './routes.tsx'
