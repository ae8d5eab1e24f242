import { type Day, earliest } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { adoptionVisits } from '../../templates/adoption.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, type Interval, months, weeks, workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { reviewsOncePlaced } from './reviews.ts'
import { type PlacedForAdoption, placedForAdoption } from './routes.ts'

/** Visits to the child since placement: the template's, and the extract's at which the child was seen. */
function visitsSince(record: ChildRecord, from: Day): Meeting[] {
  const told = rowsOf(record, adoptionVisits).flatMap((row): Meeting[] =>
    row.on === undefined || row.on < from ? [] : [{ on: row.on, what: 'Visited', source: row.source }],
  )
  const known = new Set(told.map(each => each.on))
  for (const visit of record.visits) {
    if (visit.kind === 'care' && visit.on >= from && !known.has(visit.on)) told.push(asMeeting(visit, record))
  }
  return told.sort((a, b) => a.on - b.on)
}

/**
 * A week until the first review has been held; then as long as lies between the visit that last told the day the review
 * wants and that day, counted from each visit made: one made before that day is the one wanted.
 */
function untilNext(from: Day, subject: PlacedForAdoption, record: ChildRecord): Interval | undefined {
  const first = reviewsOncePlaced(record).find(each => each.on > subject.startsOn)
  if (first === undefined || from + 7 <= first.on) return weeks(1)
  const told = rowsOf(record, adoptionVisits).flatMap(row => {
    const next = row.day('next_by')
    const isTold = row.on !== undefined && row.on >= first.on && row.on <= from
    return isTold && next !== undefined && next > row.on ? [{ on: row.on, next }] : []
  })
  const last = told.reduce<(typeof told)[number] | undefined>(
    (a, b) => (a === undefined || b.on >= a.on ? b : a),
    undefined,
  )
  if (last === undefined) return undefined
  return days(last.next - last.on)
}

/** Days after the first review within which a visit should have told when the next is wanted. */
const untilTold = 7

/**
 * Times placed for adoption, from a week after the first review, in which no visit is timed because none says when the next is
 * wanted; until one does, or the placement ends.
 */
export function untimedOncePlaced(
  record: ChildRecord,
): { on: Day; until: Day | undefined; source: Subject['source'] }[] {
  return placedForAdoption(record).flatMap(subject => {
    const first = reviewsOncePlaced(record).find(each => each.on > subject.startsOn)
    if (first === undefined) return []
    const over = earliest(...subject.endings.map(each => each?.on)) ?? Number.POSITIVE_INFINITY
    const visits = visitsSince(record, subject.startsOn).filter(each => each.whyNot === undefined && each.on < over)
    const turns = [subject.startsOn, ...visits.map(each => each.on)]
    const isTimed = turns.map(on => untilNext(on, subject, record) !== undefined)
    return turns.flatMap((turn, index) => {
      if (isTimed[index] || (index > 0 && !isTimed[index - 1])) return []
      const on = Math.max(turn, first.on) + untilTold
      const until = Math.min(turns.find((_, later) => later > index && isTimed[later]) ?? over, over)
      return on < until ? [{ on, until: Number.isFinite(until) ? until : undefined, source: first.source }] : []
    })
  })
}

