import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { alsoBefore, careEnds, type InCare, periodsInCare, whatEndsCare } from './in-care.ts'

/** Reviewing officers named since the start, and one who already was then. */
function named({ startsOn }: InCare, record: ChildRecord): Meeting[] {
  return record.involvements
    .filter(each => each.role === 'reviewing officer' && (each.endedOn === undefined || each.endedOn > startsOn))
    .map(each => alsoBefore({ on: each.startedOn, what: 'Reviewing officer named', source: each.source }, startsOn))
}

export const reviewingOfficer = standard<InCare>({
  id: 'LR-05',
  title: 'Reviewing officer named within {five working days}',
  stage: 'looked after',
  basis: 'local',
  source: [
    {
      document: 'IRO Handbook',
      note: 'the duty is to appoint before the first review (Children Act 1989 s25A); five working days is called good practice',
    },
  ],
  rule: 'An independent reviewing officer is named within {five working days} of the child’s becoming looked after.',
  whoIsCovered: 'Every child who becomes looked after for more than 24 hours, short breaks left out.',
  notYetCovered:
    'Where a yearly return does not show how the child came into care, since when an officer was due is unknown.',
  whatMeetsIt: 'An involvement of a reviewing officer begins, or goes on from before.',
  whatEndsIt: whatEndsCare,
  matters:
    'The one person whose job it is to disagree with the authority on the child’s behalf has to be there from the start.',
  good: 'The officer meets the child before the first review.',
  weak: 'The name is filled in on the morning of the review.',
  illustration:
    'Made-up Mabli met her reviewing officer in the second week, and told him what she would not have said in a room of ten adults.',
  exceptions: [],
  measuredBy: 'LR-05.in-time',
  auditQuestion: 'Did the child know who the reviewing officer was, and how to reach them, before the first review?',
  evidence: 'reviewing officers',
  gravity: 3,
  covers: record => periodsInCare(record).filter(each => each.startSeen),
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: named,
  ends: careEnds,
  soon: workingDays(3),
  says: {
    started: 'Became looked after',
    needed: 'A reviewing officer is named within {5 working days}',
    met: 'Named',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'in care already on the first day told: since when is unknown',
      given: child({ care: [{ from: '2019-04-24', entryUnseen: true }] }),
      expect: [],
    },
    {
      name: 'from Wednesday 24 April 2019',
      given: child({
        care: [{ from: '2019-04-24' }],
        involvements: [{ from: '2019-04-30', role: 'reviewing officer' }],
      }),
      expect: [{ dueOn: '2019-05-01', metOn: '2019-04-30' }],
    },
    {
      name: 'the officer from an earlier time goes on',
      given: child({
        care: [{ from: '2019-04-24' }],
        involvements: [{ from: '2018-02-01', role: 'reviewing officer' }],
      }),
      expect: [{ metOn: '2019-04-24' }],
    },
    {
      name: 'a social worker is not a reviewing officer',
      given: child({ care: [{ from: '2019-04-24' }], involvements: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
  ],
})
