export { deedWords, type Look, lookOf, placeFrom, placeText, readPeopleNames } from './access-history.ts'
export { childHref, explanationHref } from './addresses.ts'
export { Person } from './pages/access.tsx'
export { routes } from './routes.tsx'
