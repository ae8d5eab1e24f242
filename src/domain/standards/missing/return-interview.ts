import { longDate } from '../../calendar/wording.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { returnInterviews } from '../../templates/missing.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { type Return, returnsOf } from './returns.ts'
import type { ReturnRow } from './times-missing.ts'

type Returned = Return & Subject

/**
 * The returns of which something can be said. The extract does not date interviews: where it alone says that one was offered,
 * nothing is said; nor where the template says that the child declined one, without a day, unless the extract says that none
 * was offered.
 */
function judged(record: ChildRecord): Returned[] {
  return returnsOf(record).flatMap((each): Returned[] => {
    const { on: startsOn, rows, episode } = each
    const offered = episode?.interviewOffered
    const nothingSaid = rows.length === 0 ? offered === 'yes' : rows.every(isUndated) && offered !== 'no'
    return nothingSaid ? [] : [{ ...each, startsOn, source: rows[0]?.source ?? episode?.source }]
  })
}

/** Declined, without saying when it was offered. */
function isUndated(row: ReturnRow): boolean {
  return row.answer('declined') === 'yes' && row.day('held_at') === undefined && row.day('offered_on') === undefined
}

/** What its own rows tell of; and an interview of another return of that day, if it was held after this one. */
function interviewsAfter({ rows, startsOn, at }: Returned, record: ChildRecord): Meeting[] {
  const ofThatDay = rowsOf(record, returnInterviews).filter(each => each.on === startsOn && !rows.includes(each))
  const later = ofThatDay.flatMap((row): Meeting[] => {
    const [held, minute] = [row.day('held_at'), row.minute('held_at')]
    if (held === undefined || (held === startsOn && (minute ?? 0) < (at ?? 0))) return []
    return [{ on: held, what: 'Interview held', source: row.source }]
  })
  return [...rows.flatMap(ownInterview), ...later]
}

function ownInterview(row: ReturnRow): Meeting[] {
  return told(row).map(each =>
    each.on >= row.on!
      ? each
      : {
          ...each,
          on: row.on!,
          what: `${each.what} on ${longDate(each.on)}`,
          whyNot: 'before the child was back, so one of the two days is wrong',
        },
  )
}

function told(row: ReturnRow): Meeting[] {
  const [held, offered, { source }] = [row.day('held_at'), row.day('offered_on'), row]
  if (held !== undefined) return [{ on: held, what: 'Interview held', source }]
  const what = 'Interview offered'
  if (offered === undefined) {
    const whyNot = 'the day it was offered is not recorded'
    return row.answer('declined') === 'yes' ? [{ on: row.on!, what: 'Declined by the child', source, whyNot }] : []
  }
  return row.answer('declined') === 'yes'
    ? [{ on: offered, what: `${what}, and declined by the child`, source }]
    : [{ on: offered, what, source, whyNot: 'no interview recorded, nor that the child declined it' }]
}

