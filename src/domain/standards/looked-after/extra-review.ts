import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { extraReviews } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { onceBy, onceDone } from './clocks.ts'
import { carePlanningRegulations, endsOfCareAround, whatEndsCare } from './in-care.ts'

interface CalledFor extends Subject {
  readonly beforeOn: Day
  readonly reviews: readonly Meeting[]
}

function calledFor(record: ChildRecord): CalledFor[] {
  return rowsOf(record, extraReviews).flatMap(row => {
    const [on, beforeOn] = [row.day('called_for_on'), row.day('before_on')]
    if (on === undefined || beforeOn === undefined) return []
    const reviews = record.careReviews
      .filter(each => each.heldOn > on || (each.heldOn === on && beforeOn <= on + 1))
      .map(each => ({ on: each.heldOn, what: 'Review held', source: each.source }))
    return [{ key: `${iso(on)} ${row.text('why')}`, startsOn: on, source: row.source, beforeOn, reviews }]
  })
}

export const extraReview = standard<CalledFor>({
  id: 'LR-04',
  title: 'Extra review held before the change it is about',
  stage: 'looked after',
  basis: 'statutory',
  source: [
    carePlanningRegulations('14, 17, 30, 32 and 33(3)'),
    { document: 'Local practice standard', note: 'for a pattern of going missing, which the regulations do not name' },
  ],
  rule: 'A review is held before the usual date when the reviewing officer asks, when a visit finds that the child’s welfare is not safeguarded, before accommodation after a police transfer, a remand or a youth rehabilitation order would cease, before release from detention, before the authority stops accommodating a child with nobody to take over, and as far as practicable before a significant change to the care plan, the end of a placement and a placement with a parent; by local practice also when a child is often missing. It is due the day before the change.',
  whoIsCovered: 'Every time an extra review is recorded as called for.',
  whatMeetsIt:
    'A review is held after the day it was called for: the review at which it was called for is not the one. On that day itself only where the change is the next day.',
  whatEndsIt: whatEndsCare,
  matters: 'A review after the move is a record of it; a review before it can still stop it.',
  good: 'The move waits for the review, unless the child is not safe.',
  weak: 'The placement ends on Friday and the review is on Monday.',
  illustration:
    'Made-up Wren was to move so that she could be nearer her school. At the review she said that she would rather travel.',
  exceptions: [{ reason: 'The child had to be moved at once to be safe', grantedBy: 'Head of service' }],
  measuredBy: 'LR-04.in-time',
  auditQuestion: 'Could the review still change what was about to happen?',
  evidence: 'template extra_reviews',
  gravity: 2,
  covers: calledFor,
  clock: onceBy(({ startsOn, beforeOn }) => days(Math.max(0, beforeOn - 1 - startsOn))),
  meets: subject => subject.reviews,
  ends: (subject, record) => [...endsOfCareAround(subject.startsOn, record), onceDone(subject.reviews, subject)],
  soon: { count: 5, unit: 'working day' },
  says: {
    started: 'Called for',
    needed: 'A review is due before the change',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'before a placement is ended on 14 June 2019',
      given: child({
        care: [{ from: '2018-01-08', reviews: ['2019-05-20', '2019-06-12'] }],
        own: {
          extra_reviews: [
            { called_for_on: '2019-06-03', before_on: '2019-06-14', why: 'the placement is to be ended' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-06-13', metOn: '2019-06-12' }],
    },
    {
      name: 'held on the day of the change: too late to change it',
      given: child({
        care: [{ from: '2018-01-08', reviews: ['2019-06-14'] }],
        own: {
          extra_reviews: [
            { called_for_on: '2019-06-03', before_on: '2019-06-14', why: 'the placement is to be ended' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-06-13', metOn: '2019-06-14', on: '2019-06-30', state: 'met-late' }],
    },
    {
      name: 'home before it was due',
      given: child({
        care: [{ from: '2018-01-08', to: '2019-06-10' }],
        own: {
          extra_reviews: [{ called_for_on: '2019-06-03', before_on: '2019-06-14', why: 'the reviewing officer asks' }],
        },
      }),
      expect: [{ endedOn: '2019-06-10' }],
    },
  ],
})
