import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { accommodationProvided } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, ended } from '../ends.ts'
import { child } from '../example.ts'
import { months, weeks, workingDays } from '../interval.ts'
import { type Ending, type Subject, standard } from '../standard.ts'
import { housedAsLeaver } from './accommodation.ts'
import { aboutPathwayPlans, plannedOf } from './planned.ts'

interface Moved extends Subject {
  readonly until: Day | undefined
  readonly ending: Ending
}

/** Moves to accommodation provided that nobody registers, while relevant or former relevant. */
function unregulatedMoves(record: ChildRecord): Moved[] {
  const rows = rowsOf(record, accommodationProvided)
  if (rows.length === 0) return []
  return rows
    .filter(row => row.answer('unregulated') === 'yes')
    .flatMap(row => {
      const { source } = row
      return housedAsLeaver(row, record).map(
        ({ key, on, until, time }): Moved => ({ key, startsOn: on, source, until, ending: time.ending }),
      )
    })
}

export const reviewAfterMove = standard<Moved>({
  id: 'CL-12',
  title: 'Pathway plan reviewed after a move to unregulated accommodation',
  ...aboutPathwayPlans,
  basis: 'local',
  source: [
    {
      document: 'Care Leavers (England) Regulations 2010',
      place: 'regulation 7(3)',
      inForceFrom: '2011-04-01',
      note: 'as soon as practicable after 28 days; to be checked against the text',
    },
    { document: 'Sightline', note: 'six weeks is our number for "as soon as practicable after 28 days"; a setting' },
  ],
  rule: 'After a move to accommodation that the authority provides and nobody registers, the pathway plan is reviewed as soon as practicable once 28 days have passed: within {six weeks} of the move.',
  whoIsCovered: 'Relevant and former relevant young people in accommodation recorded as unregulated.',
  whatMeetsIt: 'A review of the pathway plan held 28 days or more after the move. One held before that does not count.',
  whatEndsIt: 'The accommodation ends, the young person turns 21, is looked after again or dies.',
  exceptions: [],
  measuredBy: 'CL-12.in-time',
  evidence: 'template pathway_plans',
  gravity: 2,
  covers: unregulatedMoves,
  clock: { kind: 'once', within: weeks(6), from: 'same day' },
  comesRound: months(3), // CL-03, while the accommodation lasts
  meets: ({ startsOn }, record) =>
    plannedOf(record)
      .dates.filter(each => each.on >= startsOn)
      .map(each => (each.on < startsOn + 28 ? { ...each, whyNot: 'within 28 days of the move, so too soon' } : each)),
  ends: ({ until, ending, source }, record) => [ended(until, 'the accommodation ended', source), ending, died(record)],
  soon: workingDays(5),
  says: {
    started: 'Moved into accommodation',
    needed: 'A review of the pathway plan is due after 28 days, within {six weeks}',
    met: 'Pathway plan reviewed',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'C4: a review after ten days is too soon; the one after 30 counts',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'Y' }],
          pathway_plans: [
            { on_day: '2019-01-17', kind: 'review' },
            { on_day: '2019-02-06', kind: 'review' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-02-18', metOn: '2019-02-06' }],
    },
    {
      name: 'back in care for three weeks, then in the same accommodation again: six weeks from leaving care',
      given: child({
        bornOn: '2002-06-01',
        care: [
          { from: '2018-03-01', to: '2019-01-10', endReason: 'E6' },
          { from: '2019-04-08', to: '2019-04-29', endReason: 'E6' },
        ],
        own: { accommodation_provided: [{ provided_on: '2019-01-10', unregulated: 'Y' }] },
      }),
      expect: [
        { triggerOn: '2019-01-10', dueOn: '2019-02-21', endedOn: '2019-04-08' },
        { triggerOn: '2019-04-29', dueOn: '2019-06-10', on: '2019-06-11', state: 'overdue' },
      ],
    },
    {
      name: 'registered accommodation: nothing here',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: { accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'N' }] },
      }),
      expect: [],
    },
  ],
})
