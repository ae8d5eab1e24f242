import type { Evidence } from './evidence.ts'

/** What shows that a child was visited, for the standards that ask for a visit. */
export const visitsToChildren: readonly Evidence[] = [
  'need visits seen',
  'protection visits seen',
  'care visits seen',
  'care visits seen alone',
  'visits once placed for adoption',
  'template visit_requests',
  'template private_fostering_visits',
]

/** Visits that the extract of the case system tells. */
export const visitsInExtract: readonly Evidence[] = ['need visits seen', 'protection visits seen', 'care visits seen']
