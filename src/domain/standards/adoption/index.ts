import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { adoptionDecision } from './decision.ts'
import { notYetPlacedReviews, placedReviews } from './reviews.ts'
import { placedVisits } from './visits.ts'

/** The standards of this part of the child's journey, in order. */
export const adoptionStandards: readonly Standard[] = [
  adoptionDecision,
  notYetPlacedReviews,
  placedVisits,
  placedReviews,
]

/** Those of its timescales that are not worked out, and why. */
export const adoptionNotComputed: readonly NotComputed[] = [
  {
    id: 'AD-02',
    title: 'From placement order to match',
    source: [
      { document: 'Adoption scorecards (DfE)', place: 'indicator A2', note: 'threshold 121 days in 2017 to 2020' },
    ],
    missingData:
      'Not a child’s deadline but the threshold for an authority’s average over three years. The days each child waited are counted in I-67.match.',
  },
  {
    id: 'AD-06',
    title: 'Assessment of adopters: two months for stage one, four for stage two',
    source: [
      {
        document: 'Adoption Agencies Regulations 2005',
        place: 'part 4, as substituted by SI 2013/985',
        inForceFrom: '2013-07-01',
        note: 'the periods are to be checked against the text',
      },
    ],
    missingData:
      'A clock of people who wish to adopt, not of a child: the day the agency decided to proceed, the day they gave notice for stage two, and the decision. Sightline holds no records of adopters.',
  },
]
