import { iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, months } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { type Eligible, eligibleTimes } from './who.ts'

interface Waiting extends Subject {
  readonly eligible: Eligible
}

/** Eligible children; not those for whom an adviser is named without saying since when. */
function waiting(record: ChildRecord): Waiting[] {
  const times = eligibleTimes(record)
  if (times.length === 0 || (record.careLeaver?.adviser !== undefined && !record.involvements.some(isAdviser)))
    return []
  return times.map((eligible, index) => ({
    key: index === 0 ? 'eligible' : `eligible again from ${iso(eligible.from)}`,
    startsOn: eligible.from,
    source: eligible.source,
    eligible,
  }))
}

function isAdviser({ role }: { readonly role: string }): boolean {
  return role === 'personal adviser'
}

export const adviserAllocated = standard<Waiting>({
  id: 'CL-08',
  title: 'Personal adviser within {six months} of 16',
  stage: 'leaving care',
  basis: 'local',
  source: [
    {
      document: 'Children Act 1989',
      place: 'schedule 2, paragraph 19C',
      note: 'an eligible child has a personal adviser; the law sets no date; to be checked against the text',
    },
    { document: 'Local practice', note: 'by 16 and a half is usual; six months is a setting' },
  ],
  rule: 'An eligible child has a personal adviser within {six months} of the 16th birthday, or of becoming eligible after it.',
  whoIsCovered:
    'Every eligible child (CL-01), each time, but for those whose record names an adviser without saying since when.',
  whatMeetsIt: 'The involvement of a personal adviser begins. One who was there before counts from the first day.',
  whatEndsIt: 'The child ceases to be looked after, turns 18 or dies.',
  matters: 'The adviser should be somebody they know before everybody else leaves.',
  good: 'The young person meets the adviser with their social worker, and the two overlap for months.',
  weak: 'A letter with a name, the week before the 18th birthday.',
  illustration:
    'Sol’s adviser came with him to look at the college a year before he left care. On the first morning he was not alone.',
  exceptions: [],
  measuredBy: 'CL-08.in-time',
  auditQuestion: 'Did the young person choose, or at least know, their adviser before leaving care?',
  evidence: 'involvements',
  gravity: 3,
  covers: waiting,
  clock: { kind: 'once', within: months(6), from: 'same day' },
  meets: ({ startsOn }, record) =>
    record.involvements
      .filter(each => isAdviser(each) && (each.endedOn === undefined || each.endedOn >= startsOn))
      .map(each => ({
        on: Math.max(each.startedOn, startsOn),
        what: 'Personal adviser allocated',
        source: each.source,
      })),
  ends: ({ eligible }, record) => [
    ended(eligible.until, 'no longer an eligible child', eligible.source),
    died(record),
    turnedEighteen(record),
  ],
  soon: days(28),
  says: {
    started: 'Became an eligible child',
    needed: 'A personal adviser is due within {6 months}',
    met: 'Personal adviser allocated',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'looked after again: eligible again from that day',
      given: child({
        bornOn: '2003-03-01',
        care: [{ from: '2017-06-01', to: '2019-05-10', endReason: 'E8' }, { from: '2019-10-07' }],
      }),
      expect: [
        { triggerOn: '2019-03-01', endedOn: '2019-05-10' },
        { triggerOn: '2019-10-07', dueOn: '2020-04-07', on: '2020-04-08', state: 'overdue' },
      ],
    },
    {
      name: 'allocated at 16 and seven months: late',
      given: child({
        bornOn: '2003-03-01',
        care: [{ from: '2017-06-01' }],
        involvements: [{ from: '2019-10-07', role: 'personal adviser' }],
      }),
      expect: [
        { triggerOn: '2019-03-01', dueOn: '2019-09-01', metOn: '2019-10-07', on: '2019-11-01', state: 'met-late' },
      ],
    },
    {
      name: 'there already when the child became eligible',
      given: child({
        bornOn: '2003-03-01',
        care: [{ from: '2017-06-01' }],
        involvements: [{ from: '2019-01-14', role: 'personal adviser' }],
      }),
      expect: [{ metOn: '2019-03-01', on: '2019-03-01', state: 'met-in-time' }],
    },
    {
      name: 'an adviser named without a date: unclear, so nothing is said',
      given: child({ bornOn: '2003-03-01', care: [{ from: '2017-06-01' }], careLeaver: { adviser: 'W7' } }),
      expect: [],
    },
  ],
})
