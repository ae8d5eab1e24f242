import { qualityRules } from '../quality/index.ts'
import { statuses } from '../record/status.ts'
import type { Condition, Indicator, LeftOut } from './indicator.ts'

/** Records of children open for anything on the day; of others nobody mends any more than what should have been closed. */
const open: Condition = { anyOf: [[{ status: statuses }], [{ yes: 'outlasts' }]] }

/** Where no worker was ever told, there is nothing to mend in each record: the authority does not supply them. */
const noWorkersTold: LeftOut = {
  why: 'no data: who holds a case is not supplied',
  when: [
    { column: 'code', is: ['DQ-60'] },
    { unsupplied: 'CL-08', forMonths: 0 },
  ],
}

const amiss = {
  unit: 'things to mend',
  polarity: 'low',
  fact: 'qualityIssue',
  period: { kind: 'snapshot', from: 'from', until: 'until' },
  measure: { kind: 'count' },
  usuallyBy: 'unit',
} as const

/** What is missing or contradictory in the records of open children: all of it, and by rule. */
export const dataQualityIndicators: readonly Indicator[] = [
  {
    ...amiss,
    id: 'DQ',
    title: 'Missing or contradictory in records',
    definition:
      'What is missing or contradictory in the records of children open on the day, each thing once, and what was left open of others. As records stand now: the extract holds no history of what was mended.',
    source: [{ document: 'Sightline', note: 'rules DQ-01 to DQ-100' }],
    outOf: [open],
    leftOut: [noWorkersTold],
  },
  ...qualityRules.map(
    ({ id, title, source }): Indicator => ({
      ...amiss,
      id,
      title,
      definition: `${title}, in the records of children open on the day. As records stand now: no history is held.`,
      source: [source],
      outOf: [open, { column: 'code', is: [id] }],
      ...(id === 'DQ-60' ? { leftOut: [noWorkersTold] } : {}),
    }),
  ),
]
