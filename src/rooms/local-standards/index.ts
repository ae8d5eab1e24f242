export { ApprovalsAtHome, approvalsFor } from './at-home.tsx'
export { LocalSettingSection } from './pages/section.tsx'
export { readLocalSetting } from './queries.ts'
export { routes } from './routes.tsx'
