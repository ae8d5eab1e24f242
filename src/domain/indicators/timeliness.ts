import { standards } from '../standards/registry.ts'
import type { Standard } from '../standards/standard.ts'
import type { State } from '../standards/state.ts'
import { type Condition, type Indicator, type LeftOut, rollingYear } from './indicator.ts'

const outstanding: readonly State[] = ['due-later', 'due-soon', 'overdue', 'no-data']
const own = { document: 'Sightline', note: 'states as the standards define them' }

const onTheDay = {
  unit: 'deadlines',
  fact: 'deadline',
  source: [own],
  period: { kind: 'snapshot', from: 'triggerOn' },
  measure: { kind: 'count' },
} as const

/**
 * In time over a period: of the deadlines that fell due in it, the share met by then. One that ended by the day it was
 * due is left out, and one due on the day itself that may still be met; one not met, or ended later, is missed. Days for which the authority supplied no evidence are left
 * out whether met or not, so that the share is not flattered by the few that were.
 */
export function inTime(id: string, title: string, these: readonly Condition[], source: Indicator['source']): Indicator {
  return {
    id,
    title,
    definition:
      'Of what fell due in the last 12 months, the share done by the day it was due. What ended first is left out; what was never done counts as missed.',
    unit: 'deadlines',
    polarity: 'high',
    source,
    fact: 'deadline',
    period: rollingYear('dueOn'),
    measure: { kind: 'in time' },
    outOf: these,
    leftOut: [
      { why: 'ended before they were due', when: [{ whenDue: ['ended'] }] },
      { why: 'no data: the evidence had not been supplied by then', when: [{ uncovered: true }] },
      { why: 'due on the day itself and may still be done', when: [{ state: ['due-soon', 'due-later'] }] },
    ],
    counts: [{ whenDue: ['met'] }],
  }
}

/** Who is left out of a share of those whose reviews were all in time, judged on what this standard is. */
export function reviewsNotSupplied(standard: string): readonly LeftOut[] {
  return [
    { why: 'no data: reviews are not supplied', when: [{ unsupplied: standard, forMonths: 0 }] },
    { why: 'no data: reviews had not been supplied when one was due', when: [{ lateUnknown: true }] },
  ]
}

const counted: readonly { readonly name: string; readonly says: string; readonly states: readonly State[] }[] = [
  { name: 'open', says: 'outstanding', states: outstanding },
  { name: 'overdue', says: 'overdue', states: ['overdue'] },
  { name: 'due-soon', says: 'due soon', states: ['due-soon'] },
  { name: 'due-later', says: 'due later', states: ['due-later'] },
  { name: 'no-data', says: 'no data', states: ['no-data'] },
]

/** What can be counted of one standard: `CP-11.overdue`, `CP-11.in-time` and so on. */
function indicatorsOf(standard: Standard): Indicator[] {
  const these: readonly Condition[] = [{ column: 'standard', is: [standard.id] }]
  return [
    ...counted.map(
      (each): Indicator => ({
        ...onTheDay,
        id: `${standard.id}.${each.name}`,
        title: `${standard.title}: ${each.says}`,
        definition: `Deadlines of ${standard.id} that are ${each.says === 'no data' ? 'without data' : each.says} on the day.`,
        polarity: each.name === 'overdue' ? 'low' : 'neutral',
        outOf: [...these, { state: each.states }],
      }),
    ),
    inTime(`${standard.id}.in-time`, `${standard.title}: done in time`, these, standard.source),
  ]
}

/** All standards together, and the children they are about. */
const wholeService: readonly Indicator[] = [
  {
    ...onTheDay,
    id: 'overdue',
    title: 'Overdue',
    definition: 'Deadlines of every standard that are overdue on the day.',
    polarity: 'low',
    outOf: [{ state: ['overdue'] }],
  },
  {
    ...onTheDay,
    id: 'due-soon',
    title: 'Due soon',
    definition: 'Deadlines of every standard that are due soon on the day.',
    polarity: 'neutral',
    outOf: [{ state: ['due-soon'] }],
  },
  {
    ...onTheDay,
    id: 'due-next-5-working-days',
    title: 'Due in the next five working days',
    definition: 'Deadlines of every standard that fall due today or in the five working days after it, not yet done.',
    polarity: 'neutral',
    outOf: [{ state: ['due-later', 'due-soon'] }, { dueWithinWorkingDays: 5 }],
  },
  inTime('in-time', 'Done in time', [], [own]),
  {
    id: 'children-open',
    title: 'Children open',
    definition: 'Children open on the day for anything but leaving care.',
    unit: 'children',
    polarity: 'neutral',
    source: [own],
    fact: 'status',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'count' },
    outOf: [{ not: [{ column: 'status', is: ['care leaver'] }] }],
    usuallyBy: 'status',
  },
]

/** Counts and shares of deadlines, for the service and for every standard. */
export const timelinessIndicators: readonly Indicator[] = [
  ...wholeService,
  ...standards.flatMap(indicatorsOf),
  inTime(
    'I-34',
    'Child protection visits in time',
    [{ column: 'standard', is: ['CP-11'] }],
    [{ document: 'Local authority practice', note: 'no national figure; the same as CP-11.in-time' }],
  ),
]
