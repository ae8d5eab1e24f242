import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { ended } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { asDecision, decisionsOf, type Referral, referralEnds, referralsOf } from './referred-to-legal.ts'

const shared = {
  stage: 'court',
  basis: 'local',
  whoIsCovered: 'Every child who was referred to the authority’s lawyers.',
  exceptions: [],
  evidence: 'template legal_referrals',
  gravity: 2,
  covers: referralsOf,
} as const

/** The first meeting since a referral that decided. */
function firstDecision({ startsOn }: Referral, record: ChildRecord): Day | undefined {
  const decided = decisionsOf(record).map(asDecision)
  return decided.find(each => each.whyNot === undefined && each.on >= startsOn)?.on
}

export const legalAdvice = standard<Referral>({
  ...shared,
  id: 'CT-10',
  title: 'Legal advice within {five working days} of referral',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; a protocol between the service and its lawyers sets one',
    },
  ],
  rule: 'The authority’s lawyers give their advice within {five working days} of the referral.',
  whatMeetsIt: 'The advice is received.',
  whatEndsIt: 'The referral is withdrawn, proceedings are issued first, the child dies or turns 18.',
  matters:
    'Until the advice is there nobody can say whether a court would hear the worry, and the child waits with it.',
  good: 'The lawyer reads the chronology, says what is strong and what is missing, and what would be enough.',
  weak: 'The advice is that more evidence is needed.',
  illustration:
    'The lawyer sat with Teal’s unit on Thursdays. Her advice on his injuries was in writing the next morning.',
  measuredBy: 'CT-10.in-time',
  auditQuestion: 'Did the advice say what the threshold rests on, and did the plan follow from it?',
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: ({ row }) => {
    const on = row.day('advice_on')
    return on === undefined ? [] : [{ on, what: 'Legal advice received', source: row.source }]
  },
  ends: (subject, record) => [
    ...referralEnds(subject, record),
    ended(firstDecision(subject, record), 'the gateway decided without it', subject.source),
  ],
  soon: workingDays(2),
  says: {
    started: 'Referred to legal',
    needed: 'Legal advice is due within {5 working days}',
    met: 'Advice received',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'referred on Thursday 2 May 2019, before the early May holiday: by Friday 10 May',
      given: child({ own: { legal_referrals: [{ referred_on: '2019-05-02', advice_on: '2019-05-13' }] } }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-10', metOn: '2019-05-13', on: '2019-05-31', state: 'met-late' },
      ],
    },
    {
      name: 'too dangerous to wait for: issued the next day',
      given: child({
        own: { legal_referrals: [{ referred_on: '2019-05-02' }], proceedings: [{ issued_on: '2019-05-03' }] },
      }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-03' }],
    },
    {
      name: 'the gateway decided without it, late as it was',
      given: child({
        own: {
          legal_referrals: [{ referred_on: '2019-05-02' }],
          gateway_decisions: [
            { decided_on: '2019-05-09', decision: 'come back' },
            { decided_on: '2019-05-16', decision: 'step down' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-16' }],
    },
    {
      name: 'withdrawn',
      given: child({ own: { legal_referrals: [{ referred_on: '2019-05-02', withdrawn_on: '2019-05-08' }] } }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-08' }],
    },
  ],
})

export const gatewayDecision = standard<Referral>({
  ...shared,
  id: 'CT-11',
  title: 'Legal gateway decision within {ten working days} of referral',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; a legal planning meeting or gateway panel within ten working days in councils’ terms of reference',
    },
  ],
  rule: 'A legal planning meeting or gateway panel decides within {ten working days} of the referral to legal.',
  whatMeetsIt: 'The meeting decides. One that puts the decision off is shown, and does not count.',
  whatEndsIt: 'The referral is withdrawn, proceedings are issued first, the child dies or turns 18.',
  matters:
    'Somebody thought this child might need a court. Until the gateway decides nothing follows from that thought.',
  good: 'The panel says whether the threshold is met, what happens now, by when, and who disagreed.',
  weak: 'The panel asks for an updated chronology and meets again in a month.',
  illustration:
    'Sorrel’s case came to the gateway in the second week. The answer was no, not yet, and three things that would change it.',
  measuredBy: 'CT-11.in-time',
  auditQuestion: 'Do the reasons say why the threshold was or was not met for this child?',
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: (_, record) => decisionsOf(record).map(asDecision),
  ends: referralEnds,
  soon: workingDays(3),
  says: {
    started: 'Referred to legal',
    needed: 'A gateway decision is due within {10 working days}',
    met: 'Decided',
    none: 'No decision recorded.',
  },
  examples: [
    {
      name: 'referred on Thursday 2 May 2019: by Friday 17 May, over the early May holiday',
      given: child({
        own: {
          legal_referrals: [{ referred_on: '2019-05-02' }],
          gateway_decisions: [{ decided_on: '2019-05-16', threshold_met: 'yes', decision: 'pre-proceedings' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-17', metOn: '2019-05-16', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'put off at the meeting: still to be decided',
      given: child({
        own: {
          legal_referrals: [{ referred_on: '2019-05-02' }],
          gateway_decisions: [{ decided_on: '2019-05-16', threshold_met: 'not yet', decision: 'come back' }],
        },
      }),
      expect: [{ dueOn: '2019-05-17', on: '2019-05-20', state: 'overdue' }],
    },
    {
      name: 'a decision before the referral was about something else',
      given: child({
        own: {
          legal_referrals: [{ referred_on: '2019-05-02' }],
          gateway_decisions: [{ decided_on: '2019-03-04', threshold_met: 'no', decision: 'no legal action' }],
        },
      }),
      expect: [{ dueOn: '2019-05-17', on: '2019-05-18', state: 'overdue' }],
    },
  ],
})
