import type { Condition, Indicator, IndicatorNotComputed, LeftOut } from './indicator.ts'

const careLeavers = (note: string) => [
  { document: 'Children looked after in England (DfE)', place: 'care leavers', note },
]

/** Aged so on the day, having been eligible before leaving care. */
const aged = (...ages: readonly string[]): readonly Condition[] => [{ column: 'age', is: ages }]

const leftOut: readonly LeftOut[] = [
  { why: 'no data: care leavers are not supplied', when: [{ unsupplied: 'care leavers', forMonths: 0 }] },
  {
    why: 'what is held is of a later day: the extract tells only of the present',
    when: [{ missing: 'told' }],
  },
  {
    why: 'nothing is held, and the day is past: the extract tells only of the present',
    when: [{ not: [{ yes: 'told' }] }, { mostlyAfter: { fact: 'careLeaver', column: 'toldOn' } }],
  },
  {
    why: 'died, or back with a parent',
    when: [{ column: 'left', is: ['DIED', 'RHOM'] }],
  },
]

const onTheDay = {
  unit: 'care leavers',
  polarity: 'high',
  fact: 'careLeaverYear',
  period: { kind: 'snapshot', from: 'from', until: 'until' },
  measure: { kind: 'share' },
  leftOut,
} as const

const whoIsLeftOut = 'who is left out of the national figure is to be checked'

/** How young people who have left care are. Told as things stand: the extract holds no history of it. */
export const leavingCareIndicators: readonly Indicator[] = [
  {
    ...onTheDay,
    id: 'I-63',
    title: 'Care leavers the authority is in touch with',
    definition:
      'Care leavers aged 17 to 21 recorded as in touch, out of all of that age, those not known included (at 21, of whom something is held since that birthday). Those who refuse contact or are recorded as needing no more help count as not in touch.',
    source: careLeavers(`by the day here, around the birthday there; ${whoIsLeftOut}`),
    outOf: aged('17', '18', '19', '20', '21'),
    counts: [{ yes: 'inTouch' }],
  },
  {
    ...onTheDay,
    id: 'I-64',
    title: 'Care leavers in suitable accommodation',
    definition:
      'Care leavers aged 19 to 21 whose accommodation is recorded as suitable, out of all of that age, those not known included (at 21, of whom something is held since that birthday).',
    source: careLeavers('by the day here, around the birthday there'),
    outOf: aged('19', '20', '21'),
    counts: [{ yes: 'suitable' }],
  },
  {
    ...onTheDay,
    id: 'I-65',
    title: 'Care leavers in education, employment or training',
    definition:
      'Care leavers aged 19 to 21 recorded as in education, employment or training, full or part time, out of all of that age, those not known included (at 21, of whom something is held since that birthday).',
    source: careLeavers('by the day here, around the birthday there'),
    outOf: aged('19', '20', '21'),
    counts: [{ yes: 'active' }],
  },
  {
    ...onTheDay,
    id: 'I-66',
    title: 'Care leavers of 22 to 24 who asked for support and were given it',
    definition:
      'Care leavers aged 22 to 24 who since their last birthday asked for support and were given it, out of all of that age of whom contacts are held.',
    polarity: 'neutral',
    source: careLeavers(whoIsLeftOut),
    outOf: aged('22', '23', '24'),
    leftOut: [
      { why: 'no contacts held in Sightline’s template', when: [{ missing: 'contactsHeld' }] },
      { why: 'died, or back with a parent', when: [{ column: 'left', is: ['DIED', 'RHOM'] }] },
    ],
    counts: [{ happened: 'supportedOn' }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const leavingCareIndicatorsNotComputed: readonly IndicatorNotComputed[] = []
