import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'

const local = { document: 'Sightline', note: 'no national figure' }
const census = { document: 'Children’s social work workforce census (DfE)' }

/** Children and the workers who hold them. */
export const workforceIndicators: readonly Indicator[] = [
  {
    id: 'I-71',
    title: 'Children without a worker',
    definition:
      'Children open on the day for anything but leaving care who have no allocated worker, out of all open. Whether a worker is qualified is not in the extract, so any allocated worker counts.',
    unit: 'open children',
    polarity: 'low',
    source: [local],
    fact: 'holding',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    outOf: [{ status: ['looked after', 'protection plan', 'child in need plan', 'assessment', 'referral'] }],
    leftOut: [{ why: 'no data: who holds a case is not supplied', when: [{ unsupplied: 'CL-08', forMonths: 0 }] }],
    counts: [{ missing: 'worker' }],
    usuallyBy: 'unit',
  },
  {
    id: 'I-71.wait',
    title: 'How long children waited for a worker',
    definition:
      'Median days for which open children had no allocated worker, of the times that ended in the last 12 months with a worker being allocated. A child allocated the day the case opened did not wait and is not counted.',
    unit: 'days',
    polarity: 'low',
    source: [local],
    fact: 'unallocated',
    period: rollingYear('endedOn'),
    outOf: [{ yes: 'allocated' }],
    measure: { kind: 'median', of: { column: 'days' } },
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const workforceIndicatorsNotComputed: readonly IndicatorNotComputed[] = [
  {
    id: 'I-70',
    title: 'Average caseload',
    source: [
      { ...census, note: 'cases held on 30 September by full-time-equivalent case holders, agency workers among them' },
    ],
    missingData:
      'Each worker’s hours and whether they hold cases, so full-time equivalents cannot be made. How many children each worker holds is the number of open children cut by worker.',
  },
  {
    id: 'I-72',
    title: 'Agency workers, vacancies, turnover and sickness',
    source: [census],
    missingData:
      'Posts, who fills them and on what terms, who left, and days lost to sickness: staff records, which neither the extract nor any template holds.',
  },
]
