import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { workingTogether } from '../working-together.ts'
import { type Contacted, childhoodEnds, contactsOf, doneIn } from './contact.ts'

const contact = (received_at: string, decided_at?: string) => ({
  received_at,
  ...(decided_at === undefined ? {} : { decided_at, decision: 'referral' }),
})

const shared = {
  stage: 'front door',
  whoIsCovered: 'Every contact about the child that is recorded with the day it was received.',
  whatMeetsIt: 'The day on which the next step was decided is recorded. Who decided is not asked for.',
  whatEndsIt: 'The child dies or turns 18.',
  exceptions: [],
  evidence: 'template contact_decisions',
  covers: contactsOf,
  meets: (subject: Contacted) => doneIn(subject, 'decided_at', 'Next step decided'),
  ends: childhoodEnds,
} as const

export const contactDecision = standard<Contacted>({
  ...shared,
  id: 'FD-01',
  title: 'Next step decided within one working day of a contact',
  basis: 'statutory',
  source: workingTogether('chapter 1, Processes for managing individual cases, and flow chart 1'),
  rule: 'Within one working day of a referral being received a social worker decides what happens next and how quickly. Every contact is treated as a referral until that is decided.',
  matters: 'Until somebody decides, a child who may be in danger is a message in a tray.',
  good: 'The worker looks at what is already known of the child, speaks to whoever was worried, and says why.',
  weak: 'The contact is marked “no further action” because the last four were.',
  illustration:
    'A school rang about Bola on a Friday afternoon. The worker rang back before five, heard what Bola had said in her own words, and went that evening.',
  measuredBy: 'I-02',
  auditQuestion: 'Would the decision have been the same if all the contacts about this child had been read together?',
  gravity: 2,
  clock: { kind: 'once', within: workingDays(1), from: 'same day' },
  soon: workingDays(0),
  says: {
    started: 'Contact received',
    needed: 'The next step is to be decided within one working day',
    met: 'Decided',
    none: 'No decision recorded.',
  },
  examples: [
    {
      name: 'T01: received on Friday 5 April 2019: decided by Monday',
      given: child({ own: { contact_decisions: [contact('2019-04-05 16:30', '2019-04-08 09:05')] } }),
      expect: [
        { triggerOn: '2019-04-05', dueOn: '2019-04-08', metOn: '2019-04-08', on: '2019-04-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'T02: received on the Thursday before Good Friday: decided by the Tuesday after Easter',
      given: child({ own: { contact_decisions: [contact('2019-04-18')] } }),
      expect: [{ dueOn: '2019-04-23', on: '2019-04-24', state: 'overdue' }],
    },
    {
      name: 'T03: received on Easter Saturday: the same Tuesday',
      given: child({ own: { contact_decisions: [contact('2019-04-20', '2019-04-24')] } }),
      expect: [{ dueOn: '2019-04-23', metOn: '2019-04-24', on: '2019-04-30', state: 'met-late' }],
    },
    {
      name: 'turned 18 on the day it was due',
      given: child({ bornOn: '2001-04-08', own: { contact_decisions: [contact('2019-04-05')] } }),
      expect: [{ dueOn: '2019-04-08', endedOn: '2019-04-08' }],
    },
    {
      name: 'the extract’s own contacts hold no decision: nothing is timed',
      given: child({ contacts: [{ on: '2019-04-05', ledToReferral: 'yes' }] }),
      expect: [],
    },
  ],
})

export const contactDecisionInADay = standard<Contacted>({
  ...shared,
  id: 'FD-03',
  title: 'Next step decided within {24 hours} of a contact',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: '24 hours: first decision of Hackney’s multi-agency hub in 2022, contact to referral in Cambridgeshire',
    },
  ],
  rule: 'The first decision on a contact is made within {24 hours}. {Counted by date: the day after it was received, whether or not that is a working day.|Counted by date: the day it was received is day 0.}',
  matters: 'A child hurt on a Friday cannot wait until Monday for somebody to read about it.',
  good: 'The out-of-hours team decides on what comes at the weekend.',
  weak: 'Friday’s contacts are opened on Monday morning, and all are in time by the national rule.',
  illustration:
    'A neighbour rang on Saturday about shouting at Danso’s home. The duty worker of the weekend read what was known of him and rang the police within the hour.',
  measuredBy: 'FD-03.in-time',
  auditQuestion: 'Who looked at contacts on the days when the office was closed?',
  gravity: 3,
  clock: { kind: 'once', within: days(1), from: 'same day' },
  soon: days(0),
  says: {
    started: 'Contact received',
    needed: 'The first decision is due within {24 hours}, counted by date',
    met: 'Decided',
    none: 'No decision recorded.',
  },
  examples: [
    {
      name: 'received on a Friday, decided on Monday: in time by the national rule (FD-01), late by this one',
      given: child({ own: { contact_decisions: [contact('2019-04-05 16:30', '2019-04-08 09:05')] } }),
      expect: [{ dueOn: '2019-04-06', metOn: '2019-04-08', on: '2019-04-30', state: 'met-late' }],
    },
    {
      name: 'received and decided on one day',
      given: child({ own: { contact_decisions: [contact('2019-04-08 10:00', '2019-04-08 15:20')] } }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-08', on: '2019-04-08', state: 'met-in-time' }],
    },
    {
      name: 'the child died first',
      given: child({ diedOn: '2019-04-09', own: { contact_decisions: [contact('2019-04-09 08:00')] } }),
      expect: [{ endedOn: '2019-04-09' }],
    },
  ],
})
