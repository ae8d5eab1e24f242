import { standards } from '../standards/registry.ts'
import type { Indicator } from './indicator.ts'

const design = [{ document: 'Sightline', note: 'every deadline counts once; see the standard’s own page' }]

/** Across all standards. */
const overall: readonly Indicator[] = [
  {
    id: 'overdue',
    title: 'Overdue now',
    definition: 'Deadlines that have passed unmet on the day, where the authority supplies the evidence to say so.',
    polarity: 'low',
    fact: 'deadline',
    measure: { kind: 'deadlines', states: ['overdue'] },
    unit: 'deadlines',
    source: design,
  },
  {
    id: 'due-soon',
    title: 'Due soon',
    definition: 'Deadlines within their standard’s own warning time on the day.',
    polarity: 'neutral',
    fact: 'deadline',
    measure: { kind: 'deadlines', states: ['due-soon'] },
    unit: 'deadlines',
    source: design,
  },
  {
    id: 'due-next-5-working-days',
    title: 'Due in the next five working days',
    definition: 'Deadlines not yet met that fall due from the day until five working days later.',
    polarity: 'neutral',
    fact: 'deadline',
    measure: { kind: 'deadlines', states: ['due-soon', 'due-later'], dueWithinWorkingDays: 5 },
    unit: 'deadlines',
    source: design,
  },
  {
    id: 'in-time',
    title: 'Done in time over twelve months',
    definition:
      'Of deadlines that fell due in the twelve months to the day (those ended first left out), the share met by their due date. Unmet, and ended after falling due, count as missed.',
    polarity: 'high',
    fact: 'deadline',
    measure: { kind: 'in time' },
    unit: 'deadlines',
    source: design,
  },
]

/** The same questions of each standard: CP-09.overdue, CP-09.in-time ... */
export const timescaleIndicators: readonly Indicator[] = [
  ...overall,
  ...standards.flatMap(({ id, title }): Indicator[] => {
    const of = (
      name: string,
      words: string,
      polarity: Indicator['polarity'],
      measure: Indicator['measure'],
      definition: string,
    ) => ({
      id: `${id}.${name}`,
      title: `${title}: ${words}`,
      definition,
      polarity,
      fact: 'deadline',
      measure,
      unit: 'deadlines',
      source: design,
    })
    return [
      of(
        'open',
        'open',
        'neutral',
        { kind: 'deadlines', states: ['due-later', 'due-soon', 'overdue', 'no-data'], standard: id },
        'Deadlines whose clock is running on the day.',
      ),
      of(
        'overdue',
        'overdue',
        'low',
        { kind: 'deadlines', states: ['overdue'], standard: id },
        'Deadlines passed unmet on the day.',
      ),
      of(
        'due-soon',
        'due soon',
        'neutral',
        { kind: 'deadlines', states: ['due-soon'], standard: id },
        'Deadlines within the warning time on the day.',
      ),
      of(
        'due-later',
        'due later',
        'neutral',
        { kind: 'deadlines', states: ['due-later'], standard: id },
        'Deadlines further ahead on the day.',
      ),
      of(
        'no-data',
        'no data',
        'neutral',
        { kind: 'deadlines', states: ['no-data'], standard: id },
        'Deadlines passed with none of the evidence that could say whether they were met.',
      ),
      of(
        'in-time',
        'done in time over twelve months',
        'high',
        { kind: 'in time', standard: id },
        'Of deadlines that fell due in the twelve months to the day, the share met in time.',
      ),
    ]
  }),
]
