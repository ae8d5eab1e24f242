import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { carePlanEnds, planning, plansOf, wayIn } from './care-plan.ts'
import { carePlanningRegulations, type InCare, periodsInCare, whatEndsCare } from './in-care.ts'

/** Whether the child was held in a young offender institution or secure training centre when the period began. */
function detained({ startsOn }: InCare, record: ChildRecord): boolean {
  return record.placements.some(
    each =>
      /^R5/.test(each.type ?? '') &&
      each.startedOn <= startsOn &&
      (each.endedOn === undefined || each.endedOn > startsOn),
  )
}

const remandNote = 'Part 8A, which applies the regulations to remanded children; to be checked against the text'

export const remandCarePlan = standard<InCare>({
  ...planning,
  id: 'LP-08',
  title: 'Care plan within five working days of remand',
  source: [carePlanningRegulations('47B', remandNote)],
  rule: 'The care plan of a child remanded to local authority accommodation is made within five working days of the remand.',
  whoIsCovered: 'Children who become looked after by being remanded, other than to youth detention (LP-09).',
  whatMeetsIt: 'A care plan is recorded, before the placement or since.',
  whatEndsIt: `Care proceedings begin. ${whatEndsCare}`,
  illustration:
    'Made-up Kit was remanded on a Monday. His plan, made that Friday, kept him at his college; he was there when bail was considered.',
  exceptions: [],
  measuredBy: 'LP-08.in-time',
  covers: record => periodsInCare(record).filter(each => wayIn(each, record) === 'remand' && !detained(each, record)),
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: (subject, record) => plansOf('care plan', subject, record),
  ends: carePlanEnds,
  says: {
    started: 'Remanded',
    needed: 'A care plan is due within 5 working days',
    met: 'Care plan recorded',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'remanded on Wednesday 24 April 2019',
      given: child({ care: [{ from: '2019-04-24', legalStatuses: [{ from: '2019-04-24', status: 'J1' }] }] }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-01' }],
    },
    {
      name: 'remanded to youth detention: another plan (LP-09)',
      given: child({
        care: [
          {
            from: '2019-04-24',
            legalStatuses: [{ from: '2019-04-24', status: 'J1' }],
            placements: [{ from: '2019-04-24', type: 'R5' }],
          },
        ],
      }),
      expect: [],
    },
  ],
})

export const detentionPlacementPlan = standard<InCare>({
  ...planning,
  id: 'LP-09',
  title: 'Detention placement plan within ten working days of remand',
  source: [carePlanningRegulations('47C', remandNote)],
  rule: 'The detention placement plan of a child remanded to youth detention accommodation is made within ten working days of the remand.',
  whoIsCovered: 'Children who become looked after by being remanded to youth detention accommodation.',
  whatMeetsIt: 'A detention placement plan is recorded.',
  whatEndsIt: `Care proceedings begin. ${whatEndsCare}`,
  illustration:
    'Made-up Sol’s plan told the institution that he takes insulin and whom he may telephone. Both were in place on his second night.',
  exceptions: [],
  measuredBy: 'LP-09.in-time',
  covers: record => periodsInCare(record).filter(each => wayIn(each, record) === 'remand' && detained(each, record)),
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: (subject, record) => plansOf('detention placement plan', subject, record),
  ends: carePlanEnds,
  says: {
    started: 'Remanded',
    needed: 'A detention placement plan is due within 10 working days',
    met: 'Plan recorded',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'remanded to a young offender institution on Wednesday 24 April 2019',
      given: child({
        care: [
          {
            from: '2019-04-24',
            legalStatuses: [{ from: '2019-04-24', status: 'J1' }],
            placements: [{ from: '2019-04-24', type: 'R5' }],
          },
        ],
        own: { care_plans: [{ recorded_on: '2019-05-08', kind: 'detention placement plan' }] },
      }),
      expect: [{ dueOn: '2019-05-09', metOn: '2019-05-08' }],
    },
    {
      name: 'a care plan is not a detention placement plan',
      given: child({
        care: [
          {
            from: '2019-04-24',
            legalStatuses: [{ from: '2019-04-24', status: 'J1' }],
            placements: [{ from: '2019-04-24', type: 'R5' }],
          },
        ],
        own: { care_plans: [{ recorded_on: '2019-04-26', kind: 'care plan' }] },
      }),
      expect: [{ dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' }],
    },
  ],
})
