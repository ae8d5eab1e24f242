import type { Day } from '../../calendar/day.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, weeks } from '../interval.ts'
import { type Ending, standard } from '../standard.ts'
import { type Application, applicationsOf, finalOrder, proceedingsEnd } from './proceedings.ts'

/** Twenty-six weeks beginning with the day of issue: that day is the first, so the last is 181 days on. */
const twentySixWeeks = days(26 * 7 - 1)

/**
 * Where the court extended the timetable: from when, the day it granted that or, where it is not known, the end of the 26
 * weeks; and to when. Undefined where no day is told to which it was, or one that is past already: nothing was extended.
 */
function extensionOf({ extension, startsOn }: Application): { readonly from: Day; readonly until: Day } | undefined {
  const { grantedOn, until } = extension ?? {}
  const from = Math.max(grantedOn ?? startsOn + twentySixWeeks.count, startsOn)
  return until === undefined || until < from ? undefined : { from, until }
}

/** The original timetable gives way to the court's own. */
function extended(subject: Application): Ending | undefined {
  const from = extensionOf(subject)?.from
  return from === undefined
    ? undefined
    : { on: from, why: 'the court extended the timetable', source: subject.row.source }
}

const words = {
  stage: 'court',
  basis: 'statutory',
  whatMeetsIt: 'The court makes its final order.',
  matters: 'A child in proceedings does not know where they will live. Half a year is a long time not to know.',
  good: 'The evidence is ready when the application is made, and what the child needs to be told is told.',
  weak: 'Assessments are asked for one after the other, each because the last was late.',
  evidence: 'template proceedings',
  gravity: 2,
  soon: weeks(4),
} as const

export const finalOrderInTime = standard<Application>({
  id: 'CT-01',
  title: 'Care proceedings finished within 26 weeks',
  source: [
    {
      document: 'Children Act 1989',
      place: 'section 32(1), as amended by the Children and Families Act 2014',
      inForceFrom: '2014-04-22',
    },
  ],
  rule: 'An application for a care or supervision order is disposed of within 26 weeks beginning with the day it was issued: that day is the first, so the last day is 181 days after it.',
  whoIsCovered: 'Every child in care or supervision proceedings, from the day of issue.',
  ...words,
  whatEndsIt:
    'The court extends the timetable to a day that is recorded (standard CT-07 then has the date), the child dies or turns 18.',
  illustration:
    'Sorrel’s hearing was in the twenty-fifth week. Her grandmother had been assessed before the application was made, and she had stayed with her throughout.',
  exceptions: [
    { reason: 'The court has extended the timetable to resolve the proceedings justly', grantedBy: 'The court' },
  ],
  measuredBy: 'CT-01.in-time',
  auditQuestion: 'What was waited for in these proceedings, and could it have been done before the application?',
  covers: applicationsOf,
  clock: { kind: 'once', within: twentySixWeeks, from: 'same day' },
  meets: finalOrder,
  ends: (subject, record) => [died(record), turnedEighteen(record), extended(subject)],
  says: {
    started: 'Application issued',
    needed: 'A final order is due within 26 weeks, counting the day of issue',
    met: 'Final order made',
    none: 'No final order recorded.',
  },
  examples: [
    {
      name: 'T39: issued on Monday 3 June 2019, the last day is Sunday 1 December, not Monday 2',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', final_order_on: '2019-12-02' }] } }),
      expect: [
        { triggerOn: '2019-06-03', dueOn: '2019-12-01', metOn: '2019-12-02', on: '2019-12-31', state: 'met-late' },
      ],
    },
    {
      name: 'final order in time',
      given: child({
        own: { proceedings: [{ issued_on: '2019-06-03', final_order_on: '2019-11-27', order: 'care order' }] },
      }),
      expect: [{ dueOn: '2019-12-01', metOn: '2019-11-27', on: '2019-12-31', state: 'met-in-time' }],
    },
    {
      name: 'extended by the court on 18 November: this clock ended that day',
      given: child({
        own: {
          proceedings: [{ issued_on: '2019-06-03', extension_granted_on: '2019-11-18', extended_until: '2020-01-26' }],
        },
      }),
      expect: [{ dueOn: '2019-12-01', endedOn: '2019-11-18', on: '2019-12-31', state: 'ended' }],
    },
    {
      name: 'granted, but the day to which is not recorded: the 26 weeks go on',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', extension_granted_on: '2019-11-18' }] } }),
      expect: [{ dueOn: '2019-12-01', on: '2019-12-02', state: 'overdue' }],
    },
    {
      name: 'extended to a day in the year before, surely a slip: the 26 weeks go on',
      given: child({
        own: {
          proceedings: [{ issued_on: '2019-06-03', extension_granted_on: '2019-11-18', extended_until: '2019-01-26' }],
        },
      }),
      expect: [{ dueOn: '2019-12-01', on: '2019-12-02', state: 'overdue' }],
    },
    {
      name: 'extended only after the 26 weeks were up: overdue until it was',
      given: child({
        own: {
          proceedings: [{ issued_on: '2019-06-03', extension_granted_on: '2019-12-09', extended_until: '2020-02-02' }],
        },
      }),
      expect: [{ dueOn: '2019-12-01', endedOn: '2019-12-09', on: '2019-12-05', state: 'overdue' }],
    },
  ],
})

