import { type Indicator, rollingYear } from './indicator.ts'

const own = [{ document: 'Local authority practice', note: 'no national figure' }]

/** From referral to legal to the end of pre-proceedings: measures of Sightline's own, of which the reference has no row. */
export const legalGatewayIndicators: readonly Indicator[] = [
  {
    id: 'LG-01',
    title: 'How long from referral to legal until the gateway decides',
    definition:
      'Median working days from the referral to the first meeting that decided, of those decided in the last 12 months. A meeting that put the decision off is none.',
    unit: 'working days',
    polarity: 'low',
    source: own,
    fact: 'legalReferral',
    period: rollingYear('decidedOn'),
    measure: { kind: 'median', of: { column: 'workingDays' } },
  },
  {
    id: 'LG-02',
    title: 'How long from the decision until the letter before proceedings',
    definition:
      'Median working days from the decision on pre-proceedings to the letter, of letters sent in the last 12 months.',
    unit: 'working days',
    polarity: 'low',
    source: own,
    fact: 'preProceedings',
    period: rollingYear('letterOn'),
    leftOut: [{ why: 'the letter is dated before the decision', when: [{ missing: 'workingDaysToLetter' }] }],
    measure: { kind: 'median', of: { column: 'workingDaysToLetter' } },
  },
  {
    id: 'LG-03',
    title: 'Pre-proceedings ended within sixteen weeks',
    definition:
      'Of pre-proceedings that ended in the last 12 months, stepped down or with proceedings issued, the share that had lasted sixteen weeks or less from the decision.',
    unit: 'pre-proceedings',
    polarity: 'high',
    source: [
      {
        document: 'Public Law Working Group: recommendations to achieve best practice',
        inForceFrom: '2021-03-01',
        note: 'sixteen weeks; no national figure',
      },
    ],
    fact: 'preProceedings',
    period: rollingYear('endedOn'),
    leftOut: [{ why: 'the end is dated before the decision', when: [{ missing: 'weeks' }] }],
    measure: { kind: 'share' },
    counts: [{ yes: 'withinSixteenWeeks' }],
  },
  {
    id: 'LG-04',
    title: 'Pre-proceedings that ended with proceedings issued',
    definition:
      'Of pre-proceedings that ended in the last 12 months, the share that ended with an application to the court; the others stepped down.',
    unit: 'pre-proceedings',
    polarity: 'neutral',
    source: own,
    fact: 'preProceedings',
    period: rollingYear('endedOn'),
    leftOut: [{ why: 'how they ended is not recorded', when: [{ missing: 'outcome' }] }],
    measure: { kind: 'share' },
    counts: [{ column: 'outcome', is: ['proceedings issued'] }],
  },
  {
    id: 'LG-05',
    title: 'In pre-proceedings',
    definition: 'Pre-proceedings under way on the day, from the decision until they end: one for each child.',
    unit: 'pre-proceedings',
    polarity: 'neutral',
    source: own,
    fact: 'preProceedings',
    period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
    measure: { kind: 'count' },
  },
  {
    id: 'LG-06',
    title: 'In pre-proceedings for more than sixteen weeks',
    definition: 'Of pre-proceedings under way on the day, the share that began more than sixteen weeks before.',
    unit: 'pre-proceedings',
    polarity: 'low',
    source: own,
    fact: 'preProceedings',
    period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
    measure: { kind: 'share' },
    counts: [{ not: [{ ahead: 'pastSixteenWeeksOn' }] }],
  },
  {
    id: 'LG-07',
    title: 'In pre-proceedings for more than sixteen weeks without a reason',
    definition:
      'Of pre-proceedings under way for more than sixteen weeks on the day, those for which no reason is recorded.',
    unit: 'pre-proceedings',
    polarity: 'low',
    source: own,
    fact: 'preProceedings',
    period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
    measure: { kind: 'count' },
    outOf: [{ not: [{ ahead: 'pastSixteenWeeksOn' }] }, { not: [{ yes: 'reasonGiven' }] }],
  },
]
