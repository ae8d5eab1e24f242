import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { papersOf } from './notes.ts'
import { type OpenTime, openTimeEnds, openTimes } from './open-time.ts'

const shared = {
  stage: 'oversight',
  basis: 'local',
  whoIsCovered: 'Every child open for anything but leaving care, from the day the case opened.',
  whatEndsIt: 'The case is closed, the child dies or turns 18.',
  gravity: 3,
  covers: openTimes,
  ends: openTimeEnds,
} as const

/** The longest an assessment may take: by its end a chronology and a genogram are there. */
const assessment = workingDays(45)

const chronologies = (record: ChildRecord) => papersOf(record, 'chronology', 'Chronology brought up to date')

export const chronology = standard<OpenTime>({
  id: 'OV-04',
  title: 'Chronology begun with the assessment and brought up to date every three months',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; begun with the assessment in Peterborough’s procedures, current for every open child in Ealing’s',
    },
  ],
  rule: 'A chronology is begun by the end of the assessment, 45 working days from the day the case opened at the latest, and brought up to date at least every three months, counted from the last time.',
  whatMeetsIt: 'The chronology was begun or brought up to date.',
  notYetCovered:
    'It should also be up to date whenever a case is transferred or closed, and by the end of a shorter assessment: no date is set for these here.',
  matters: 'Harm that comes in small pieces can only be seen in a row.',
  good: 'It holds what mattered to the child, in order, in a line each, and somebody has said what the pattern is.',
  weak: 'It is an export of every case note, or it stops at the last court hearing.',
  illustration:
    'Laid out in order, Heron’s eleven visits to the hospital were each a fortnight after his father moved back in.',
  exceptions: [
    { reason: 'The child is known for a short service only, such as a single payment', grantedBy: 'Team manager' },
  ],
  measuredBy: 'OV-04.in-time',
  evidence: 'chronologies (sightline_case_papers.csv)',
  auditQuestion: 'Does the chronology show the pattern of this child’s life, and has anybody said what it is?',
  ...shared,
  clock: {
    kind: 'rolling',
    // Begun on the day the case opened, it is to be brought up to date three months later.
    every: (from, { startsOn }, record) =>
      from === startsOn && !chronologies(record).some(each => each.on === startsOn) ? assessment : months(3),
    from: 'same day',
  },
  comesRound: months(3),
  meets: (_, record) => chronologies(record),
  soon: workingDays(10),
  says: {
    started: 'Open since',
    again: 'Last brought up to date',
    needed: 'A chronology is due by the end of the assessment, and then every 3 months',
    met: 'Brought up to date',
    none: 'Nothing recorded since.',
  },
  examples: [
    {
      name: 'opened on Monday 1 April 2019: begun by Friday 7 June, then every three months',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: { case_papers: [{ updated_on: '2019-05-31', kind: 'chronology' }] },
      }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-06-07', metOn: '2019-05-31' },
        { triggerOn: '2019-05-31', dueOn: '2019-08-31', on: '2019-09-01', state: 'overdue' },
      ],
    },
    {
      name: 'begun on the day the case opened: three months from then',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: { case_papers: [{ updated_on: '2019-04-01', kind: 'chronology' }] },
      }),
      expect: [{ metOn: '2019-04-01' }, { triggerOn: '2019-04-01', dueOn: '2019-07-01' }],
    },
    {
      name: 'a case summary is not a chronology',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: { case_papers: [{ updated_on: '2019-05-31', kind: 'case summary' }] },
      }),
      expect: [{ dueOn: '2019-06-07', on: '2019-06-08', state: 'overdue' }],
    },
    {
      name: 'closed after three weeks: none was due yet',
      given: child({ referrals: [{ on: '2019-04-01', closedOn: '2019-04-23' }] }),
      expect: [{ endedOn: '2019-04-23' }],
    },
  ],
})

