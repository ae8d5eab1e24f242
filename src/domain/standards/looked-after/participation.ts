import type { CareReview, ChildRecord } from '../../record/facts.ts'
import { ageOf } from '../../record/person.ts'
import { ended } from '../ends.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { endsOfCareAround, whatEndsCare } from './in-care.ts'

interface Review extends Subject {
  readonly review: CareReview
}

const ofAReview = /^PN[0-7]/

/** How the child took part, if that is recorded and can be so. */
function participation({ review }: Review, record: ChildRecord): Meeting[] {
  const code = review.participation?.trim().toUpperCase()
  if (code === undefined || code === '') return []
  const base = { on: review.heldOn, what: `Participation recorded as ${code}`, source: review.source }
  if (!ofAReview.test(code)) return [{ ...base, whyNot: 'not one of PN0 to PN7' }]
  const age = ageOf(record, review.heldOn)
  if (code.startsWith('PN0') && age !== undefined && age >= 4)
    return [{ ...base, whyNot: 'PN0 is only for children under four' }]
  return [base]
}

export const reviewParticipation = standard<Review>({
  id: 'LR-07',
  title: 'How the child took part in the review recorded',
  stage: 'looked after',
  basis: 'statutory',
  source: [{ document: 'Children looked after return (SSDA903)', place: 'REVIEW_CODE, PN0 to PN7' }],
  rule: 'For each review it is recorded how the child took part (PN1 to PN7), or that the child was under four (PN0).',
  whoIsCovered:
    'Every review held of a looked-after child. It is due with the review itself, whenever it is written down.',
  whatMeetsIt: 'A code from PN0 to PN7; PN0 counts only where the child was under four.',
  whatEndsIt: `The next review is held. ${whatEndsCare}`,
  matters:
    'It is the child’s review. Whether they were in the room, spoke, or sent somebody says whose meeting it was.',
  good: 'PN1 or better, again and again, because the meeting is one the child wants to be in.',
  weak: 'PN7, did not attend and sent nothing, three reviews running, and nobody asked why.',
  illustration:
    'Made-up Delyth would not come to her reviews. Her officer held one in the café she liked, and she chaired it.',
  exceptions: [],
  measuredBy: 'LR-07.in-time',
  auditQuestion: 'Did the way the review was held make it easy for this child to take part?',
  evidence: 'participation in reviews',
  gravity: 3,
  covers: record =>
    record.careReviews.map(each => ({
      key: each.source.key,
      startsOn: each.heldOn,
      source: each.source,
      review: each,
    })),
  clock: { kind: 'once', within: days(0), from: 'same day' },
  meets: participation,
  ends: ({ startsOn }, record) => [
    ended(record.careReviews.find(each => each.heldOn > startsOn)?.heldOn, 'the next review was held', undefined),
    ...endsOfCareAround(startsOn, record),
  ],
  soon: days(0),
  says: {
    started: 'Review held',
    needed: 'How the child took part is to be recorded',
    met: 'Recorded for',
    none: 'Not recorded.',
  },
  examples: [
    {
      name: 'attended and spoke for herself',
      given: child({ care: [{ from: '2019-03-29', reviews: [{ on: '2019-04-24', participation: 'PN1' }] }] }),
      expect: [{ dueOn: '2019-04-24', metOn: '2019-04-24' }],
    },
    {
      name: 'PN0 for a child of seven is a mistake',
      given: child({
        bornOn: '2011-06-15',
        care: [{ from: '2019-03-29', reviews: [{ on: '2019-04-24', participation: 'PN0' }] }],
      }),
      expect: [{ dueOn: '2019-04-24', on: '2019-04-25', state: 'overdue' }],
    },
    {
      name: 'not recorded, until the next review',
      given: child({
        care: [{ from: '2019-03-29', reviews: ['2019-04-24', { on: '2019-07-17', participation: 'PN5' }] }],
      }),
      expect: [{ endedOn: '2019-07-17' }, { metOn: '2019-07-17' }],
    },
  ],
})
