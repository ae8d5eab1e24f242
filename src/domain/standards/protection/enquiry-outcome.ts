import type { Enquiry } from '../../record/facts.ts'
import { died, episodeClosed, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { toBeChecked, workingTogether } from '../working-together.ts'

interface Enquired extends Subject {
  readonly enquiry: Enquiry
}

export const enquiryOutcome = standard<Enquired>({
  id: 'CP-02',
  title: 'Section 47 enquiry concluded within {ten working days}',
  stage: 'protection',
  basis: 'local',
  source: [
    ...workingTogether('chapter 1, pages 45 to 47', `no number; ${toBeChecked}`),
    {
      document: 'Local practice standard',
      note: 'of knowledge only: 10 or 15 working days; ten leaves time for a conference within 15 (CP-03)',
    },
  ],
  rule: 'A section 47 enquiry is concluded within {ten working days} of the strategy discussion that started it, early enough for a conference within 15 where one is needed.',
  whoIsCovered: 'Every section 47 enquiry.',
  whatMeetsIt: 'The enquiry ends, its outcome recorded.',
  whatEndsIt: 'The episode is closed, the child dies or turns 18.',
  matters: 'While the enquiry is open the child and the family live with a question, and the child perhaps with harm.',
  good: 'The child is seen and heard in the first days, and what each agency knows is weighed, not listed.',
  weak: 'The visit was on day one and the outcome written on day fourteen, from memory.',
  illustration:
    'Tariq’s enquiry ended on day six: he had told his teacher again, his aunt had offered a room, and the conference had all of it.',
  exceptions: [
    {
      reason: 'A medical or a criminal interview that the outcome rests on is still to come',
      grantedBy: 'Team manager',
    },
  ],
  measuredBy: 'CP-02.in-time',
  auditQuestion: 'Does the outcome follow from what was found, and would the child recognise themselves in it?',
  evidence: 'enquiry outcomes',
  gravity: 2,
  covers: record =>
    record.enquiries.map(enquiry => ({
      key: enquiry.source.key,
      startsOn: enquiry.startedOn,
      source: enquiry.source,
      enquiry,
    })),
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: ({ enquiry: { endedOn, source } }) =>
    endedOn === undefined ? [] : [{ on: endedOn, what: 'Enquiry concluded', source }],
  ends: ({ enquiry }, record) => [
    episodeClosed(enquiry.startedOn, enquiry.referralId, record),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(3),
  says: {
    started: 'Strategy discussion started an enquiry',
    needed: 'It is to be concluded within {10 working days}',
    met: 'Concluded',
    none: 'No outcome recorded.',
  },
  examples: [
    {
      name: 'over Easter 2019: from Monday 8 April to Wednesday 24 April',
      given: child({ enquiries: [{ on: '2019-04-08', endedOn: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-04-24', metOn: '2019-04-24', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'not concluded: overdue the day after',
      given: child({ enquiries: [{ on: '2019-04-08' }] }),
      expect: [{ dueOn: '2019-04-24', on: '2019-04-25', state: 'overdue' }],
    },
    {
      name: 'the episode was closed first',
      given: child({
        referrals: [{ on: '2019-04-01', closedOn: '2019-04-18' }],
        enquiries: [{ on: '2019-04-08' }],
      }),
      expect: [{ endedOn: '2019-04-18' }],
    },
  ],
})
