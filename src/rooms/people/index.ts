export { dormantDaysOf, dormantDaysSetting } from './dormant.ts'
export { routes } from './routes.tsx'
