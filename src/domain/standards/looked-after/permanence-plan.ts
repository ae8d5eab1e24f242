import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { carePlans } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, type Interval, months, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { onceBy, onceDone } from './clocks.ts'
import { alsoBefore, careEnds, type InCare, isPlacedForAdoptionOn, periodsInCare, whatEndsCare } from './in-care.ts'

interface Reviewed extends InCare {
  readonly secondReviewOn: Day | undefined
  readonly plans: readonly Meeting[]
}

function reviewed(record: ChildRecord): Reviewed[] {
  return periodsInCare(record).flatMap(each => {
    const [first, second] = each.reviews
    // The first review told may not have been the first.
    if (each.reviewsUnknownBefore !== undefined) return []
    if (first === undefined || isPlacedForAdoptionOn(each, first.on)) return []
    const plans = plansSince(each.startsOn, first.on, record)
    return [{ ...each, startsOn: first.on, source: first.source, secondReviewOn: second?.on, plans }]
  })
}

/** Plans for permanence made in this period of care, by the extract or the template. */
function plansSince(from: Day, firstReview: Day, record: ChildRecord): Meeting[] {
  const what = 'Plan for permanence recorded'
  return [
    ...record.permanencePlans.flatMap(({ plan, startedOn: on, source }) =>
      plan === undefined ? [] : [{ on, what, source }],
    ),
    ...rowsOf(record, carePlans).flatMap(row =>
      row.text('kind') === 'permanence plan' && row.on !== undefined ? [{ on: row.on, what, source: row.source }] : [],
    ),
  ]
    .filter(each => each.on >= from)
    .map(each => alsoBefore(each, firstReview))
}

/** The second review, or the last day on which it could be held. */
function bySecondReview({ startsOn, secondReviewOn }: Reviewed): Interval {
  return secondReviewOn !== undefined && secondReviewOn < addMonths(startsOn, 3)
    ? days(secondReviewOn - startsOn)
    : months(3)
}

export const permanencePlan = standard<Reviewed>({
  id: 'LP-04',
  title: 'Plan for permanence by the second review',
  stage: 'looked after',
  basis: 'statutory',
  source: [
    {
      document: 'Children Act 1989 guidance and regulations, volume 2',
      place: 'planning for permanence',
      note: 'statutory guidance, and the IRO Handbook; to be checked against the text',
    },
  ],
  rule: 'There is a plan for the child’s permanent home by the second review: by the day it is held, and at the latest three months after the first.',
  whoIsCovered: 'Every looked-after child who has had a first review in this period of care.',
  whatMeetsIt: 'A plan for permanence made in this period of care is recorded: to return home is one.',
  whatEndsIt: whatEndsCare,
  matters: 'Four months is long in a small child’s life. Where will I live? is the question behind every other.',
  good: 'One plan, and another in case it fails, both begun at once.',
  weak: 'The plan is to assess, and at the next review to assess again.',
  illustration:
    'Made-up Lowri was two. Her second review had two plans: home to her mother by Christmas, or her grandparents, already being assessed.',
  exceptions: [],
  measuredBy: 'LP-04.in-time',
  auditQuestion: 'Is it clear where this child will grow up, and what is being done if that fails?',
  evidence: 'plans for permanence',
  gravity: 2,
  covers: reviewed,
  clock: onceBy(bySecondReview),
  meets: subject => subject.plans,
  ends: (subject, record) => [...careEnds(subject, record), onceDone(subject.plans, subject)],
  soon: workingDays(20),
  says: {
    started: 'First review',
    needed: 'A plan for permanence is due by the second review, within 3 months',
    met: 'Plan recorded',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'the way into care is not seen: which review was the second is unknown',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true, reviews: ['2019-05-15'] }] }),
      expect: [],
    },
    {
      name: 'three months from the first review where the second is not held before',
      given: child({ care: [{ from: '2019-04-12', reviews: ['2019-05-15'] }] }),
      expect: [{ triggerOn: '2019-05-15', dueOn: '2019-08-15', on: '2019-08-16', state: 'overdue' }],
    },
    {
      name: 'a second review held early brings it forward',
      given: child({
        care: [{ from: '2019-04-12', reviews: ['2019-05-15', '2019-07-10'] }],
        permanencePlans: [{ from: '2019-07-22', plan: 'RETURN6M' }],
      }),
      expect: [{ dueOn: '2019-07-10', metOn: '2019-07-22', on: '2019-07-31', state: 'met-late' }],
    },
    {
      name: 'made before the first review, in the template',
      given: child({
        care: [{ from: '2019-04-12', reviews: ['2019-05-15'] }],
        own: { care_plans: [{ recorded_on: '2019-05-02', kind: 'permanence plan' }] },
      }),
      expect: [{ metOn: '2019-05-15' }],
    },
    {
      name: 'a plan of an earlier period of care does not count',
      given: child({
        care: [{ from: '2019-04-12', reviews: ['2019-05-15'] }],
        permanencePlans: [{ from: '2017-07-22' }],
      }),
      expect: [{ dueOn: '2019-08-15', on: '2019-08-16', state: 'overdue' }],
    },
  ],
})
