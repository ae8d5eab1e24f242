import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord, Placement } from '../../record/facts.ts'
import { type PeriodOfCare, periodsOfCare, placementsOf } from '../../record/period-of-care.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { type Interval, months, weeks } from '../interval.ts'
import { type Ending, type Meeting, type Subject, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'

interface Placed extends Subject {
  readonly period: PeriodOfCare
  readonly placement: Placement
  readonly visits: readonly Meeting[]
}

/**
 * Placement types in which another paragraph of regulation 28 sets the visits: with parents (LV-04 to LV-06), and
 * where someone else is responsible for how the child lives: hospital, custody, residential school (LV-07). Left out
 * here until those are worked out; never given a laxer date. For adoption see AD-04.
 */
const otherRules = /^(P1|T1|R2|R5|S1|A[3-6])/

/** Placements that regulation 28(2) covers, each with the visits made while it lasted. */
function placements(record: ChildRecord): Placed[] {
  return periodsOfCare(record).flatMap(period => {
    const full = period.fullDutiesFrom
    if (full === undefined || (period.endedOn !== undefined && period.endedOn <= full + 1)) return []
    return placementsOf(record, period).flatMap((placement): Placed[] => {
      if (otherRules.test(placement.type ?? '')) return []
      const startsOn = Math.max(placement.startedOn, full)
      const until = placement.endedOn ?? Number.POSITIVE_INFINITY
      if (until <= startsOn) return []
      const visits = record.visits
        .filter(each => each.kind === 'care' && each.on >= startsOn && each.on <= until)
        .map(each => asMeeting(each, record))
      return [{ key: placement.source.key, startsOn, source: placement.source, period, placement, visits }]
    })
  })
}

/** The day from which the placement is in its second year. */
function secondYear(subject: Placed): Day {
  return addMonths(subject.placement.startedOn, 12)
}

/**
 * Whether a placement is meant to last until the child is 18: a long-term fostering placement (SSDA903 U1, U4), or a
 * plan for permanence that says so, in force on the day.
 */
function meantToLast(record: ChildRecord, subject: Placed, on: Day): boolean {
  if (/^U[14]/.test(subject.placement.type ?? '')) return true
  return record.permanencePlans.some(
    each =>
      each.plan?.includes('LTFOST18') && each.startedOn <= on && (each.endedOn === undefined || each.endedOn > on),
  )
}

const visitEnds = ({ period, placement }: Placed, record: ChildRecord): (Ending | undefined)[] => [
  ended(placement.endedOn, 'the placement ended', placement.source),
  ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
  ended(period.placedForAdoptionOn, 'placed for adoption, where other visits apply', undefined),
  died(record),
  turnedEighteen(record),
]

const regulation28 = (place: string) => [
  {
    document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
    place: `regulation ${place}`,
    inForceFrom: '2011-04-01',
    note: 'relaxed from 24 April to 25 September 2020 by temporary regulations; the usual dates are shown',
  },
]

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whatMeetsIt:
    'A visit to the child where they live, at which the child is recorded as seen. A failed visit, or one that does not say, changes nothing.',
  whatEndsIt: 'The placement ends, the child ceases to be looked after, is placed for adoption, dies or turns 18.',
  notYetCovered:
    'Placements with parents (LV-04 to LV-06), in hospital, custody or residential school (LV-07), short breaks (LR-08) and for adoption (AD-04) have other clocks, which Sightline does not work out yet; they are left out here. A six-monthly interval agreed with the child (LV-08) is not used, as the agreement is not in the data.',
  evidence: 'care visits seen',
  gravity: 1,
  soon: { count: 5, unit: 'working day' },
} as const

export const firstPlacementVisit = standard<Placed>({
  id: 'LV-01',
  title: 'Visited within a week of a placement starting',
  source: regulation28('28(2)(a)'),
  rule: 'The child is visited within one week of the start of any placement. Every new placement starts this again, even with the same carers; a change of legal status alone does not.',
  whoIsCovered: 'Every placement of a looked-after child, other than those listed as not yet covered.',
  matters: 'A child in a new home needs somebody they know to see how they are, before a bad start becomes harm.',
  good: 'Seen alone in the placement, with questions about the first nights.',
  weak: 'The visit is to the carer, the child stays upstairs.',
  illustration:
    'Kemi moved on a Monday. On Thursday she told her worker she was afraid of the dog; it was put in the yard that night.',
  exceptions: [],
  measuredBy: 'LV-01.in-time',
  auditQuestion: 'Was the child seen alone where they live, and was what they said acted on?',
  ...shared,
  covers: placements,
  clock: { kind: 'once', within: weeks(1), from: 'same day' },
  meets: subject => subject.visits,
  ends: visitEnds,
  says: {
    started: 'Placement began',
    needed: 'A first visit is due within one week',
    met: 'Visited and seen',
    none: 'No visit recorded at which the child was seen.',
  },
  examples: [
    {
      name: 'a visit just before the move does not count',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', to: '2019-06-03' }, { from: '2019-06-03' }] }],
        visits: ['2019-01-10', '2019-05-31'],
      }),
      expect: [
        { triggerOn: '2019-01-07', dueOn: '2019-01-14', metOn: '2019-01-10' },
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', on: '2019-06-11', state: 'overdue' },
      ],
    },
    {
      name: 'with parents: another rule applies, so nothing here',
      given: child({ care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'P1' }] }] }),
      expect: [],
    },
  ],
})