export const placedVisits = standard<PlacedForAdoption>({
  id: 'AD-04',
  title: 'Child placed for adoption: visited',
  stage: 'adoption',
  basis: 'statutory',
  source: [{ document: 'Adoption Agencies Regulations 2005', place: 'regulation 36(4)', inForceFrom: '2005-12-30' }],
  rule: 'A child placed for adoption, and the prospective adopter, are visited within one week of placement, then at least once a week until the first review; after it as often as each review decides.',
  whoIsCovered: 'Every child placed for adoption, a change from fostering to adoption with the same carers included.',
  whatMeetsIt:
    'A visit by Sightline’s template, or a visit to the looked-after child in the extract at which the child was seen.',
  whatEndsIt:
    'The adoption order is made, the child is no longer placed for adoption, care ends, the child turns 18 or dies.',
  notYetCovered:
    'How often to visit after the first review is taken from the day by which a visit says the next is wanted; a visit made before that day is the one wanted. Where later visits do not say, the length they last told goes on, counted from each visit made. Where none says, nothing is timed until one does.',
  matters: 'In the first weeks a child may be grieving while everybody celebrates.',
  good: 'The child is seen with the new parents and without, and the worker stays long enough to see tea-time.',
  weak: 'A call to say that all is lovely.',
  illustration:
    'In the second week Otis hid his bread under the bed. Because the worker saw it, his new parents learned what it meant.',
  exceptions: [],
  measuredBy: 'AD-04.in-time',
  auditQuestion: 'Was the child seen, also without the new parents, and does the record say how they are?',
  evidence: 'visits once placed for adoption',
  gravity: 1,
  covers: placedForAdoption,
  clock: { kind: 'rolling', every: untilNext, from: 'same day' },
  comesRound: months(6), // a review may set any time between visits, but decides it anew so often (AD-05)
  meets: ({ startsOn }, record) => visitsSince(record, startsOn),
  ends: subject => subject.endings,
  soon: workingDays(3),
  says: {
    started: 'Placed for adoption',
    again: 'Last visited',
    needed: 'A visit is due, weekly until the first review and then as the review decides',
    met: 'Visited',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'T40: placed on Monday 15 July 2019, by 22 July and then weekly',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03' }],
        permanence: [{ placementOrderOn: '2019-02-11', placedOn: '2019-07-15' }],
        own: { adoption_visits: [{ visited_on: '2019-07-19' }] },
      }),
      expect: [
        { triggerOn: '2019-07-15', dueOn: '2019-07-22', metOn: '2019-07-19' },
        { triggerOn: '2019-07-19', dueOn: '2019-07-26', on: '2019-07-27', state: 'overdue' },
      ],
    },
    {
      name: 'after the first review as the review decides',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03' }],
        permanence: [{ placedOn: '2019-07-15' }],
        own: {
          adoption_visits: [
            { visited_on: '2019-07-19' },
            { visited_on: '2019-07-25' },
            { visited_on: '2019-07-31' },
            { visited_on: '2019-08-07', next_by: '2019-08-28' },
          ],
          adoption_reviews: [{ held_on: '2019-08-07', kind: 'placed' }],
        },
      }),
      expect: [
        { dueOn: '2019-07-22' },
        { dueOn: '2019-07-26' },
        { dueOn: '2019-08-01' },
        { triggerOn: '2019-07-31', dueOn: '2019-08-07', metOn: '2019-08-07' },
        { triggerOn: '2019-08-07', dueOn: '2019-08-28' },
      ],
    },
    {
      name: 'placed again ten days after the first placement gave way: clocks of its own, though one day is told',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            placements: [
              { from: '2018-04-03', to: '2019-06-20' },
              { from: '2019-06-20', to: '2019-07-05', type: 'A5' },
              { from: '2019-07-05', to: '2019-07-15', type: 'U6' },
              { from: '2019-07-15', type: 'A5' },
            ],
          },
        ],
        permanence: [{ placementOrderOn: '2019-02-11', placedOn: '2019-06-20' }],
      }),
      expect: [
        { triggerOn: '2019-06-20', endedOn: '2019-07-05' },
        { triggerOn: '2019-07-15', dueOn: '2019-07-22', on: '2019-07-23', state: 'overdue' },
      ],
    },
    {
      name: 'a visit in the extract, before the day the review wants, is that one: as long again from it, and from each',
      given: child({
        bornOn: '2017-06-01',
        visitKind: 'care',
        care: [{ from: '2018-04-03', reviews: ['2019-07-22'] }],
        permanence: [{ placedOn: '2019-07-15' }],
        visits: ['2019-08-23', '2019-08-28'],
        own: { adoption_visits: [{ visited_on: '2019-07-22' }, { visited_on: '2019-07-29', next_by: '2019-08-26' }] },
      }),
      expect: [
        { dueOn: '2019-07-22' },
        { triggerOn: '2019-07-29', dueOn: '2019-08-26', metOn: '2019-08-23' },
        { triggerOn: '2019-08-23', dueOn: '2019-09-20', metOn: '2019-08-28', on: '2019-08-30', state: 'met-in-time' },
        { triggerOn: '2019-08-28', dueOn: '2019-09-25', on: '2019-09-26', state: 'overdue' },
      ],
    },
    {
      name: 'a visit in the extract counts if the child was seen; after the review nothing is set, so nothing is timed',
      given: child({
        bornOn: '2017-06-01',
        visitKind: 'care',
        care: [
          {
            from: '2018-04-03',
            placements: [
              { from: '2018-04-03', to: '2019-07-15' },
              { from: '2019-07-15', type: 'A5' },
            ],
            reviews: ['2019-07-24'],
          },
        ],
        visits: [{ on: '2019-07-17', seen: 'unknown' }, '2019-07-22'],
      }),
      expect: [{ triggerOn: '2019-07-15', dueOn: '2019-07-22', metOn: '2019-07-22' }],
    },
  ],
})
