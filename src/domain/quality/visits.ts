import type { ChildRecord, Visit } from '../record/facts.ts'
import { isUnborn } from '../record/person.ts'
import { rowsOf } from '../templates/own-row.ts'
import { privateFostering, privateFosteringVisits } from '../templates/private-fostering.ts'
import { extractConventions, inEvent, type QualityRule, standing } from './rule.ts'

const family = 'visits'

const visitsWhere =
  (isWrong: (each: Visit, record: ChildRecord) => boolean): QualityRule['find'] =>
  ({ record }) =>
    record.visits.filter(each => isWrong(each, record)).map(each => inEvent(each.on, each.source))

/** Visits of every kind. */
export const visitRules: readonly QualityRule[] = [
  {
    id: 'DQ-40',
    title: 'Visit does not say whether the child was seen',
    family,
    kind: 'missing',
    severity: 1,
    matters: 'Only a recorded yes shows that a child was seen: the visit is overdue as if it had not been made.',
    remedy: 'Record on the visit whether the child was seen.',
    distorts: ['I-33', 'I-34', 'I-46.visited', 'I-55', 'I-77.visits'],
    source: extractConventions,
    // Of a child not yet born nobody can say so, and the visit counts.
    find: visitsWhere(({ seen, on }, record) => seen === 'unknown' && !isUnborn(record, on)),
  },
  {
    id: 'DQ-41',
    title: 'Seen at a visit, and not recorded whether alone',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Whether the child could speak freely is not known.',
    remedy: 'Record whether the child was seen alone, and if not why.',
    distorts: ['I-35'],
    source: extractConventions,
    find: visitsWhere(each => each.kind !== 'need' && each.seen === 'yes' && each.seenAlone === 'unknown'),
  },
  {
    id: 'DQ-42',
    title: 'Seen at a visit before birth or after death',
    family,
    kind: 'contradictory',
    severity: 2,
    matters:
      'A child not yet born cannot have been seen. Where the visit was no visit before birth, one of the dates is wrong, and it stands for one that may not have been made.',
    remedy:
      'Of a visit before birth leave empty whether the child was seen: it counts then, and a no would say that it failed. Otherwise correct the date of the visit, of birth or of death.',
    distorts: ['I-33', 'I-34', 'I-55'],
    source: { document: 'Sightline', note: 'a child not yet born is not seen' },
    find: visitsWhere(({ on, seen }, { person }) => {
      const { bornOn, expectedOn, diedOn } = person ?? {}
      const born = bornOn ?? expectedOn
      return seen === 'yes' && ((born !== undefined && on < born) || (diedOn !== undefined && on > diedOn))
    }),
  },
  {
    id: 'DQ-43',
    title: 'Child protection visit while no plan was open',
    family,
    kind: 'contradictory',
    severity: 3,
    matters: 'The visit counts towards no plan; either it is of another kind or a plan’s dates are wrong.',
    remedy: 'Correct the kind of visit, its date, or the dates of the plan.',
    distorts: ['I-33', 'I-35'],
    source: { document: 'Sightline', note: 'a protection visit belongs to a plan' },
    find: visitsWhere(
      ({ kind, on }, { protectionPlans }) =>
        kind === 'protection' &&
        !protectionPlans.some(each => each.startedOn <= on && (each.endedOn === undefined || on <= each.endedOn)),
    ),
  },
  {
    id: 'DQ-81',
    title: 'Visit to a privately fostered child in no arrangement of which notice is held by then',
    family,
    kind: 'missing',
    severity: 1,
    hidesChild: true,
    matters:
      'Every clock of private fostering counts from the notice and ends with the arrangement: of an arrangement that none tells of no visit falls due.',
    remedy:
      'Record when the authority received notice of the arrangement, or became aware of it, or correct the day of the notice, of its end or of the visit.',
    distorts: ['PF-02.in-time', 'PF-03.in-time'],
    outlastsClosure: true,
    source: { document: 'Children (Private Arrangements for Fostering) Regulations 2005', place: 'regulation 8' },
    find: ({ record }) => {
      const notices = rowsOf(record, privateFostering)
      const without = rowsOf(record, privateFosteringVisits).filter(
        ({ on }) =>
          on !== undefined &&
          !notices.some(each => each.on !== undefined && each.on <= on && on <= (each.day('ended_on') ?? on)),
      )
      // One notice is lacking of all of them.
      const last = without.at(-1)
      return last === undefined ? [] : [standing(without[0]!.on!, last.source)]
    },
  },
]
