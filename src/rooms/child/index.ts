export { childHref, explanationHref } from './addresses.ts'
export { routes } from './routes.tsx'
