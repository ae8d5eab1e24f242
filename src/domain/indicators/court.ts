import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'
import { legalGatewayIndicators } from './legal-gateway.ts'

/** Care and supervision proceedings, and what comes before them. */
export const courtIndicators: readonly Indicator[] = [
  {
    id: 'I-68',
    title: 'How long care proceedings take',
    definition:
      'Mean weeks from issue to the final order, of proceedings whose final order was made in the last 12 months: one for each child.',
    unit: 'weeks',
    polarity: 'low',
    source: [
      {
        document: 'Family court statistics (Ministry of Justice) and councils’ own reports',
        note: 'published figures are means, as this is; a few long cases raise it',
      },
    ],
    fact: 'proceedings',
    period: rollingYear('endedOn'),
    leftOut: [{ why: 'the final order is dated before the application', when: [{ missing: 'weeks' }] }],
    measure: { kind: 'mean', of: { column: 'weeks' } },
  },
  ...legalGatewayIndicators,
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const courtIndicatorsNotComputed: readonly IndicatorNotComputed[] = []
