import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { returnInterviews } from '../../templates/missing.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'

interface Returned extends Subject {
  readonly rows: readonly OwnRow[]
}

/**
 * Days on which a child came back from being missing: by the template, and by the extract where that knows of one that
 * the template does not. The extract does not date interviews: where it alone says that one was offered, nothing is said.
 */
export function returnsOf(record: ChildRecord): Returned[] {
  const rows = rowsOf(record, returnInterviews)
  if (rows.length === 0 && record.missingEpisodes.length === 0) return []
  const byDay = new Map<Day, OwnRow[]>()
  for (const row of rows) {
    if (row.on === undefined) continue
    const same = byDay.get(row.on)
    if (same) same.push(row)
    else byDay.set(row.on, [row])
  }
  const returned = [...byDay].flatMap(([on, told]): Returned[] =>
    told.every(isUndated) ? [] : [{ key: iso(on), startsOn: on, source: told[0]!.source, rows: told }],
  )
  for (const { kind, endedOn, interviewOffered, source } of record.missingEpisodes) {
    if (endedOn === undefined || kind === 'away' || interviewOffered === 'yes' || byDay.has(endedOn)) continue
    byDay.set(endedOn, [])
    returned.push({ key: iso(endedOn), startsOn: endedOn, source, rows: [] })
  }
  return returned
}

/** Declined, without saying when it was offered. */
function isUndated(row: OwnRow): boolean {
  return row.answer('declined') === 'yes' && row.day('held_at') === undefined && row.day('offered_on') === undefined
}

function interviewsAfter({ rows }: Returned): Meeting[] {
  return rows.flatMap((row): Meeting[] => {
    const [held, offered, { source }] = [row.day('held_at'), row.day('offered_on'), row]
    if (held !== undefined) return [{ on: held, what: 'Interview held', source }]
    if (offered === undefined) return []
    const what = 'Interview offered'
    return row.answer('declined') === 'yes'
      ? [{ on: offered, what: `${what}, and declined by the child`, source }]
      : [{ on: offered, what, source, whyNot: 'no interview recorded, nor that the child declined it' }]
  })
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
    'The extract does not date interviews. Where it says that one was offered and Sightline’s template does not tell of that return, nothing is said. The time of day is not used.',
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
  covers: returnsOf,
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
    { name: 'still missing: not yet', given: child({ missing: [{ from: '2019-05-15' }] }), expect: [] },
  ],
})
