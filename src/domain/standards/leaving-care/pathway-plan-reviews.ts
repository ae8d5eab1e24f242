import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { accommodationProvided } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died } from '../ends.ts'
import { child } from '../example.ts'
import { days, type Interval, months } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { aboutPathwayPlans, lastBetween, plannedOf } from './planned.ts'
import { type Aftercare, aftercareOf } from './who.ts'

interface Planned extends Subject {
  readonly aftercare: Aftercare
}

/**
 * From the last plan or review in the six months before leaving care (a looked-after review counts as one), or leaving
 * care; where only the extract's latest date is known, from that.
 */
function toReview(record: ChildRecord): Planned[] {
  const times = aftercareOf(record)
  if (times.length === 0) return []
  const { dates, onlyLatest } = plannedOf(record)
  const inCare = record.careReviews.map(each => ({ on: each.heldOn, source: each.source }))
  return times.flatMap((aftercare): Planned[] => {
    const { key, from, ending } = aftercare
    const latest = onlyLatest ? dates[0] : undefined
    const before = [lastBetween(dates, addMonths(from, -6), from), lastBetween(inCare, addMonths(from, -6), from)]
    const last =
      latest !== undefined && latest.on > from
        ? latest
        : before.flatMap(each => each ?? []).sort((a, b) => b.on - a.on)[0]
    const startsOn = last?.on ?? from
    if (startsOn >= ending.on) return []
    return [{ key, startsOn, source: last?.source ?? aftercare.source, aftercare }]
  })
}

/** Three months after a review made once 28 days in unregulated accommodation were over and while it lasts, else six. */
function untilNextReview(on: Day, _: Planned, record: ChildRecord): Interval {
  const unregulated = rowsOf(record, accommodationProvided).some(
    row =>
      row.on !== undefined &&
      row.answer('unregulated') === 'yes' &&
      on >= row.on + 28 &&
      on <= (row.day('ended_on') ?? Number.POSITIVE_INFINITY),
  )
  return months(unregulated ? 3 : 6)
}

export const pathwayPlanReviews = standard<Planned>({
  id: 'CL-03',
  title: 'Pathway plan reviewed every six months',
  ...aboutPathwayPlans,
  basis: 'statutory',
  source: [
    {
      document: 'Care Leavers (England) Regulations 2010',
      place: 'regulation 7',
      inForceFrom: '2011-04-01',
      note: 'the three months under regulation 7(3) are to be checked against the text',
    },
  ],
  rule: 'After care the pathway plan is reviewed at least every six months, counted from the last plan or review; every three months in accommodation the authority provides and nobody registers, once it has been reviewed there.',
  whoIsCovered:
    'Relevant and former relevant young people up to 21, those of whom nothing is held since care too. While looked after, the plan is reviewed at the looked-after reviews (LR-01 to LR-03).',
  whatMeetsIt: 'The pathway plan is reviewed or made anew.',
  whatEndsIt:
    'The young person turns 21, is looked after again, has been back with a parent for six months before 18 and is not recorded as relevant or former relevant, or dies.',
  notYetCovered:
    'Reviews the young person or the adviser asks for sooner, and duties from 21 on, as the data does not tell of them. The extract holds only the latest plan or review: where there is no more, only the next one is timed.',
  exceptions: [],
  measuredBy: 'CL-03.in-time',
  evidence: 'pathway plans',
  gravity: 2,
  covers: toReview,
  clock: { kind: 'rolling', every: untilNextReview, from: 'next day' },
  comesRound: months(6),
  meets: (_, record) => plannedOf(record).dates,
  ends: ({ aftercare }, record) => [aftercare.ending, died(record)],
  soon: days(28),
  says: {
    started: 'Plan last looked at, or care left,',
    again: 'Plan last reviewed',
    needed: 'The next review of the pathway plan is due',
    met: 'Pathway plan reviewed',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'from the last review in care, then from each review held',
      given: child({
        bornOn: '2001-05-10',
        care: [{ from: '2016-06-01', to: '2019-05-10', reviews: ['2019-02-12'] }],
        careLeaver: {},
        own: {
          pathway_plans: [
            { on_day: '2018-06-04', kind: 'plan' },
            { on_day: '2019-08-05', kind: 'review' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-02-12', dueOn: '2019-08-12', metOn: '2019-08-05' },
        { triggerOn: '2019-08-05', dueOn: '2020-02-05', on: '2020-02-06', state: 'overdue' },
      ],
    },
    {
      name: 'only the extract’s latest date: timed from that alone',
      given: child({
        bornOn: '1999-05-10',
        care: [{ from: '2014-06-01', to: '2017-05-10' }],
        careLeaver: { pathwayPlanOn: '2019-03-31' },
      }),
      expect: [{ triggerOn: '2019-03-31', dueOn: '2019-09-30' }],
    },
    {
      name: 'nothing is held since care ended: forgotten, so overdue',
      given: child({ bornOn: '2002-05-24', care: [{ from: '2017-06-01', to: '2019-06-30', endReason: 'E8' }] }),
      expect: [{ triggerOn: '2019-06-30', dueOn: '2019-12-30', on: '2019-12-31', state: 'overdue' }],
    },
    {
      name: 'taken over by another authority: theirs to review',
      given: child({ bornOn: '2002-05-24', care: [{ from: '2017-06-01', to: '2019-06-30', endReason: 'E3' }] }),
      expect: [],
    },
    {
      name: 'recorded as relevant, with no care in the extract: from 16',
      given: child({ bornOn: '2002-09-01', careLeaver: { eligibility: 'Relevant' } }),
      expect: [{ triggerOn: '2018-09-01', dueOn: '2019-03-01', on: '2019-03-02', state: 'overdue' }],
    },
    {
      name: 'in unregulated accommodation: three months after a review made there',
      given: child({
        bornOn: '2001-05-10',
        care: [{ from: '2016-06-01', to: '2019-05-10' }],
        careLeaver: {},
        own: {
          accommodation_provided: [{ provided_on: '2019-05-10', unregulated: 'Y' }],
          pathway_plans: [{ on_day: '2019-06-12', kind: 'review' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-10', dueOn: '2019-11-10', metOn: '2019-06-12' },
        { triggerOn: '2019-06-12', dueOn: '2019-09-12' },
      ],
    },
    {
      name: 'went home at 16, and the authority records a former relevant young person: it knows best',
      given: child({
        bornOn: '2002-09-01',
        care: [{ from: '2016-06-01', to: '2019-05-10', endReason: 'E4A' }],
        careLeaver: { eligibility: 'Former Relevant' },
      }),
      expect: [{ triggerOn: '2019-05-10', dueOn: '2019-11-10', on: '2019-11-11', state: 'overdue' }],
    },
    {
      name: 'only an expected birth long past is held: it is taken for the birthday',
      given: child({
        expectedOn: '2001-09-01',
        care: [{ from: '2016-06-01', to: '2019-05-10', endReason: 'E8' }],
        careLeaver: { eligibility: 'Former Relevant' },
      }),
      expect: [{ triggerOn: '2019-05-10', dueOn: '2019-11-10', on: '2019-11-11', state: 'overdue' }],
    },
    {
      name: 'back with a parent for six months before 18: no longer relevant',
      given: child({
        bornOn: '2002-09-01',
        care: [{ from: '2016-06-01', to: '2019-05-10', endReason: 'E4A' }],
        careLeaver: {},
      }),
      expect: [{ triggerOn: '2019-05-10', dueOn: '2019-11-10', endedOn: '2019-11-10' }],
    },
  ],
})
