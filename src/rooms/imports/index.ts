export type { ImportDesk, Sent, Watching } from './desk.ts'
export { routes } from './routes.tsx'
