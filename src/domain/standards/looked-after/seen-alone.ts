import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, Visit } from '../../record/facts.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { believedBirthOf } from '../../record/person.ts'
import { ended } from '../ends.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { carePlanningRegulations, endsOfCareAround, whatEndsCare } from './in-care.ts'

interface Seen extends Subject {
  readonly visit: Visit
  readonly next: Visit | undefined
}

/** Below this age nothing is said: whether a small child can be seen alone is for the worker to judge. */
const fromAge = 4

/** Visits in care at which the child was seen, one a day, each with the next. Of two on a day, one made alone. */
function seen(record: ChildRecord): Seen[] {
  if (record.careEpisodes.length === 0) return []
  const periods = periodsOfCare(record)
  const isInCare = (on: Day) =>
    periods.some(({ startedOn, endedOn }) => startedOn <= on && (endedOn === undefined || on <= endedOn))
  const visits: Visit[] = []
  for (const each of record.visits) {
    if (each.kind !== 'care' || each.seen !== 'yes' || !isInCare(each.on)) continue
    const sameDay = visits.at(-1)?.on === each.on
    if (!sameDay) visits.push(each)
    else if (each.seenAlone === 'yes') visits[visits.length - 1] = each
  }
  return visits.flatMap((visit, index) =>
    isSmall(record, visit.on)
      ? []
      : [{ key: visit.source.key, startsOn: visit.on, source: visit.source, visit, next: visits[index + 1] }],
  )
}

/** A child whose birthday nobody knows at all is not left out. */
function isSmall(record: ChildRecord, on: Day): boolean {
  const born = believedBirthOf(record)
  return born !== undefined && on < birthday(born, fromAge)
}

function alone({ visit }: Seen): Meeting[] {
  const base = { on: visit.on, what: 'Visit to the looked-after child', source: visit.source }
  if (visit.seenAlone === 'yes') return [{ ...base, what: 'Child seen alone' }]
  if (visit.seenAlone === 'no') return [{ ...base, whyNot: 'the child was not seen alone' }]
  return [{ ...base, whyNot: 'not recorded whether the child was seen alone' }]
}

export const seenAlone = standard<Seen>({
  id: 'LV-10',
  title: 'Child seen alone at the visit',
  stage: 'looked after',
  basis: 'statutory',
  source: [carePlanningRegulations('29')],
  rule: 'At each visit the child is spoken to in private, unless the child, being of sufficient age and understanding, refuses, it is not appropriate having regard to the child’s age and understanding, or the visitor is unable to.',
  whoIsCovered:
    'Every visit to a looked-after child aged four or over, in short breaks too, at which the child was seen. Younger children are left out: whether to see them alone is for the worker to judge.',
  whatMeetsIt: 'The visit is recorded as one at which the child was seen alone.',
  whatEndsIt: `The next visit at which the child is seen. ${whatEndsCare}`,
  matters: 'A child will not say in front of the carer what is wrong with the carer.',
  good: 'A walk, a drive, the child’s own room; and next time again.',
  weak: 'Asked in the kitchen whether everything is all right, with the carer at the sink.',
  illustration:
    'Made-up Non, 9, said nothing for three visits in the sitting room. On a walk with the dog she said why.',
  exceptions: [
    { reason: 'The child, old enough to decide, refuses', grantedBy: 'Social worker, recorded at the visit' },
    { reason: 'It is not appropriate to the child’s age and understanding', grantedBy: 'Team manager' },
    { reason: 'The visitor is unable to', grantedBy: 'Team manager' },
  ],
  measuredBy: 'LV-10.in-time',
  auditQuestion:
    'Was the child given a real chance to speak alone, and is what they said in the record in their words?',
  evidence: 'care visits seen alone',
  gravity: 2,
  covers: seen,
  clock: { kind: 'once', within: days(0), from: 'same day' },
  meets: alone,
  ends: ({ startsOn, next }, record) => [
    ended(next?.on, 'the next visit was made', next?.source),
    ...endsOfCareAround(startsOn, record),
  ],
  soon: days(0),
  says: {
    started: 'Visited',
    needed: 'The child is to be seen alone at each visit',
    met: 'Seen alone',
    none: 'Not recorded as seen alone.',
  },
  examples: [
    {
      name: 'not alone, until the next visit; then alone',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07' }],
        visits: [
          { on: '2019-05-02', seenAlone: 'no' },
          { on: '2019-06-06', seenAlone: 'yes' },
        ],
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-02', endedOn: '2019-06-06', on: '2019-05-03', state: 'overdue' },
        { metOn: '2019-06-06' },
      ],
    },
    {
      name: 'a child of two: nothing is said',
      given: child({
        bornOn: '2017-02-01',
        visitKind: 'care',
        care: [{ from: '2019-01-07' }],
        visits: [{ on: '2019-05-02', seenAlone: 'no' }],
      }),
      expect: [],
    },
    {
      name: 'not seen at all: that is for the visiting standards',
      given: child({ visitKind: 'care', care: [{ from: '2019-01-07' }], visits: [{ on: '2019-05-02', seen: 'no' }] }),
      expect: [],
    },
  ],
})
