export { ReportList } from './pages/reports.tsx'
export { routes } from './routes.tsx'
