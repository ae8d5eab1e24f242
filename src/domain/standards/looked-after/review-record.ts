import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { reviewRecords } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { type Interval, inWords, workingDays } from '../interval.ts'
import { type Ending, type Standard, type Subject, standard } from '../standard.ts'

type Column = 'decisions_sent_on' | 'record_completed_on' | 'distributed_on'

/** Every review held of a looked-after child. */
function reviewsHeld(record: ChildRecord): Subject[] {
  return record.careReviews.map(each => ({ key: each.source.key, startsOn: each.heldOn, source: each.source }))
}

/** Adopted, the child is nobody's to tell decisions about. */
function adopted(on: Day, record: ChildRecord): Ending | undefined {
  const period = periodsOfCare(record).findLast(each => each.startedOn <= on)
  if (!/^E1[12]/.test(period?.endReason ?? '')) return undefined
  return ended(period?.endedOn, 'the child was adopted', period?.episodes.at(-1)?.source)
}

/** One of the dates by which what a review decided reaches those who need it. */
function afterReview(
  id: string,
  within: Interval,
  column: Column,
  words: { readonly what: string; readonly due: string; readonly title: string; readonly rule: string },
): Standard {
  const { what, due } = words
  return standard<Subject>({
    id,
    title: words.title,
    stage: 'looked after',
    basis: 'statutory',
    source: [
      {
        document: 'IRO Handbook',
        place: 'chapter 3',
        inForceFrom: '2011-04-01',
        note: 'statutory guidance; to be checked against the text',
      },
    ],
    rule: words.rule,
    whoIsCovered: 'Every review held of a looked-after child.',
    whatMeetsIt: `The day is recorded in the template of records of reviews, in ${column}.`,
    whatEndsIt:
      'The next review is held, which makes its own decisions; the child is adopted, dies or turns 18. Leaving care does not end it: what a last review decided is still to be told.',
    matters: 'A decision that nobody has been told of does not happen.',
    good: 'The child has a letter in words meant for them.',
    weak: 'The record of the last review is signed off on the day of the next.',
    illustration: 'Made-up Iolo’s foster carer had the decisions in three days, and booked the swimming that week.',
    exceptions: [],
    measuredBy: `${id}.in-time`,
    auditQuestion: 'Did those who had to act, and the child, have the decisions while they still mattered?',
    evidence: 'template review_records',
    gravity: 3,
    covers: reviewsHeld,
    clock: { kind: 'once', within, from: 'same day' },
    meets: ({ startsOn }, record) =>
      rowsOf(record, reviewRecords).flatMap(row => {
        const on = row.on === startsOn ? row.day(column) : undefined
        return on === undefined ? [] : [{ on, what, source: row.source }]
      }),
    ends: ({ startsOn }, record) => [
      ended(record.careReviews.find(each => each.heldOn > startsOn)?.heldOn, 'the next review was held', undefined),
      adopted(startsOn, record),
      died(record),
      turnedEighteen(record),
    ],
    soon: workingDays(3),
    says: {
      started: 'Review held',
      needed: `${due} due within ${inWords(within)}`,
      met: what,
      none: 'None recorded.',
    },
    examples: examplesOf(column, within),
  })
}

const [heldOn, dueOn] = [
  '2019-04-24',
  { decisions_sent_on: '2019-05-01', record_completed_on: '2019-05-16', distributed_on: '2019-05-23' },
]

function examplesOf(column: Column, within: Interval) {
  const care = [{ from: '2019-03-29', reviews: [heldOn] }]
  return [
    {
      name: `${inWords(within)} from Wednesday 24 April 2019`,
      given: child({ care, own: { review_records: [{ review_on: heldOn, [column]: dueOn[column] }] } }),
      expect: [{ triggerOn: heldOn, dueOn: dueOn[column], metOn: dueOn[column] }],
    },
    {
      name: 'nothing recorded',
      given: child({ care }),
      expect: [{ dueOn: dueOn[column], on: '2019-05-31', state: 'overdue' as const }],
    },
    { name: 'no review held: nothing', given: child({ care: [{ from: '2019-03-29' }] }), expect: [] },
  ]
}

/** What follows a review: its decisions, its record, and the record in the hands of all who have it. */
export const reviewRecordStandards: readonly Standard[] = [
  afterReview('LR-06', workingDays(5), 'decisions_sent_on', {
    title: 'Decisions of a review sent within five working days',
    what: 'Decisions sent',
    due: 'Its decisions are',
    rule: 'The decisions of a review are sent within five working days of it.',
  }),
  afterReview('LR-09', workingDays(15), 'record_completed_on', {
    title: 'Record of a review completed within fifteen working days',
    what: 'Record completed',
    due: 'Its full record is',
    rule: 'The full record of a review is completed within fifteen working days of it.',
  }),
  afterReview('LR-10', workingDays(20), 'distributed_on', {
    title: 'Record of a review sent out within twenty working days',
    what: 'Record sent out',
    due: 'Its record, sent to all who have it, is',
    rule: 'The record of a review is sent to all who have it within twenty working days of it.',
  }),
]
