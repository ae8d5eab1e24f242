import { keptUpToDate } from './facts/up-to-date.ts'
import { type Indicator, type IndicatorNotComputed, type LeftOut, rollingYear } from './indicator.ts'
import { inTime } from './timeliness.ts'

const national = {
  document: 'Outcomes for children looked after in England (DfE)',
  place: 'health',
  note: 'the national figures are for 31 March; here they are for any day',
}
const local = { document: 'Sightline', note: 'no national figure' }

const cohort = 'looked after for 12 months without a break'

/** What is asked for, and a standard that is judged on the same. */
const asked = {
  health: { what: 'health assessments', standard: 'LH-02' },
  teeth: { what: 'dental checks', standard: 'LH-03' },
  difficulties: { what: 'scores', standard: 'LH-05' },
  education: { what: 'personal education plans', standard: 'LE-02' },
} as const

/** Children of whom something has to be kept up to date, and of how many it is. Of whom none is recorded it is not. */
const ofThose = (kind: keyof typeof asked, leftOut: readonly LeftOut[] = []) =>
  ({
    ...ofAllThose(kind),
    leftOut: [
      {
        why: `no data: ${asked[kind].what} were not supplied for the year before`,
        when: [{ unsupplied: asked[kind].standard, forMonths: 12 }],
      },
      ...leftOut,
    ],
  }) as const

const ofAllThose = (kind: keyof typeof keptUpToDate) =>
  ({
    unit: 'children looked after',
    polarity: 'high',
    fact: 'upToDate',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    outOf: [{ column: 'kind', is: [keptUpToDate[kind]] }],
    counts: [{ yes: 'upToDate' }],
  }) as const

/** The health and education of children looked after. */
export const healthAndEducationIndicators: readonly Indicator[] = [
  {
    ...ofThose('health'),
    id: 'I-56',
    title: 'Health assessed in the year',
    definition: `Children ${cohort} whose health was assessed in the last 12 months, twice if they are under five, out of all ${cohort}.`,
    source: [national],
  },
  {
    ...ofThose('teeth'),
    id: 'I-56.dental',
    title: 'Teeth checked in the year',
    definition: `Children ${cohort} whose teeth were checked in the last 12 months, out of all ${cohort}.`,
    source: [national],
  },
  {
    ...ofAllThose('immunisations'),
    leftOut: [{ why: 'nothing of immunisations recorded of the child by then', when: [{ missing: 'upToDate' }] }],
    id: 'I-56.immunisations',
    title: 'Immunisations up to date',
    definition: `Children ${cohort} whose immunisations are recorded as up to date, out of all ${cohort}. Only the present status is held, so nothing is known before its day.`,
    source: [national],
  },
  {
    ...ofThose('difficulties'),
    id: 'I-56.difficulties',
    title: 'Strengths and difficulties score in the year',
    definition: `Children aged 4 to 16 ${cohort} of whom a score was recorded in the last 12 months, out of all of that age.`,
    source: [national],
  },
  {
    id: 'I-56.score',
    title: 'Strengths and difficulties: mean score',
    definition:
      'The mean of the strengths and difficulties scores recorded in the last 12 months. The national figure takes one score of each child.',
    unit: 'points',
    polarity: 'low',
    source: [national],
    fact: 'difficultiesScore',
    period: rollingYear('on'),
    measure: { kind: 'mean', of: { column: 'score' } },
    leftOut: [{ why: 'a reason recorded instead of a score', when: [{ missing: 'score' }] }],
  },
  inTime('I-57', 'First health assessments in time', [{ column: 'standard', is: ['LH-01'] }], [local]),
  {
    ...ofThose('education', [
      { why: 'in care for less than four weeks, so a plan may not be due yet', when: [{ missing: 'upToDate' }] },
    ]),
    id: 'I-58',
    title: 'Personal education plan current',
    definition:
      'Children looked after aged 3 to 17 and not placed for adoption whose personal education plan was made or reviewed in this school term or the one before, out of all of those.',
    source: [local],
  },
]

export const healthAndEducationIndicatorsNotComputed: readonly IndicatorNotComputed[] = [
  {
    id: 'I-56.development',
    title: 'Development checks up to date, under fives',
    source: [national],
    missingData: 'Development checks: the extract’s types of health check do not name them.',
  },
]
