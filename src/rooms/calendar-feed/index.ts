export { calendarIdsSetting, mayHoldIds } from './ids-setting.ts'
export { routes } from './routes.tsx'
