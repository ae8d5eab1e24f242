export { dormantDaysOf, dormantDaysSetting, usualDormantDays } from './dormant.ts'
export { routes } from './routes.tsx'