/** Placements timed from the first visit made in them. */
function fromFirstVisit(record: ChildRecord): Placed[] {
  return placements(record).flatMap(each => {
    const first = each.visits.find(visit => visit.whyNot === undefined)
    return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source }]
  })
}

/** Six weeks after a visit made in the first year of the placement; nothing after one made later (LV-03). */
function inFirstYear(from: Day, subject: Placed): Interval | undefined {
  return from < secondYear(subject) ? weeks(6) : undefined
}

/** After a visit made once the first year is over: three months where the placement is meant to last, else six weeks. */
function afterFirstYear(from: Day, subject: Placed, record: ChildRecord): Interval | undefined {
  if (from < secondYear(subject)) return undefined
  return meantToLast(record, subject, from) ? months(3) : weeks(6)
}

export const firstYearVisits = standard<Placed>({
  id: 'LV-02',
  title: 'Visited every six weeks in the first year of a placement',
  source: regulation28('28(2)(b)'),
  rule: 'In the first year of a placement the child is visited at intervals of not more than six weeks, counted from the last visit made.',
  whoIsCovered:
    'Every placement that has had its first visit, for visits made in its first year; the next one after such a visit is due within six weeks even if the year is over by then.',
  matters: 'A looked-after child has nobody else whose job it is to notice.',
  good: 'The same worker, the child seen alone, and what they say acted on.',
  weak: 'A new face each time, with the same form.',
  illustration:
    'Leo’s worker noticed at the third visit that he had stopped talking of school. He had not been for two weeks.',
  exceptions: [],
  measuredBy: 'LV-02.in-time',
  auditQuestion: 'Was the child seen alone where they live, and was what they said acted on?',
  ...shared,
  covers: fromFirstVisit,
  clock: { kind: 'rolling', every: inFirstYear, from: 'next day' },
  meets: subject => subject.visits,
  ends: visitEnds,
  says: {
    started: 'Last visited',
    again: 'Last visited',
    needed: 'The next visit is due within six weeks',
    met: 'Visited and seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: 'a visit in the last month of the first year: six weeks, though a year has passed by then',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }],
        visits: ['2019-04-29', '2020-04-10'],
      }),
      expect: [
        { triggerOn: '2019-04-29', dueOn: '2019-06-10', metOn: '2020-04-10', on: '2020-04-30', state: 'met-late' },
        { triggerOn: '2020-04-10', dueOn: '2020-05-22' },
      ],
    },
  ],
})

export const laterVisits = standard<Placed>({
  id: 'LV-03',
  title: 'Visited every three months or six weeks after the first year',
  source: regulation28('28(2)(c)'),
  rule: 'After the first year of a placement that is meant to last until 18, visits are not more than three months apart; in any other placement still six weeks.',
  whoIsCovered: 'Placements in which a visit has been made after the first year.',
  matters: 'A settled child can be forgotten; settled placements break down unseen.',
  good: 'The visit keeps a relationship the child can use when something goes wrong.',
  weak: 'Settled, so nobody goes.',
  illustration:
    'Maya had lived with her foster family for two years. Between two visits three months apart her carer fell ill; the visit found it out before the placement broke.',
  exceptions: [],
  measuredBy: 'LV-03.in-time',
  auditQuestion: 'Was the child seen alone where they live, and was what they said acted on?',
  ...shared,
  covers: fromFirstVisit,
  clock: { kind: 'rolling', every: afterFirstYear, from: 'next day' },
  meets: subject => subject.visits,
  ends: visitEnds,
  says: {
    started: 'Last visited',
    again: 'Last visited',
    needed: 'The next visit is due within three months in a placement meant to last, otherwise six weeks',
    met: 'Visited and seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: 'long-term fostering: three months once a visit is made after the first year',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }],
        visits: ['2019-04-29', '2020-04-10', '2020-05-20'],
      }),
      expect: [{ triggerOn: '2020-05-20', dueOn: '2020-08-20' }],
    },
    {
      name: 'a placement not meant to last: still six weeks',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'K2' }] }],
        visits: ['2019-04-29', '2020-05-20'],
      }),
      expect: [{ triggerOn: '2020-05-20', dueOn: '2020-07-01' }],
    },
  ],
})
