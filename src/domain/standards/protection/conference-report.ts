import type { Day } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { onceMet, singleTurn, type Timed } from '../single-turn.ts'
import { type Meeting, standard } from '../standard.ts'
import { conferencesOf } from './conferences.ts'

interface Reported extends Timed {
  readonly conferenceOn: Day
  readonly shared: readonly Meeting[]
}

/** Working days before the conference by which the family has the report. */
const daysBefore = { initial: 2, review: 5 } as const

/**
 * Conferences, each from the day that led to it, or four weeks before where none is known; from the day its report was
 * shared, if that was before.
 */
function reports(record: ChildRecord): Reported[] {
  return [...conferencesOf(record)].flatMap(([name, { kind, on: conferenceOn, source, row }]): Reported[] => {
    const usualDue = englandAndWales.add(conferenceOn, -daysBefore[kind])
    if (usualDue === undefined) return []
    const on = row?.day('report_shared_on')
    const shared = on === undefined ? [] : [{ on, what: 'Report shared with the family', source }]
    const calledOn = ledToBy(kind, conferenceOn, record) ?? conferenceOn - 28
    const startsOn = Math.min(calledOn, on ?? calledOn)
    // Called at so short notice that the usual day had passed: the day it was called.
    const dueOn = Math.max(usualDue, calledOn)
    const key = row?.source.key ?? name
    return [{ key, startsOn, source, within: days(dueOn - startsOn), conferenceOn, shared }]
  })
}

/** Its own enquiry, or else the last one before an initial conference; the conference before a review, if it was quorate. */
function ledToBy(kind: 'initial' | 'review', on: Day, record: ChildRecord): Day | undefined {
  if (kind === 'initial') {
    const ids = record.conferences.flatMap(each => (each.heldOn === on ? (each.enquiryId ?? []) : []))
    const own = record.enquiries.find(each => each.id !== undefined && ids.includes(each.id) && each.startedOn < on)
    if (own !== undefined) return own.startedOn
  }
  const before =
    kind === 'initial'
      ? record.enquiries.map(each => each.startedOn)
      : [...record.conferences, ...record.protectionReviews.filter(each => each.quorate !== 'no')].map(
          each => each.heldOn,
        )
  let last: Day | undefined
  for (const each of before) if (each < on && (last === undefined || each > last)) last = each
  return last
}

export const conferenceReport = standard<Reported>({
  id: 'CP-14',
  title: 'Report shared with the family before a child protection conference',
  stage: 'protection',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'two working days before an initial conference, five before a review (Liverpool; the review also North Yorkshire); elsewhere 24 hours at the least (Knowsley)',
    },
  ],
  rule: 'The social worker’s report is shared with the family two working days before an initial conference, five before a review. Where the conference is called later than that, on the day it is called.',
  whoIsCovered:
    'Every initial and review conference held, and those to come of which there is a row of papers. The clock starts with the enquiry, or with the conference before; where neither is known, four weeks before.',
  whatMeetsIt: 'The day on which the report was shared with the family is recorded.',
  whatEndsIt: 'The conference takes place: a report shared after it comes too late. The child dies or turns 18.',
  matters: 'Parents who read what is said of them for the first time in front of ten people do not hear the rest.',
  good: 'The worker reads it through with the parents, and with the child where they can, and puts in what they say.',
  weak: 'The report is handed over in the waiting room.',
  illustration:
    'Sami’s father read the report at home on Monday. He rang about one date that was wrong; it was right by Wednesday, and at the conference he spoke about the rest.',
  exceptions: [
    { reason: 'Sharing part of it before would put the child or somebody else at risk', grantedBy: 'Conference chair' },
  ],
  measuredBy: 'CP-14.in-time',
  auditQuestion: 'Does the record show what the family, and the child, said about the report?',
  evidence: 'template conference_papers',
  gravity: 3,
  covers: reports,
  clock: singleTurn,
  meets: subject => subject.shared,
  ends: (subject, record) => [
    onceMet(subject, subject.shared),
    ended(subject.conferenceOn, 'the conference took place', subject.source),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(3),
  says: {
    started: 'The work towards a conference began',
    needed: 'The report is to be shared with the family 2 working days before an initial conference, 5 before a review',
    met: 'Shared',
    none: 'No report recorded as shared.',
  },
  examples: [
    {
      name: 'initial conference on Wednesday 1 May 2019: shared by Monday 29 April',
      given: child({
        enquiries: [{ on: '2019-04-08' }],
        own: { conference_papers: [{ conference_on: '2019-05-01', kind: 'initial', report_shared_on: '2019-04-29' }] },
      }),
      expect: [
        { triggerOn: '2019-04-08', dueOn: '2019-04-29', metOn: '2019-04-29', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'review on Thursday 1 August 2019: by Thursday 25 July; not shared, the conference came',
      given: child({
        protectionPlans: [{ from: '2019-05-01', conferenceOn: '2019-05-01' }],
        own: { conference_papers: [{ conference_on: '2019-08-01', kind: 'review' }] },
      }),
      expect: [
        { dueOn: '2019-04-29', endedOn: '2019-05-01' },
        { triggerOn: '2019-05-01', dueOn: '2019-07-25', endedOn: '2019-08-01', on: '2019-07-26', state: 'overdue' },
      ],
    },
    {
      name: 'a second enquiry came to nothing the day before the conference: the report was shared before it',
      given: child({
        enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-01' }, { on: '2019-04-30' }],
        own: { conference_papers: [{ conference_on: '2019-05-01', kind: 'initial', report_shared_on: '2019-04-26' }] },
      }),
      expect: [{ dueOn: '2019-04-29', metOn: '2019-04-26', on: '2019-05-31', state: 'met-in-time' }],
    },
    {
      name: 'a review that has no row of papers: nobody wrote a report',
      given: child({
        protectionPlans: [{ from: '2019-05-01', reviews: ['2019-08-01'] }],
        own: {},
      }),
      expect: [{ dueOn: '2019-07-25', endedOn: '2019-08-01', on: '2019-07-26', state: 'overdue' }],
    },
    {
      name: 'called the day before: shared on the day it was called is in time',
      given: child({
        enquiries: [{ on: '2019-04-30' }],
        own: { conference_papers: [{ conference_on: '2019-05-01', kind: 'initial', report_shared_on: '2019-04-30' }] },
      }),
      expect: [{ dueOn: '2019-04-30', metOn: '2019-04-30', on: '2019-05-31', state: 'met-in-time' }],
    },
  ],
})
