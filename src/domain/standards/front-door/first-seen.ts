import { episodeOf } from '../../record/episode.ts'
import type { Assessment, ChildRecord, Referral } from '../../record/facts.ts'
import { referralsForAssessment } from '../assessment/referred.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { onceMet, singleTurn, type Timed } from '../single-turn.ts'
import { type Ending, type Meeting, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { workingTogether } from '../working-together.ts'

interface ToBeSeen extends Timed {
  /** The referral it began with; an enquiry may have begun in a case long open. */
  readonly referral: Referral | undefined
  /** Of a referral: the assessments of its episode, also one dated some days before it. */
  readonly assessments: readonly Assessment[]
}

/** Referrals for assessment, and section 47 enquiries, each with its own time to see the child in. */
function toBeSeen(record: ChildRecord): ToBeSeen[] {
  const referred = referralsForAssessment(record).map(
    ({ referral, startsOn, source, assessments }): ToBeSeen => ({
      key: `referral ${referral.source.key}`,
      startsOn,
      source,
      referral,
      assessments,
      within: workingDays(5),
    }),
  )
  const enquired = record.enquiries.map(
    (each): ToBeSeen => ({
      key: `enquiry ${each.source.key}`,
      startsOn: each.startedOn,
      source: each.source,
      referral: episodeOf(record, each.startedOn, each.referralId)?.opening,
      assessments: [],
      within: days(1),
    }),
  )
  return [...referred, ...enquired]
}

/** Visits of any kind since; once one counts the later ones do not matter. */
function visits({ startsOn }: ToBeSeen, record: ChildRecord): Meeting[] {
  const found: Meeting[] = []
  for (const each of record.visits) {
    if (each.on < startsOn) continue
    const meeting = asMeeting(each, record)
    found.push(meeting)
    if (meeting.whyNot === undefined) break
  }
  return found
}

/** An assessment that says the child was seen, not when: nothing more is to be done, but nothing was shown in time. */
function seenSomeDay({ startsOn, assessments }: ToBeSeen, record: ChildRecord): Ending | undefined {
  const assessment = record.assessments.find(
    each =>
      each.childSeen === 'yes' &&
      each.endedOn !== undefined &&
      (each.startedOn >= startsOn || (assessments.includes(each) && each.endedOn >= startsOn)),
  )
  return ended(assessment?.endedOn, 'the assessment says the child was seen, not when', assessment?.source)
}

export const firstSeen = standard<ToBeSeen>({
  id: 'FD-06',
  title: 'Child seen for the first time soon after the referral',
  stage: 'front door',
  basis: 'local',
  source: [
    ...workingTogether('chapter 1', 'as soon as possible; no number'),
    {
      document: 'Local practice standard',
      note: 'of knowledge only: the same day or 24 hours where an enquiry begins, five working days for an assessment of need, ten at the most',
    },
  ],
  rule: 'A child referred for assessment is seen within five working days. Where a section 47 enquiry begins, the child is seen within 24 hours of it, counted by date: by the next day.',
  whoIsCovered:
    'Referrals that opened an episode and go on to assessment, and every section 47 enquiry, also of a child already known. A referral with an enquiry has both clocks.',
  whatMeetsIt:
    'A visit of any kind at which the child is recorded as seen. A failed visit, or one that does not say, changes nothing. A child not yet born cannot be seen: there a visit that was not recorded as failed counts, until the birth, or until two weeks after it was expected where none is recorded.',
  whatEndsIt:
    'The episode is closed; an assessment is authorised that says the child was seen, without saying when; the child dies or turns 18.',
  matters: 'Everything decided about a child nobody has seen is decided about a piece of paper.',
  good: 'The child is seen in the first days, alone where they can be, by the worker who will stay.',
  weak: 'The parents come to the office on day four; the child is at school.',
  illustration:
    'Noor was seen at her grandmother’s on the second day. She would not speak; she drew the house, and where everybody slept.',
  exceptions: [
    {
      reason: 'The police ask that the child is not approached yet, and the child is safe meanwhile',
      grantedBy: 'Team manager',
    },
  ],
  measuredBy: 'FD-06.in-time',
  auditQuestion: 'How long was it before somebody from the service saw this child, and what did they learn?',
  evidence: 'need visits seen',
  gravity: 1,
  covers: toBeSeen,
  clock: singleTurn,
  meets: visits,
  ends: (subject, record) => [
    onceMet(subject, visits(subject, record)),
    ended(subject.referral?.endedOn, 'the episode was closed', subject.referral?.source),
    seenSomeDay(subject, record),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(1),
  says: {
    started: 'Referral or enquiry of',
    needed: 'The child is to be seen within 24 hours of an enquiry, counted by date, or 5 working days of a referral',
    met: 'Seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: 'another referral on the open case is closed the day an enquiry begins: the child is to be seen all the same',
      given: child({
        referrals: [{ on: '2019-01-07' }, { on: '2019-04-01', closedOn: '2019-04-08' }],
        enquiries: [{ on: '2019-04-08' }],
      }),
      expect: [
        { triggerOn: '2019-01-07' },
        { triggerOn: '2019-04-08', dueOn: '2019-04-09', on: '2019-04-10', state: 'overdue' },
      ],
    },
    {
      name: 'referred on Monday 1 April 2019: seen by the Monday after',
      given: child({ referrals: [{ on: '2019-04-01' }], visits: [{ on: '2019-04-05', kind: 'need' }] }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-04-08', metOn: '2019-04-05', on: '2019-04-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'an enquiry: by the next day, and a failed visit changes nothing',
      given: child({
        enquiries: [{ on: '2019-04-08' }],
        visits: [{ on: '2019-04-08', seen: 'no' }, { on: '2019-04-10' }],
      }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-10', on: '2019-04-30', state: 'met-late' }],
    },
    {
      name: 'seen the same day: once is enough',
      given: child({ enquiries: [{ on: '2019-04-08' }], visits: ['2019-04-08', '2019-04-12'] }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-08' }],
    },
    {
      name: 'the assessment says the child was seen, not when: no longer overdue, not shown to be in time',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-04-18' }] }] }),
      expect: [{ dueOn: '2019-04-08', endedOn: '2019-04-18', on: '2019-04-17', state: 'overdue' }],
    },
    {
      name: 'the assessment that says so is dated two days before the referral it names, which was typed in late: the same',
      given: child({ referrals: [{ on: '2019-04-03', assessments: [{ from: '2019-04-01', to: '2019-04-18' }] }] }),
      expect: [
        { triggerOn: '2019-04-03', dueOn: '2019-04-10', endedOn: '2019-04-18', on: '2019-04-30', state: 'ended' },
      ],
    },
    {
      name: 'no further action: nobody is to be seen',
      given: child({ referrals: [{ on: '2019-04-01', noFurtherAction: 'yes' }] }),
      expect: [],
    },
  ],
})
