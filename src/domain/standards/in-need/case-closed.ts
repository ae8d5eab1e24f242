import type { Day } from '../../calendar/day.ts'
import { episodeAround } from '../../record/episode.ts'
import type { ChildRecord, Referral } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { closureDecisions } from '../../templates/in-need.ts'
import { rowsOf } from '../../templates/index.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { stepsUpFrom } from './stepping-up.ts'

interface Decided extends Subject {
  readonly referral: Referral
  readonly summaryOn: Day | undefined
}

function decisions(record: ChildRecord): Decided[] {
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  return rowsOf(record, closureDecisions).flatMap(row => {
    const { on, source } = row
    if (on === undefined || on >= adult) return []
    const referral = episodeAround(record, on, undefined)?.opening
    if (referral === undefined) return []
    return [{ key: source.key, startsOn: on, source, referral, summaryOn: row.day('summary_on') }]
  })
}

export const caseClosed = standard<Decided>({
  id: 'CN-08',
  title: 'Case closed within {ten working days} of the decision',
  stage: 'in need',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; five to ten working days in published procedures (Nottinghamshire has such a timescale); to be checked against the text',
    },
  ],
  rule: 'Once it is decided to close a case it is closed within {ten working days}, with its closing summary written.',
  whoIsCovered: 'Every recorded decision to close, in a case open that day.',
  whatMeetsIt:
    'The case is closed. Where its closing summary was completed later than that, it counts from the summary; where no summary is recorded, the closure counts and is shown as having none.',
  whatEndsIt: 'The child steps up to a child protection plan or becomes looked after instead, dies or turns 18.',
  matters:
    'A case decided but not closed leaves a family waiting for a letter, and a worker holding a child in name only.',
  good: 'The family hears it from their worker, knows whom to turn to, and the summary would make sense to the child at twenty.',
  weak: 'The case is closed in a clear-out months later; the summary is one line.',
  illustration:
    'Juniper’s closing summary was written to her: what had worried people, what she and her dad had done about it, and who to ring.',
  exceptions: [{ reason: 'The decision was changed after new information', grantedBy: 'Team manager' }],
  measuredBy: 'CN-08.in-time',
  auditQuestion: 'Does the closing summary say what changed for the child and who is there for them now?',
  evidence: 'template closure_decisions',
  gravity: 3,
  covers: decisions,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: ({ referral, summaryOn }) =>
    referral.endedOn === undefined
      ? []
      : [
          {
            on: Math.max(referral.endedOn, summaryOn ?? referral.endedOn),
            what:
              summaryOn === undefined ? 'Closed, with no closing summary recorded' : 'Closed, and its summary written',
            source: referral.source,
          },
        ],
  ends: ({ startsOn }, record) => [died(record), turnedEighteen(record), ...stepsUpFrom(record, startsOn + 1)],
  soon: workingDays(3),
  says: {
    started: 'Decided to close',
    needed: 'The case is to be closed, and its closing summary written, within {10 working days}',
    met: 'Closed',
    none: 'It is still open, or its summary is not yet written.',
  },
  examples: [
    {
      name: 'decided on Thursday 18 April 2019, before Easter and the early May holiday: closed by Tuesday 7 May',
      given: child({
        referrals: [{ on: '2018-11-05', closedOn: '2019-05-07' }],
        own: { closure_decisions: [{ decided_on: '2019-04-18', summary_on: '2019-05-01' }] },
      }),
      expect: [
        { triggerOn: '2019-04-18', dueOn: '2019-05-07', metOn: '2019-05-07', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'closed in time, its summary written a week after the due day: late',
      given: child({
        referrals: [{ on: '2018-11-05', closedOn: '2019-05-01' }],
        own: { closure_decisions: [{ decided_on: '2019-04-18', summary_on: '2019-05-10' }] },
      }),
      expect: [{ dueOn: '2019-05-07', metOn: '2019-05-10', on: '2019-05-31', state: 'met-late' }],
    },
    {
      name: 'something happened, and the child went on a protection plan instead',
      given: child({
        referrals: [{ on: '2018-11-05' }],
        protectionPlans: [{ from: '2019-05-02' }],
        own: { closure_decisions: [{ decided_on: '2019-04-18' }] },
      }),
      expect: [{ dueOn: '2019-05-07', endedOn: '2019-05-02' }],
    },
  ],
})
