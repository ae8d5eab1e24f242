export { LocalSettingSection } from './pages/section.tsx'
export { type LocalSettingRead, readLocalSetting } from './queries.ts'
export { routes } from './routes.tsx'
