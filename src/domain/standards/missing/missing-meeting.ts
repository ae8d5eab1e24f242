import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { missingMeetings } from '../../templates/missing.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { strategyDiscussions } from '../../templates/protection.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { isLong, timesMissing } from './times-missing.ts'

interface Called extends Subject {
  /** The day the child went: a meeting from then on counts, though the clock starts when 24 hours are reached. */
  readonly wentOn: Day
}

/** Settings: three times in ninety days call for a meeting. */
const times = 3
const withinDays = 90

/**
 * What calls for a meeting: 24 hours missing, from the day they were reached; a third time in ninety days, from the day
 * the child went. The count starts again after each third time, so that one pattern calls for one meeting.
 */
function calls(record: ChildRecord): Called[] {
  const called: Called[] = []
  let since: ReturnType<typeof timesMissing> = []
  for (const each of timesMissing(record)) {
    const { from: wentOn, source } = each
    const isAnother = called.some(({ key }) => key === `long ${iso(wentOn)}`)
    if (isLong(each) && !isAnother) called.push({ key: `long ${iso(wentOn)}`, startsOn: wentOn + 1, source, wentOn })
    since = [...since.filter(before => each.from - before.from < withinDays), each]
    if (since.length < times) continue
    called.push({ key: `repeated ${iso(wentOn)}`, startsOn: wentOn, source, wentOn })
    since = []
  }
  return called
}

function meetings(record: ChildRecord): Meeting[] {
  const held = rowsOf(record, missingMeetings).flatMap((row): Meeting[] =>
    row.on === undefined ? [] : [{ on: row.on, what: 'Meeting held', source: row.source }],
  )
  const discussed = rowsOf(record, strategyDiscussions).flatMap((row): Meeting[] => {
    const on = row.day('held_at')
    return on === undefined ? [] : [{ on, what: 'Strategy discussion held', source: row.source }]
  })
  const enquiries = record.enquiries.map(each => ({
    on: each.startedOn,
    what: 'Strategy discussion that opened an enquiry',
    source: each.source,
  }))
  return [...held, ...discussed, ...enquiries]
}

export const missingMeeting = standard<Called>({
  id: 'MS-02',
  title: 'Meeting about a child missing long or often',
  stage: 'missing',
  basis: 'local',
  source: [
    {
      document: 'Local practice',
      note: 'after 24 to 72 hours, or three times in ninety days; 24 hours, and five working days for the meeting, are settings',
    },
  ],
  rule: 'When a child has been missing for 24 hours, or has gone missing for the third time in ninety days, those who know the child meet within {five working days}. Counted by date: 24 hours are reached on the day after the child went.',
  whoIsCovered:
    'Every child missing from home or care for 24 hours or three times in ninety days. Where only dates are known, a time that ran over one midnight alone is not taken for 24 hours.',
  whatMeetsIt: 'A meeting about the child’s going missing, or a strategy discussion.',
  whatEndsIt: 'The child turns 18 or dies.',
  matters: 'A child who goes again and again is going from something or to somebody.',
  good: 'Police, school and carer put what each knows on one map, and one person follows it up.',
  weak: 'A risk assessment is updated after each time, and each time is treated as the first.',
  illustration: 'Three people each knew one address Nico went to. In the meeting it turned out to be one house.',
  exceptions: [],
  measuredBy: 'MS-02.in-time',
  auditQuestion: 'Did the meeting find out why and where, and did the child go missing less afterwards?',
  evidence: 'template missing_meetings',
  gravity: 2,
  covers: calls,
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: ({ wentOn, startsOn }, record) =>
    meetings(record)
      .filter(each => each.on >= wentOn)
      .map(each => ({ ...each, on: Math.max(each.on, startsOn) })),
  ends: (_, record) => [died(record), turnedEighteen(record)],
  soon: workingDays(3),
  says: {
    started: 'Missing for 24 hours, or for the third time,',
    needed: 'A meeting is due within {5 working days}',
    met: 'Meeting held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'missing from Wednesday 1 to Friday 3 May 2019: five working days from Thursday, over the holiday',
      given: child({
        missing: [{ from: '2019-05-01', to: '2019-05-03' }],
        own: { missing_meetings: [{ held_on: '2019-05-10' }] },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-10', metOn: '2019-05-10', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'one night only, the time of day not known: not taken for 24 hours',
      given: child({ missing: [{ from: '2019-05-01', to: '2019-05-02' }] }),
      expect: [],
    },
    {
      name: 'one night only, but 26 hours by the clock',
      given: child({
        own: { return_interviews: [{ missing_from_at: '2019-05-01T18:00', returned_at: '2019-05-02T20:00' }] },
      }),
      expect: [{ triggerOn: '2019-05-02', dueOn: '2019-05-10' }],
    },
    {
      name: 'the third evening in ninety days; a fourth does not call for another meeting yet',
      given: child({
        missing: [
          { from: '2019-02-04', to: '2019-02-04' },
          { from: '2019-03-11', to: '2019-03-12' },
          { from: '2019-04-30', to: '2019-04-30' },
          { from: '2019-05-07', to: '2019-05-07' },
        ],
        enquiries: [{ on: '2019-05-13' }],
      }),
      expect: [
        { triggerOn: '2019-04-30', dueOn: '2019-05-08', metOn: '2019-05-13', on: '2019-05-31', state: 'met-late' },
      ],
    },
    {
      name: 'an hour away and back at dawn, then gone the same day and missing still',
      given: child({
        missing: [{ from: '2019-05-01' }],
        own: { return_interviews: [{ missing_from_at: '2019-05-01T02:00', returned_at: '2019-05-01T05:00' }] },
      }),
      expect: [{ triggerOn: '2019-05-02', dueOn: '2019-05-10', on: '2019-05-11', state: 'overdue' }],
    },
    {
      name: 'three times, two of them on one day, one without the time the child went',
      given: child({
        own: {
          return_interviews: [
            { missing_from_at: '2019-05-01T01:00', returned_at: '2019-05-01T05:00' },
            { missing_from_at: '2019-05-01T20:00', returned_at: '2019-05-01T23:00' },
            { returned_at: '2019-05-03T23:00' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-05-03', dueOn: '2019-05-13' }],
    },
    {
      name: 'the extract and the form a day apart over midnight: one time, so not the third',
      given: child({
        missing: [
          { from: '2019-05-01', to: '2019-05-02' },
          { from: '2019-05-09', to: '2019-05-09' },
        ],
        own: { return_interviews: [{ missing_from_at: '2019-05-02T00:20', returned_at: '2019-05-02T03:00' }] },
      }),
      expect: [],
    },
    {
      name: 'the form dates the return before the day the extract says the child went: one time all the same, the third',
      given: child({
        missing: [
          { from: '2019-04-01', to: '2019-04-01' },
          { from: '2019-04-15', to: '2019-04-15' },
          { from: '2019-05-17', to: '2019-05-17' },
        ],
        own: { return_interviews: [{ returned_at: '2019-05-16T23:50' }] },
      }),
      expect: [{ triggerOn: '2019-05-16' }],
    },
    {
      name: 'away without authorisation: nothing here',
      given: child({ missing: [{ from: '2019-05-01', to: '2019-05-04', kind: 'away' }] }),
      expect: [],
    },
  ],
})