export const caseSummary = standard<OpenTime>({
  id: 'OV-05',
  title: 'Case summary brought up to date every {three months}',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; every three months in East Riding’s procedures, monthly elsewhere',
    },
  ],
  rule: 'The case summary is brought up to date at least every {three months}, counted from the day the case opened and then from the last time.',
  whatMeetsIt: 'The case summary was written or brought up to date.',
  matters: 'On the night something happens somebody who has never met the child has five minutes to understand.',
  good: 'A page: who the child is, what worries us, what is being done, whom to ring.',
  weak: 'The summary still names the worker before last.',
  illustration: 'The night duty worker read Kestrel’s summary and knew to ring her grandmother before anybody else.',
  exceptions: [
    { reason: 'The child is known for a short service only, such as a single payment', grantedBy: 'Team manager' },
  ],
  measuredBy: 'OV-05.in-time',
  evidence: 'case summaries (sightline_case_papers.csv)',
  auditQuestion: 'Could a stranger act well for this child tonight on this summary alone?',
  ...shared,
  clock: { kind: 'rolling', every: months(3), from: 'same day' },
  meets: (_, record) => papersOf(record, 'case summary', 'Case summary brought up to date'),
  soon: workingDays(10),
  says: {
    started: 'Open since',
    again: 'Last brought up to date',
    needed: 'The case summary is due every {3 months}',
    met: 'Brought up to date',
    none: 'Nothing recorded since.',
  },
  examples: [
    {
      name: 'opened on 30 November 2018: by the last day of February, then three months from when it was done',
      given: child({
        referrals: [{ on: '2018-11-30' }],
        own: { case_papers: [{ updated_on: '2019-02-28', kind: 'case summary' }] },
      }),
      expect: [
        { triggerOn: '2018-11-30', dueOn: '2019-02-28', metOn: '2019-02-28', on: '2019-03-31', state: 'met-in-time' },
        { triggerOn: '2019-02-28', dueOn: '2019-05-28' },
      ],
    },
    {
      name: 'closed and opened again the next day: a new count',
      given: child({ referrals: [{ on: '2019-01-07', closedOn: '2019-03-04' }, { on: '2019-03-05' }] }),
      expect: [
        { triggerOn: '2019-01-07', dueOn: '2019-04-07', endedOn: '2019-03-04' },
        { triggerOn: '2019-03-05', dueOn: '2019-06-05' },
      ],
    },
  ],
})

export const genogram = standard<OpenTime>({
  id: 'OV-10',
  title: 'Genogram drawn by the end of the assessment',
  source: [
    { document: 'Local practice standard', note: 'no national number; present or absent at the end of the assessment' },
  ],
  rule: 'A genogram of the child’s family is on the record by the end of the assessment, {45 working days} from the day the case opened at the latest.',
  whatMeetsIt: 'A genogram was drawn or brought up to date since the case opened.',
  notYetCovered:
    'The same check asks for ethnicity, language and the worker’s name. Missing ethnicity is counted in indicator I-77 and a missing worker in I-71; language is not in the extract.',
  matters: 'Most of the people who could help a child, and some who could harm them, are in the family nobody drew.',
  good: 'It is drawn with the child or the family, reaches grandparents and fathers, and is used when a home is needed.',
  weak: 'Mother, child, and “father: not known”.',
  illustration:
    'Drawing it with her worker, Fern put in an uncle in Leeds. When she needed somewhere to stay, there he was.',
  exceptions: [
    { reason: 'The child is known for a short service only, such as a single payment', grantedBy: 'Team manager' },
  ],
  measuredBy: 'OV-10.in-time',
  evidence: 'genograms (sightline_case_papers.csv)',
  auditQuestion: 'Who is in this child’s family on both sides, and were they asked?',
  ...shared,
  clock: { kind: 'once', within: assessment, from: 'same day' },
  meets: (_, record) => papersOf(record, 'genogram', 'Genogram drawn or brought up to date'),
  soon: workingDays(10),
  says: {
    started: 'Open since',
    needed: 'A genogram is due by the end of the assessment, within {45 working days}',
    met: 'Drawn',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'opened on Monday 1 April 2019: by Friday 7 June',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: { case_papers: [{ updated_on: '2019-06-10', kind: 'genogram' }] },
      }),
      expect: [{ dueOn: '2019-06-07', metOn: '2019-06-10', on: '2019-06-30', state: 'met-late' }],
    },
    {
      name: 'one from an earlier time does not meet it',
      given: child({
        referrals: [{ on: '2018-01-08', closedOn: '2018-06-04' }, { on: '2019-04-01' }],
        own: { case_papers: [{ updated_on: '2018-02-05', kind: 'genogram' }] },
      }),
      expect: [
        { triggerOn: '2018-01-08', metOn: '2018-02-05' },
        { triggerOn: '2019-04-01', dueOn: '2019-06-07', on: '2019-06-08', state: 'overdue' },
      ],
    },
  ],
})
