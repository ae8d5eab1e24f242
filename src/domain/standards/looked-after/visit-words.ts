import type { Source } from '../standard.ts'
import { carePlanningRegulations, whatEndsCare } from './in-care.ts'

export const regulation28 = (place: string, note?: string): Source[] => [
  carePlanningRegulations(
    place,
    note ?? 'relaxed from 24 April to 25 September 2020 by temporary regulations; the usual dates are shown',
  ),
]

/** What the visiting standards have alike. */
export const visiting = {
  stage: 'looked after',
  basis: 'statutory',
  whatMeetsIt:
    'A visit to the child where they live, at which the child is recorded as seen. A failed visit, or one that does not say, changes nothing.',
  whatEndsIt: `The placement ends, or another rule for visits begins to apply. ${whatEndsCare}`,
  auditQuestion: 'Was the child seen alone where they live, and was what they said acted on?',
  exceptions: [],
  evidence: 'care visits seen',
  gravity: 1,
  soon: { count: 5, unit: 'working day' },
} as const

/** How the visiting standards speak of a visit. */
export const visitWords = {
  again: 'Last visited',
  met: 'Visited and seen',
  none: 'No visit recorded since at which the child was seen.',
} as const