export const returnInterview = standard<Returned>({
  id: 'MS-01',
  title: 'Return home interview within 72 hours',
  stage: 'missing',
  basis: 'statutory',
  source: [
    {
      document: 'Statutory guidance on children who run away or go missing from home or care',
      inForceFrom: '2014-01',
      note: '72 hours is given alike by several secondary sources; to be checked against the text',
    },
  ],
  rule: 'A child who has been missing is offered an interview, and it is held, within 72 hours of coming back. Counted by date: by the end of the third day after the return. Weekends and holidays do not stop it.',
  whoIsCovered:
    'Every child who has been missing from home or care and has come back. Away without authorisation, as recorded in the extract, is left out.',
  whatMeetsIt:
    'The interview is held; or it was offered and the child declined, on the day it was offered. An offer alone does not meet it.',
  whatEndsIt: 'The child turns 18 or dies.',
  notYetCovered:
    'The extract does not date interviews. Where it says that one was offered and Sightline’s template does not tell of that return, nothing is said. The time of day only tells two returns of one day apart.',
  matters: 'A child often tells where they were, and with whom, in the first days or never.',
  good: 'Somebody the child can trust listens, and the plan changes because of what was said.',
  weak: 'A form read out on the telephone to the carer; “no concerns”.',
  illustration:
    'Beck had been missing nine times. The tenth time somebody asked who bought the train tickets, and Beck told her.',
  exceptions: [
    {
      reason: 'The child was away for so short a time that the police graded it as no risk',
      grantedBy: 'Team manager',
    },
  ],
  measuredBy: 'I-59.in-72-hours',
  auditQuestion: 'Was it somebody independent, what did the child say, and what changed?',
  evidence: 'template return_interviews',
  gravity: 1,
  covers: judged,
  clock: { kind: 'once', within: days(3), from: 'same day' },
  meets: interviewsAfter,
  ends: (_, record) => [died(record), turnedEighteen(record)],
  soon: { fromStart: days(0) },
  says: {
    started: 'Came back',
    needed: 'The return home interview is due within 72 hours',
    met: 'Interview held, or declined,',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'T36: back on Friday 17 May 2019 at 21:30, over a weekend',
      given: child({
        own: { return_interviews: [{ returned_at: '2019-05-17T21:30', held_at: '2019-05-21T10:00' }] },
      }),
      expect: [
        { triggerOn: '2019-05-17', dueOn: '2019-05-20', metOn: '2019-05-21', on: '2019-05-31', state: 'met-late' },
      ],
    },
    {
      name: 'offered and declined: complete on the day it was offered',
      given: child({
        own: { return_interviews: [{ returned_at: '2019-05-17', offered_on: '2019-05-18', declined: 'Y' }] },
      }),
      expect: [{ dueOn: '2019-05-20', metOn: '2019-05-18' }],
    },
    {
      name: 'offered, with no word of what came of it: not met',
      given: child({ own: { return_interviews: [{ returned_at: '2019-05-17', offered_on: '2019-05-18' }] } }),
      expect: [{ dueOn: '2019-05-20', on: '2019-05-21', state: 'overdue' }],
    },
    {
      name: 'only the extract knows of the return, and that none was offered',
      given: child({ missing: [{ from: '2019-05-15', to: '2019-05-17', interviewOffered: 'no' }] }),
      expect: [{ triggerOn: '2019-05-17', dueOn: '2019-05-20', on: '2019-05-21', state: 'overdue' }],
    },
    {
      name: 'the extract alone says one was offered, without a date: nothing is said',
      given: child({ missing: [{ from: '2019-05-15', to: '2019-05-17', interviewOffered: 'yes' }] }),
      expect: [],
    },
    {
      name: 'the same return in both: once',
      given: child({
        missing: [{ from: '2019-05-15', to: '2019-05-17', interviewOffered: 'no' }],
        own: { return_interviews: [{ returned_at: '2019-05-17', held_at: '2019-05-18' }] },
      }),
      expect: [{ triggerOn: '2019-05-17', metOn: '2019-05-18' }],
    },
    {
      name: 'back twice on one day: an interview between the two is for the first alone',
      given: child({
        own: {
          return_interviews: [
            { returned_at: '2019-05-01T03:00', held_at: '2019-05-01T12:00' },
            { returned_at: '2019-05-01T23:00' },
          ],
        },
      }),
      expect: [
        { metOn: '2019-05-01' },
        { triggerOn: '2019-05-01', dueOn: '2019-05-04', on: '2019-05-05', state: 'overdue' },
      ],
    },
    {
      name: 'back twice on one day: an interview after both is for both',
      given: child({
        own: {
          return_interviews: [
            { returned_at: '2019-05-01T03:00' },
            { returned_at: '2019-05-01T23:00', held_at: '2019-05-02T12:00' },
          ],
        },
      }),
      expect: [{ metOn: '2019-05-02' }, { metOn: '2019-05-02' }],
    },
    {
      name: 'none was offered by the extract, and declined without a day by the form: not met until there is a day',
      given: child({
        missing: [{ from: '2019-05-15', to: '2019-05-17', interviewOffered: 'no' }],
        own: { return_interviews: [{ returned_at: '2019-05-17', declined: 'Y' }] },
      }),
      expect: [{ triggerOn: '2019-05-17', dueOn: '2019-05-20', on: '2019-05-21', state: 'overdue' }],
    },
    {
      name: 'told as before midnight by the extract, as after by the form: once',
      given: child({
        missing: [{ from: '2019-05-15', to: '2019-05-16', interviewOffered: 'no' }],
        own: { return_interviews: [{ returned_at: '2019-05-17T00:20', held_at: '2019-05-18' }] },
      }),
      expect: [{ triggerOn: '2019-05-17', metOn: '2019-05-18' }],
    },
    {
      name: 'back, and gone again for an hour the next day: the form of that hour is not of the return before',
      given: child({
        missing: [{ from: '2019-05-10', to: '2019-05-12', interviewOffered: 'no' }],
        own: {
          return_interviews: [
            { missing_from_at: '2019-05-13T10:00', returned_at: '2019-05-13T11:00', held_at: '2019-05-14' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-05-13', metOn: '2019-05-14' },
        { triggerOn: '2019-05-12', dueOn: '2019-05-15', on: '2019-05-16', state: 'overdue' },
      ],
    },
    {
      name: 'the form of the day before an hour away that only the extract tells of: likewise two',
      given: child({
        missing: [{ from: '2019-05-13', to: '2019-05-13', interviewOffered: 'no' }],
        own: {
          return_interviews: [{ missing_from_at: '2019-05-10', returned_at: '2019-05-12', held_at: '2019-05-14' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-12', metOn: '2019-05-14' },
        { triggerOn: '2019-05-13', dueOn: '2019-05-16', on: '2019-05-17', state: 'overdue' },
      ],
    },
    {
      name: 'an interview dated before the child was back: shown, and not met until the day is put right',
      given: child({
        own: { return_interviews: [{ returned_at: '2019-05-17', held_at: '2019-05-08' }] },
      }),
      expect: [{ triggerOn: '2019-05-17', dueOn: '2019-05-20', on: '2019-05-21', state: 'overdue' }],
    },
    { name: 'still missing: not yet', given: child({ missing: [{ from: '2019-05-15' }] }), expect: [] },
  ],
})