interface Extended extends Application {
  readonly daysAllowed: number
}

export const extendedFinalOrder = standard<Extended>({
  id: 'CT-07',
  title: 'Care proceedings finished within the time the court extended them to',
  source: [
    {
      document: 'Children Act 1989',
      place: 'section 32(5) to (8), as amended by the Children and Families Act 2014',
      inForceFrom: '2014-04-22',
      note: 'each extension ends no more than eight weeks after the later of the end of the period being extended and the day it is granted; subsections to be checked against the text',
    },
  ],
  rule: 'Where the court has extended the timetable the application is disposed of by the day it was extended to.',
  whoIsCovered: 'Children in proceedings whose timetable the court has extended, from the day it granted that.',
  ...words,
  whatEndsIt: 'The child dies or turns 18.',
  notYetCovered:
    'Of several extensions the template holds the last, so an earlier one is not shown. The date is the one recorded: that it is no more than eight weeks on is for the court.',
  illustration: 'The court gave Ferdy’s case six more weeks for one thing, a paternity test. It was done in three.',
  exceptions: [{ reason: 'The court has extended the timetable again', grantedBy: 'The court' }],
  measuredBy: 'CT-07.in-time',
  auditQuestion: 'Was the reason for the extension one that could have been foreseen, and what did it cost the child?',
  covers: record =>
    applicationsOf(record).flatMap(each => {
      const extension = extensionOf(each)
      // The order came before the extension began, and needed none.
      if (extension === undefined || (each.finalOrderOn ?? extension.from) < extension.from) return []
      const { from: startsOn, until } = extension
      return [{ ...each, startsOn, daysAllowed: until - startsOn }]
    }),
  // The date is the court's own, so each child's interval is its own; the final order ends the clock at once.
  clock: { kind: 'rolling', every: (_, { daysAllowed }) => days(daysAllowed), from: 'same day' },
  meets: finalOrder,
  ends: proceedingsEnd,
  says: {
    started: 'Timetable extended',
    needed: 'A final order is due by the day the court extended the timetable to',
    met: 'Final order made',
    none: 'No final order recorded.',
  },
  examples: [
    {
      name: 'extended on 18 November 2019 to 26 January 2020, the eighth week after 1 December',
      given: child({
        own: {
          proceedings: [
            {
              issued_on: '2019-06-03',
              extension_granted_on: '2019-11-18',
              extended_until: '2020-01-26',
              final_order_on: '2020-01-22',
            },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-11-18', dueOn: '2020-01-26', metOn: '2020-01-22', on: '2020-01-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'the day it was granted is not recorded: taken as the end of the 26 weeks',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', extended_until: '2020-01-26' }] } }),
      expect: [{ triggerOn: '2019-12-01', dueOn: '2020-01-26', on: '2020-01-27', state: 'overdue' }],
    },
    {
      name: 'the final order came before the 26 weeks were up: the extension was never needed',
      given: child({
        own: {
          proceedings: [{ issued_on: '2019-01-07', extended_until: '2019-10-01', final_order_on: '2019-06-03' }],
        },
      }),
      expect: [],
    },
    {
      name: 'never extended: nothing here',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03' }] } }),
      expect: [],
    },
  ],
})
