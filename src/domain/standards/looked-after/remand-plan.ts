import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { isTemporary, placementsOf } from '../../record/period-of-care.ts'
import { statusRuns } from '../../record/status-runs.ts'
import { ended } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Ending, standard } from '../standard.ts'
import { carePlanEnds, planning, plansOf } from './care-plan.ts'
import { careEnds, carePlanningRegulations, type InCare, periodsInCare, whatEndsCare } from './in-care.ts'

/** The first placement in a young offender institution or secure training centre may follow the remand by so many days. */
const takenThere = 7

interface Remand extends InCare {
  readonly overOn: Day | undefined
  /** The day an earlier remand in the same period of care was over: a detention plan of that one is not of this. */
  readonly previousOverOn: Day | undefined
}

/** Each remand, from the day of its legal status (SSDA903: J1): of a child looked after already, for a night or long, too. */
function remands(record: ChildRecord): Remand[] {
  const runs = statusRuns(record, /^J1/i)
  if (runs.length === 0) return []
  return periodsInCare(record).flatMap(period => {
    const careEndedOn = period.period.endedOn ?? Number.POSITIVE_INFINITY
    const within = runs.filter(
      ({ from, until = Number.POSITIVE_INFINITY }) => from < careEndedOn && until > period.startsOn,
    )
    return within.map(({ from, until: overOn, source }, index): Remand => {
      const began = { ...period, overOn, previousOverOn: within[index - 1]?.until }
      if (from <= period.startsOn) return began
      return { ...began, key: `${period.key} remanded ${iso(from)}`, startsOn: from, source }
    })
  })
}

/** The day a remanded child was first held in a young offender institution or secure training centre, not before the remand. */
function detainedOn({ startsOn, overOn, period }: Remand, record: ChildRecord): Day | undefined {
  const until = overOn ?? period.endedOn ?? Number.POSITIVE_INFINITY
  const first = record.placements.find(
    ({ type, startedOn, endedOn }) =>
      isDetention(type) && startedOn < until && (endedOn === undefined || endedOn > startsOn),
  )
  return first && Math.max(first.startedOn, startsOn)
}

/** Whether a placement type is a young offender institution or secure training centre (SSDA903 code R5). */
function isDetention(type: string | undefined): boolean {
  return /^R5/.test(type ?? '')
}

function remandOver({ overOn, source }: Remand): Ending | undefined {
  return ended(overOn, 'the remand was over', source)
}

/** Whether the child was taken to youth detention as good as at once: the remand was to there. */
function isToDetention(remand: Remand, record: ChildRecord): boolean {
  return (detainedOn(remand, record) ?? Number.POSITIVE_INFINITY) <= remand.startsOn + takenThere
}

/** Detentions on remand: from the remand that was to there, or from the day of a later move there. */
function detentions(record: ChildRecord): Remand[] {
  return remands(record).flatMap((each): Remand[] => {
    if (isToDetention(each, record)) return [each]
    const startsOn = detainedOn(each, record)
    return startsOn === undefined ? [] : [{ ...each, key: `${each.key} detained ${iso(startsOn)}`, startsOn }]
  })
}

/** Youth detention on remand that gave way to somewhere else: a care plan is due from the day the child left it. */
function releases(record: ChildRecord): Remand[] {
  return remands(record).flatMap((each): Remand[] => {
    if (!isToDetention(each, record)) return []
    const startsOn = leftDetentionOn(each, record)
    return startsOn === undefined ? [] : [{ ...each, key: `${each.key} out of detention ${iso(startsOn)}`, startsOn }]
  })
}

/** The day a remanded child left detention while still remanded: a hospital stay or the like is no leaving. */
function leftDetentionOn(remand: Remand, record: ChildRecord): Day | undefined {
  const { overOn, period } = remand
  const from = detainedOn(remand, record)!
  const until = Math.min(overOn ?? Number.POSITIVE_INFINITY, period.endedOn ?? Number.POSITIVE_INFINITY)
  const placements = placementsOf(record, period).filter(
    ({ type, endedOn }) => (endedOn ?? Number.POSITIVE_INFINITY) > from && !isTemporary(type),
  )
  const elsewhere = placements.find(({ type, startedOn }) => startedOn > from && !isDetention(type))
  // By its own row: a stay away within it cuts it short, and the child comes back.
  const last = placements.findLast(({ type }) => isDetention(type))?.source
  const leftOn = elsewhere?.startedOn ?? record.placements.find(each => each.source === last)?.endedOn
  return leftOn !== undefined && leftOn > from && leftOn < until ? leftOn : undefined
}

const remandNote = 'Part 8A, which applies the regulations to remanded children; to be checked against the text'

