import { iso } from '../calendar/day.ts'
import { buildRecord } from '../record/build.ts'
import { holdersOf } from '../record/holder.ts'
import { noMappings } from '../record/local-mappings.ts'
import type { SourceFormat, SourceRow } from '../record/source-row.ts'
import { statusSpells } from '../record/status.ts'
import { amissIn } from './index.ts'

export type Rows = readonly (readonly [table: string, data: Readonly<Record<string, string>>, format?: SourceFormat])[]

/** The units U1 and U2 are described, and that w1 is of U2. */
const mappings = {
  ...noMappings,
  staffing: {
    departments: new Map([
      ['U1', 'U1'],
      ['U2', 'U2'],
    ]),
    workers: new Map([['w1', 'U2']]),
  },
}

export interface Told {
  readonly id: string
  readonly on: string
  readonly until: string | undefined
  readonly table: string | undefined
  readonly key: string | undefined
  readonly said: string | undefined
  readonly which: string | undefined
  readonly other: string | undefined
}

export function found(rows: Rows): Told[] {
  const source = rows.map(
    ([table, data, format = 'ssd'], index): SourceRow => ({ table, format, key: `k${index}`, childId: 'c1', data }),
  )
  const record = buildRecord('c1', source, mappings)
  const examined = { record, holdings: holdersOf(record), spells: statusSpells(record) }
  return amissIn(examined).map(
    ({ rule: { id }, found: { on, until, source: { table, key } = {}, said, which, other } }) => ({
      id,
      on: iso(on),
      until: until === undefined ? undefined : iso(until),
      table,
      key,
      said,
      which,
      other: other?.key,
    }),
  )
}

export const person = ['person', { pers_dob: '2015-03-02', pers_sex: 'F', pers_ethnicity: 'WBRI' }] as const
export const disability = ['disability', { disa_disability_code: 'NONE' }] as const
export const referral = [
  'cin_episodes',
  {
    cine_referral_id: 'r1',
    cine_referral_date: '2026-01-05',
    cine_cin_primary_need_code: 'N1',
    cine_referral_source_code: '1A',
    cine_referral_nfa: 'N',
    cine_referral_team: 'U1',
  },
] as const
export const worker = [
  'involvements',
  {
    invo_professional_id: 'w1',
    invo_professional_role_id: 'CW',
    invo_professional_team: 'U1',
    invo_involvement_start_date: '2026-01-05',
  },
] as const
export const base: Rows = [person, disability, referral, worker]

export const assessment = (from: string, more: Readonly<Record<string, string>> = {}) =>
  [
    'cin_assessments',
    {
      cina_assessment_id: `a${from}`,
      cina_referral_id: 'r1',
      cina_assessment_start_date: from,
      cina_assessment_child_seen: 'Y',
      ...more,
    },
  ] as const
export const plan = (from: string, more: Readonly<Record<string, string>> = {}) =>
  [
    'cp_plans',
    { cppl_cp_plan_id: `p${from}`, cppl_cp_plan_start_date: from, cppl_cp_plan_initial_category: 'NEG', ...more },
  ] as const
export const conference = (on: string) => ['initial_cp_conference', { icpc_icpc_date: on }] as const
export const enquiry = (from: string, more: Readonly<Record<string, string>> = {}) =>
  ['s47_enquiry', { s47e_s47_enquiry_id: `e${from}`, s47e_s47_start_date: from, ...more }] as const
export const care = (from: string, more: Readonly<Record<string, string>> = {}) =>
  ['cla_episodes', { clae_cla_id: `c${from}`, clae_cla_episode_start_date: from, ...more }] as const
export const legal = (from: string, status = 'C2') =>
  ['legal_status', { lega_legal_status: status, lega_legal_status_start_date: from }] as const
export const placed = (from: string, more: Readonly<Record<string, string>> = {}) =>
  [
    'cla_placement',
    {
      clap_cla_placement_start_date: from,
      clap_cla_placement_type: 'U6',
      clap_cla_placement_distance: '4.2',
      ...more,
    },
  ] as const
export const visit = (on: string, more: Readonly<Record<string, string>>) =>
  ['cp_visits', { cppv_cp_visit_date: on, ...more }] as const
export const without = (table: string): Rows => base.filter(([name]) => name !== table)
export const changed = (
  [table, data]: readonly [string, Readonly<Record<string, string>>],
  change: Readonly<Record<string, string | undefined>>,
) =>
  [
    table,
    Object.fromEntries(Object.entries({ ...data, ...change }).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
  ] as const
export const withPerson = (change: Readonly<Record<string, string | undefined>>): Rows => [
  ...without('person'),
  changed(person, change),
]
export const withReferral = (change: Readonly<Record<string, string | undefined>>): Rows => [
  ...without('cin_episodes'),
  changed(referral, change),
]
export const adult = withPerson({ pers_dob: '2005-06-01' })
export const leaver = {
  clea_care_leaver_in_touch: 'YES',
  clea_care_leaver_accommodation: 'B',
  clea_care_leaver_activity: 'F1',
}
export const leaving = (change: Readonly<Record<string, string | undefined>>): Rows => [
  ...adult,
  care('2015-01-06', { clae_cla_episode_ceased_date: '2023-06-01', clae_cla_episode_ceased_reason: 'E11' }),
  legal('2015-01-06'),
  placed('2015-01-06'),
  changed(['care_leavers', { ...leaver, clea_care_leaver_accom_suitable: '1' }], change),
]

export const missing = (from: string, to: string) =>
  ['missing', { miss_missing_episode_start_date: from, miss_missing_episode_end_date: to }] as const

export const needPlan = (from: string, to: string) =>
  ['cin_plans', { cinp_cin_plan_start_date: from, cinp_cin_plan_end_date: to }] as const

/** A child placed for adoption on 2 February whose first review was on 2 March. */
export const placedAndReviewed = (...visits: readonly Readonly<Record<string, string>>[]): Rows => [
  ...base,
  care('2026-01-05'),
  legal('2026-01-05', 'E1'),
  placed('2026-01-05', { clap_cla_placement_end_date: '2026-02-02', clap_cla_placement_change_reason: 'PLANNED' }),
  placed('2026-02-02', { clap_cla_placement_type: 'A5' }),
  ['cla_reviews', { clar_cla_review_date: '2026-03-02', clar_cla_review_participation: 'PN1' }],
  ...visits.map(each => ['adoption_visits', each] as const),
]

/** Years of which a return told, each with the rows of a table that it told as open. */
export const yearsTold = (
  format: SourceFormat,
  ...years: readonly (readonly [year: string, table: string, ...open: string[]])[]
): Rows =>
  years.map(
    ([year, table, ...open]) =>
      [
        'return_years',
        { rety_year_end_date: `${year}-03-31`, [`rety_open_${table}`]: JSON.stringify(open) },
        format,
      ] as const,
  )
