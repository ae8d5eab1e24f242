import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { workingTogether } from '../working-together.ts'
import { type Contacted, childhoodEnds, contactsOf, doneIn } from './contact.ts'

export const acknowledgement = standard<Contacted>({
  id: 'FD-02',
  title: 'Receipt of a contact acknowledged within one working day',
  stage: 'front door',
  basis: 'statutory',
  source: workingTogether('chapter 1, Processes for managing individual cases, and flow chart 1'),
  rule: 'Within one working day of a referral its receipt is acknowledged to whoever made it. When they are told the outcome has no national number.',
  whoIsCovered: 'Every contact about the child that is recorded with the day it was received.',
  whatMeetsIt: 'The day on which receipt was acknowledged is recorded. Telling the outcome is something else.',
  whatEndsIt: 'The child dies or turns 18.',
  notYetCovered:
    'A contact from a member of the public who gave no name cannot be acknowledged; the record does not say so, and it is left open here.',
  matters: 'A teacher who hears nothing does not know whether anybody is looking, and may not ring the next time.',
  good: 'The caller is told by name who will decide and by when.',
  weak: 'An automatic reply.',
  illustration:
    'The nursery was told the same day that Suki’s worker would come on Thursday, and kept her key worker in that morning.',
  exceptions: [{ reason: 'Whoever made it gave no way to be reached', grantedBy: 'Team manager' }],
  measuredBy: 'FD-02.in-time',
  auditQuestion: 'Does whoever was worried know what was decided, and what to do if they are still worried?',
  evidence: 'template contact_decisions',
  gravity: 3,
  covers: contactsOf,
  clock: { kind: 'once', within: workingDays(1), from: 'same day' },
  meets: subject => doneIn(subject, 'acknowledged_on', 'Receipt acknowledged'),
  ends: childhoodEnds,
  soon: workingDays(0),
  says: {
    started: 'Contact received',
    needed: 'Its receipt is to be acknowledged within one working day',
    met: 'Acknowledged',
    none: 'No acknowledgement recorded.',
  },
  examples: [
    {
      name: 'received on Friday 5 April 2019, acknowledged on Monday',
      given: child({
        own: { contact_decisions: [{ received_at: '2019-04-05 16:30', acknowledged_on: '2019-04-08' }] },
      }),
      expect: [{ dueOn: '2019-04-08', metOn: '2019-04-08', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'told the outcome but never acknowledged: the outcome does not count',
      given: child({
        own: { contact_decisions: [{ received_at: '2019-04-05 16:30', outcome_told_on: '2019-04-08' }] },
      }),
      expect: [{ dueOn: '2019-04-08', on: '2019-04-09', state: 'overdue' }],
    },
    {
      name: 'the child died the same day',
      given: child({ diedOn: '2019-04-05', own: { contact_decisions: [{ received_at: '2019-04-05 16:30' }] } }),
      expect: [{ endedOn: '2019-04-05' }],
    },
  ],
})