export const remandCarePlan = standard<Remand>({
  ...planning,
  id: 'LP-08',
  title: 'Care plan within five working days of remand',
  source: [carePlanningRegulations('47B', remandNote)],
  rule: 'The care plan of a child remanded to local authority accommodation is made within five working days of the remand or, where the child was remanded to youth detention first, of leaving it.',
  whoIsCovered:
    'Children remanded to local authority accommodation, those looked after already too: a care plan they have meets it. Those remanded to youth detention (LP-09) from the day they leave it, if still remanded.',
  whatMeetsIt: 'A care plan is recorded, before the placement or since.',
  whatEndsIt: `The remand is over, or care proceedings begin. ${whatEndsCare}`,
  illustration:
    'Made-up Kit was remanded on a Monday. His plan, made that Friday, kept him at his college; he was there when bail was considered.',
  exceptions: [],
  measuredBy: 'LP-08.in-time',
  covers: record => [...remands(record).filter(each => !isToDetention(each, record)), ...releases(record)],
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: (subject, record) => plansOf('care plan', subject, record),
  ends: (subject, record) => [...carePlanEnds(subject, record), remandOver(subject)],
  says: {
    started: 'Remanded, or out of youth detention,',
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
      name: 'held for a night at the police station, then remanded: from the remand',
      given: child({
        care: [
          {
            from: '2019-04-24',
            legalStatuses: [
              { from: '2019-04-24', to: '2019-04-25', status: 'J2' },
              { from: '2019-04-25', status: 'J1' },
            ],
          },
        ],
        own: { care_plans: [{ recorded_on: '2019-05-08', kind: 'care plan' }] },
      }),
      expect: [
        { triggerOn: '2019-04-25', dueOn: '2019-05-02', metOn: '2019-05-08', on: '2019-05-31', state: 'met-late' },
      ],
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
    {
      name: 'remanded to youth detention, then to foster carers while still on remand: from the day of leaving it',
      given: child({
        care: [
          {
            from: '2019-04-08',
            legalStatuses: [{ from: '2019-04-08', status: 'J1' }],
            placements: [
              { from: '2019-04-08', to: '2019-06-03', type: 'R5' },
              { from: '2019-06-03', type: 'U6' },
            ],
          },
        ],
        own: { care_plans: [{ recorded_on: '2019-04-15', kind: 'detention placement plan' }] },
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-06-10', on: '2019-06-11', state: 'overdue' }],
    },
    {
      name: 'from one institution by way of hospital to another, and out only when the remand was over: nothing here',
      given: child({
        care: [
          {
            from: '2019-04-08',
            legalStatuses: [
              { from: '2019-04-08', to: '2019-06-03', status: 'J1' },
              { from: '2019-06-03', status: 'V2' },
            ],
            placements: [
              { from: '2019-04-08', to: '2019-04-29', type: 'R5' },
              { from: '2019-04-29', to: '2019-05-03', type: 'T1' },
              { from: '2019-05-03', to: '2019-06-03', type: 'R5' },
              { from: '2019-06-03', type: 'U6' },
            ],
          },
        ],
      }),
      expect: [],
    },
  ],
})

export const detentionPlacementPlan = standard<Remand>({
  ...planning,
  id: 'LP-09',
  title: 'Detention placement plan within ten working days of remand',
  source: [carePlanningRegulations('47C', remandNote)],
  rule: 'The detention placement plan of a child remanded to youth detention accommodation is made within ten working days of the remand.',
  whoIsCovered:
    'Children remanded to youth detention accommodation: in a young offender institution or secure training centre (placement R5) within a week of the remand, or moved there later while remanded.',
  whatMeetsIt: 'A detention placement plan is recorded.',
  whatEndsIt: `The remand is over. ${whatEndsCare}`,
  illustration:
    'Made-up Sol’s plan told the institution that he takes insulin and whom he may telephone. Both were in place on his second night.',
  exceptions: [],
  measuredBy: 'LP-09.in-time',
  covers: detentions,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: (subject, record) =>
    plansOf(
      'detention placement plan',
      { ...subject, previousEndedOn: subject.previousOverOn ?? subject.previousEndedOn },
      record,
    ),
  ends: (subject, record) => [...careEnds(subject, record), remandOver(subject)],
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
      name: 'in care already, remanded to a young offender institution; proceedings begun since change nothing',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [
              { from: '2019-01-07', to: '2019-04-24', status: 'V2' },
              { from: '2019-04-24', status: 'J1' },
            ],
            placements: [
              { from: '2019-01-07', to: '2019-04-26', type: 'K2' },
              { from: '2019-04-26', type: 'R5' },
            ],
          },
        ],
        own: { proceedings: [{ issued_on: '2019-04-29' }] },
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' }],
    },
    {
      name: 'remanded twice: the plan of the first is none for the second, which ended within the ten days',
      given: child({
        care: [
          {
            from: '2018-01-08',
            legalStatuses: [
              { from: '2018-01-08', to: '2018-02-01', status: 'V2' },
              { from: '2018-02-01', to: '2018-03-01', status: 'J1' },
              { from: '2018-03-01', to: '2019-04-24', status: 'V2' },
              { from: '2019-04-24', to: '2019-05-01', status: 'J1' },
              { from: '2019-05-01', status: 'V2' },
            ],
            placements: [
              { from: '2018-02-01', to: '2018-03-01', type: 'R5' },
              { from: '2018-03-01', to: '2019-04-24', type: 'U6' },
              { from: '2019-04-24', to: '2019-05-01', type: 'R5' },
              { from: '2019-05-01', type: 'U6' },
            ],
          },
        ],
        own: { care_plans: [{ recorded_on: '2018-02-10', kind: 'detention placement plan' }] },
      }),
      expect: [
        { triggerOn: '2018-02-01', dueOn: '2018-02-15', metOn: '2018-02-10' },
        { triggerOn: '2019-04-24', dueOn: '2019-05-09', endedOn: '2019-05-01' },
      ],
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
