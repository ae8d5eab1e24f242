import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'

const guidance = {
  document: 'Statutory guidance on children who run away or go missing from home or care',
  inForceFrom: '2014-01',
}
const lookedAfter = (note: string) => ({
  document: 'Children looked after in England (DfE)',
  place: 'children who went missing',
  note,
})

const returns = {
  unit: 'returns from being missing',
  polarity: 'high',
  fact: 'return',
  period: rollingYear('returnedOn'),
  measure: { kind: 'share' },
} as const

/** Children who go missing, and what follows when they come back. */
export const missingIndicators: readonly Indicator[] = [
  {
    id: 'I-59',
    title: 'Looked-after children who went missing',
    definition:
      'Children missing from care at any time in the last 12 months, out of all looked after at any time in them. Away without authorisation is not counted, and short breaks are left out.',
    unit: 'children looked after in the year',
    polarity: 'low',
    source: [lookedAfter('divided by children looked after at any time in the year, not by those on the last day')],
    fact: 'lookedAfterYear',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    counts: [{ yes: 'missing' }],
  },
  {
    id: 'I-59.episodes',
    title: 'Times looked-after children went missing',
    definition: 'Times missing from care that began in the last 12 months, by the extract.',
    unit: 'times missing',
    polarity: 'low',
    source: [lookedAfter('a child may be missing many times')],
    fact: 'missing',
    period: rollingYear('startedOn'),
    measure: { kind: 'count' },
    outOf: [{ yes: 'inCare' }, { not: [{ column: 'kind', is: ['away'] }] }],
  },
  {
    ...returns,
    id: 'I-59.offered',
    title: 'Returns after which an interview was offered',
    definition:
      'Returns from being missing, from home or care, in the last 12 months after which an interview is recorded as offered, out of all returns.',
    source: [guidance],
    leftOut: [{ why: 'not recorded whether one was offered', when: [{ missing: 'offered' }] }],
    counts: [{ yes: 'offered' }],
  },
  {
    ...returns,
    id: 'I-59.in-72-hours',
    title: 'Return interviews held within 72 hours',
    definition:
      'Returns from being missing, from home or care, in the last 12 months after which an interview was held within 72 hours (by the third day), out of all returns. Those the child declined count as not held; MS-01.in-time counts an offer declined as done.',
    source: [guidance],
    leftOut: [
      {
        why: 'within 72 hours and not held yet, too recent to judge',
        when: [{ ahead: 'dueOn' }, { not: [{ happened: 'heldInTimeOn' }] }],
      },
      { why: 'not known when the interview was held: the extract does not date it', when: [{ missing: 'dated' }] },
    ],
    counts: [{ happened: 'heldInTimeOn' }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const missingIndicatorsNotComputed: readonly IndicatorNotComputed[] = []
