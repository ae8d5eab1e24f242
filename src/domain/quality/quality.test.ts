import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { iso } from '../calendar/day.ts'
import { indicatorById } from '../indicators/registry.ts'
import { buildRecord } from '../record/build.ts'
import { holdersOf } from '../record/holder.ts'
import { noMappings } from '../record/local-mappings.ts'
import type { SourceFormat, SourceRow } from '../record/source-row.ts'
import { statusSpells } from '../record/status.ts'
import { findQualityRule, qualityFamilies, qualityRules } from './index.ts'

type Rows = readonly (readonly [table: string, data: Readonly<Record<string, string>>, format?: SourceFormat])[]

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

interface Told {
  readonly id: string
  readonly on: string
  readonly until: string | undefined
  readonly table: string | undefined
  readonly key: string | undefined
  readonly said: string | undefined
  readonly which: string | undefined
  readonly other: string | undefined
}

function found(rows: Rows): Told[] {
  const source = rows.map(
    ([table, data, format = 'ssd'], index): SourceRow => ({ table, format, key: `k${index}`, childId: 'c1', data }),
  )
  const record = buildRecord('c1', source, mappings)
  const examined = { record, holdings: holdersOf(record), spells: statusSpells(record) }
  return qualityRules.flatMap(({ id, find }) =>
    find(examined).map(({ on, until, source: { table, key } = {}, said, which, other }) => ({
      id,
      on: iso(on),
      until: until === undefined ? undefined : iso(until),
      table,
      key,
      said,
      which,
      other: other?.key,
    })),
  )
}

const person = ['person', { pers_dob: '2015-03-02', pers_sex: 'F', pers_ethnicity: 'WBRI' }] as const
const disability = ['disability', { disa_disability_code: 'NONE' }] as const
const referral = [
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
const worker = [
  'involvements',
  {
    invo_professional_id: 'w1',
    invo_professional_role_id: 'CW',
    invo_professional_team: 'U1',
    invo_involvement_start_date: '2026-01-05',
  },
] as const
const base: Rows = [person, disability, referral, worker]

const assessment = (from: string, more: Readonly<Record<string, string>> = {}) =>
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
const plan = (from: string, more: Readonly<Record<string, string>> = {}) =>
  [
    'cp_plans',
    { cppl_cp_plan_id: `p${from}`, cppl_cp_plan_start_date: from, cppl_cp_plan_initial_category: 'NEG', ...more },
  ] as const
const conference = (on: string) => ['initial_cp_conference', { icpc_icpc_date: on }] as const
const enquiry = (from: string, more: Readonly<Record<string, string>> = {}) =>
  ['s47_enquiry', { s47e_s47_enquiry_id: `e${from}`, s47e_s47_start_date: from, ...more }] as const
const care = (from: string, more: Readonly<Record<string, string>> = {}) =>
  ['cla_episodes', { clae_cla_id: `c${from}`, clae_cla_episode_start_date: from, ...more }] as const
const legal = (from: string, status = 'C2') =>
  ['legal_status', { lega_legal_status: status, lega_legal_status_start_date: from }] as const
const placed = (from: string, more: Readonly<Record<string, string>> = {}) =>
  [
    'cla_placement',
    {
      clap_cla_placement_start_date: from,
      clap_cla_placement_type: 'U6',
      clap_cla_placement_distance: '4.2',
      ...more,
    },
  ] as const
const visit = (on: string, more: Readonly<Record<string, string>>) =>
  ['cp_visits', { cppv_cp_visit_date: on, ...more }] as const
const without = (table: string): Rows => base.filter(([name]) => name !== table)
const changed = (
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
const withPerson = (change: Readonly<Record<string, string | undefined>>): Rows => [
  ...without('person'),
  changed(person, change),
]
const withReferral = (change: Readonly<Record<string, string | undefined>>): Rows => [
  ...without('cin_episodes'),
  changed(referral, change),
]
const adult = withPerson({ pers_dob: '2005-06-01' })
const leaver = {
  clea_care_leaver_in_touch: 'YES',
  clea_care_leaver_accommodation: 'B',
  clea_care_leaver_activity: 'F1',
}
const leaving = (change: Readonly<Record<string, string | undefined>>): Rows => [
  ...adult,
  care('2015-01-06', { clae_cla_episode_ceased_date: '2023-06-01', clae_cla_episode_ceased_reason: 'E11' }),
  legal('2015-01-06'),
  placed('2015-01-06'),
  changed(['care_leavers', { ...leaver, clea_care_leaver_accom_suitable: '1' }], change),
]

const missing = (from: string, to: string) =>
  ['missing', { miss_missing_episode_start_date: from, miss_missing_episode_end_date: to }] as const

const needPlan = (from: string, to: string) =>
  ['cin_plans', { cinp_cin_plan_start_date: from, cinp_cin_plan_end_date: to }] as const

/** A child placed for adoption on 2 February whose first review was on 2 March. */
const placedAndReviewed = (...visits: readonly Readonly<Record<string, string>>[]): Rows => [
  ...base,
  care('2026-01-05'),
  legal('2026-01-05', 'E1'),
  placed('2026-01-05', { clap_cla_placement_end_date: '2026-02-02', clap_cla_placement_change_reason: 'PLANNED' }),
  placed('2026-02-02', { clap_cla_placement_type: 'A5' }),
  ['cla_reviews', { clar_cla_review_date: '2026-03-02', clar_cla_review_participation: 'PN1' }],
  ...visits.map(each => ['adoption_visits', each] as const),
]

/** Years of which a return told, each with the rows of a table that it told as open. */
const yearsTold = (
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

/** For every rule, a record that breaks it, and from when that stands. */
const broken: readonly (readonly [rule: string, rows: Rows, on: string])[] = [
  ['DQ-01', withPerson({ pers_dob: undefined }), '2026-01-05'],
  ['DQ-02', withPerson({ pers_ethnicity: 'NOBT' }), '2026-01-05'],
  ['DQ-03', without('disability'), '2026-01-05'],
  ['DQ-04', withPerson({ pers_sex: undefined }), '2026-01-05'],
  ['DQ-05', withPerson({ pers_dob: undefined, pers_expected_dob: '2026-03-01' }), '2026-03-31'],
  ['DQ-06', withPerson({ pers_dob: '2026-10-13' }), '2026-01-05'],
  ['DQ-07', withPerson({ pers_death_date: '2026-02-01' }), '2026-02-01'],
  ['DQ-90', [...adult, plan('2026-02-02'), conference('2026-02-02')], '2026-01-05'],
  ['DQ-10', withReferral({ cine_cin_primary_need_code: undefined }), '2026-01-05'],
  ['DQ-11', withReferral({ cine_referral_source_code: undefined }), '2026-01-05'],
  ['DQ-12', withReferral({ cine_referral_nfa: undefined }), '2026-01-05'],
  ['DQ-13', withReferral({ cine_close_date: '2026-02-02' }), '2026-01-05'],
  ['DQ-14', withReferral({ cine_close_date: '2026-01-04', cine_close_reason: 'RC1' }), '2026-01-05'],
  ['DQ-15', [...base, changed(referral, { cine_referral_id: 'r2', cine_referral_date: '2026-02-02' })], '2026-02-02'],
  ['DQ-16', [...withReferral({ cine_referral_nfa: 'Y' }), assessment('2026-01-06')], '2026-01-05'],
  ['DQ-17', [...base, assessment('2026-01-06'), assessment('2026-01-20')], '2026-01-20'],
  ['DQ-18', [...base, assessment('2026-01-06', { cina_assessment_auth_date: '2026-01-05' })], '2026-01-06'],
  [
    'DQ-19',
    [...base, assessment('2026-01-06', { cina_assessment_auth_date: '2026-02-05', cina_assessment_child_seen: '' })],
    '2026-01-06',
  ],
  ['DQ-20', [...base, assessment('2026-01-06', { cina_referral_id: 'r9' })], '2026-01-06'],
  [
    'DQ-21',
    [...base, ['cin_plans', { cinp_cin_plan_start_date: '2026-02-02', cinp_cin_plan_end_date: '2026-01-31' }]],
    '2026-02-02',
  ],
  [
    'DQ-22',
    [
      ...base,
      ['cin_plans', { cinp_cin_plan_start_date: '2026-02-02' }],
      ['cin_plans', { cinp_cin_plan_start_date: '2026-02-09' }],
    ],
    '2026-02-09',
  ],
  ['DQ-23', [...base, needPlan('2026-02-02', '2026-03-02')], '2026-03-30'],
  [
    'DQ-24',
    [
      ...base,
      ['cin_plans', { cinp_cin_plan_start_date: '2026-02-02' }, 'cin-census'],
      ...yearsTold('cin-census', ['2026', 'cin_plans', 'k4'], ['2027', 'cin_plans']),
    ],
    '2027-03-31',
  ],
  [
    'DQ-91',
    [...withReferral({ cine_close_date: '2026-02-02', cine_close_reason: 'RC7' }), assessment('2026-01-20')],
    '2026-02-02',
  ],
  ['DQ-94', withReferral({ cine_close_reason: 'RC7' }), '2026-01-05'],
  ['DQ-96', [...base, needPlan('2026-02-02', '2026-04-02'), plan('2026-03-02')], '2026-03-02'],
  ['DQ-97', [...base, assessment('2026-01-04')], '2026-01-04'],
  [
    'DQ-98',
    [...withReferral({ cine_close_date: '2026-03-02', cine_close_reason: 'RC7' }), plan('2026-02-02')],
    '2026-03-02',
  ],
  ['DQ-99', [...withReferral({ cine_referral_nfa: 'Y' }), plan('2026-02-02')], '2026-02-02'],
  [
    'DQ-30',
    [
      ...base,
      conference('2026-02-02'),
      plan('2026-02-02', { cppl_cp_plan_end_date: '2026-03-02' }),
      conference('2026-03-02'),
      plan('2026-03-02'),
    ],
    '2026-03-02',
  ],
  [
    'DQ-31',
    [...base, conference('2026-02-02'), plan('2026-02-02', { cppl_cp_plan_initial_category: '' })],
    '2026-02-02',
  ],
  ['DQ-32', [...base, conference('2026-01-06'), plan('2026-02-02')], '2026-02-02'],
  [
    'DQ-33',
    [...base, conference('2026-02-02'), plan('2026-02-02', { cppl_cp_plan_end_date: '2026-01-31' })],
    '2026-02-02',
  ],
  ['DQ-34', [...base, enquiry('2026-01-12'), enquiry('2026-01-13')], '2026-01-13'],
  ['DQ-85', [...base, enquiry('2026-01-12', { s47e_s47_end_date: '2025-01-20' })], '2026-01-12'],
  ['DQ-35', [...base, enquiry('2026-01-12', { s47e_s47_end_date: '2026-01-20' })], '2026-01-20'],
  ['DQ-36', [...base, conference('2026-01-31')], '2026-01-31'],
  ['DQ-37', [...base, ['cp_reviews', { cppr_cp_review_date: '2026-04-01' }]], '2026-04-01'],
  [
    'DQ-38',
    [...base, conference('2026-02-02'), plan('2026-02-02', { cppl_cp_plan_end_date: '2026-02-02' })],
    '2026-02-02',
  ],
  [
    'DQ-39',
    [
      ...base,
      conference('2026-02-02'),
      plan('2026-02-02'),
      [
        'cp_reviews',
        { cppr_cp_review_date: '2026-02-02', cppr_cp_plan_id: 'p2026-02-02', cppr_cp_review_quorate: 'Y' },
      ],
    ],
    '2026-02-02',
  ],
  ['DQ-80', [...base, plan('2026-02-02', { cppl_cp_plan_ola: 'Y' })], '2026-02-02'],
  ['DQ-40', [...base, conference('2026-02-02'), plan('2026-02-02'), visit('2026-02-09', {})], '2026-02-09'],
  [
    'DQ-41',
    [...base, conference('2026-02-02'), plan('2026-02-02'), visit('2026-02-09', { cppv_cp_visit_seen: 'Y' })],
    '2026-02-09',
  ],
  ['DQ-42', [...base, ['cin_visits', { cinv_cin_visit_date: '2014-03-01', cinv_cin_visit_seen: 'Y' }]], '2014-03-01'],
  ['DQ-43', [...base, visit('2026-02-09', { cppv_cp_visit_seen: 'N' })], '2026-02-09'],
  ['DQ-81', [...base, ['private_fostering_visits', { visited_on: '2026-02-09' }]], '2026-02-09'],
  ['DQ-50', [...adult, care('2022-01-06'), legal('2022-01-06'), placed('2022-01-06')], '2023-06-02'],
  ['DQ-51', [...base, care('2026-02-02'), placed('2026-02-02')], '2026-02-02'],
  ['DQ-52', [...base, care('2026-02-02'), legal('2026-02-02')], '2026-02-02'],
  [
    'DQ-53',
    [...base, care('2026-02-02'), legal('2026-02-02'), placed('2026-02-02'), placed('2026-03-02')],
    '2026-03-02',
  ],
  [
    'DQ-54',
    [...base, care('2026-02-02'), legal('2026-02-02'), placed('2026-02-02', { clap_cla_placement_type: '' })],
    '2026-02-02',
  ],
  [
    'DQ-55',
    [...base, care('2026-02-02'), legal('2026-02-02'), placed('2026-02-02', { clap_cla_placement_distance: '999.9' })],
    '2026-02-02',
  ],
  [
    'DQ-56',
    [
      ...base,
      care('2026-02-02', { clae_cla_episode_ceased_date: '2026-04-02' }),
      legal('2026-02-02'),
      placed('2026-02-02'),
    ],
    '2026-04-02',
  ],
  ['DQ-57', [...base, ['cla_reviews', { clar_cla_review_date: '2026-03-02' }]], '2026-03-02'],
  ['DQ-58', [...base, ['sdq_scores', { csdq_sdq_completed_date: '2026-03-02' }]], '2026-03-02'],
  ['DQ-59', [...base, missing('2026-02-02', '2026-02-04'), missing('2026-02-03', '2026-02-05')], '2026-02-03'],
  ['DQ-86', [...base, missing('2026-02-02', '2025-02-04')], '2026-02-02'],
  ['DQ-82', placedAndReviewed({ visited_on: '2026-02-24' }), '2026-03-09'],
  ['DQ-83', [...base, care('2026-02-02'), legal('2026-02-02', 'L1'), placed('2026-02-02')], '2026-02-06'],
  [
    'DQ-84',
    [
      ...base,
      care('2026-02-02', { clae_cla_episode_ceased_date: '2025-02-16', clae_cla_episode_ceased_reason: 'E4A' }),
    ],
    '2026-02-02',
  ],
  [
    'DQ-89',
    [
      ...base,
      [...care('2026-02-02', { clae_cla_episode_start_reason: 'S' }), 'ssda903'],
      ...yearsTold('ssda903', ['2026', 'cla_episodes', 'k4'], ['2027', 'cla_episodes']),
    ],
    '2027-03-31',
  ],
  ['DQ-92', [...base, care('2026-01-06'), care('2026-02-02')], '2026-02-02'],
  [
    'DQ-93',
    [...base, care('2026-01-06', { clae_cla_episode_ceased_date: '2026-02-02', clae_cla_episode_ceased_reason: 'X1' })],
    '2026-02-03',
  ],
  ['DQ-95', [...base, care('2026-01-06', { clae_cla_episode_ceased_reason: 'E4A' })], '2026-01-06'],
  ['DQ-60', without('involvements'), '2026-01-05'],
  ['DQ-61', [...without('involvements'), changed(worker, { invo_professional_team: undefined })], '2026-01-05'],
  [
    'DQ-62',
    [...base, changed(worker, { invo_professional_id: 'w2', invo_involvement_start_date: '2026-02-02' })],
    '2026-02-02',
  ],
  ['DQ-63', withReferral({ cine_close_date: '2026-02-02', cine_close_reason: 'RC1' }), '2026-02-02'],
  [
    'DQ-64',
    [
      ...base,
      changed(worker, {
        invo_professional_id: 'w2',
        invo_involvement_start_date: '2026-02-02',
        invo_involvement_end_date: '2025-02-16',
      }),
    ],
    '2026-02-02',
  ],
  ['DQ-87', [...without('involvements'), changed(worker, { invo_professional_team: 'Old Team' })], '2026-01-05'],
  [
    'DQ-88',
    [...without('involvements'), changed(worker, { invo_professional_team: 'Old Team', invo_professional_id: 'w2' })],
    '2026-01-05',
  ],
  ['DQ-70', leaving({ clea_care_leaver_in_touch: undefined }), '2023-06-01'],
  ['DQ-71', leaving({ clea_care_leaver_accom_suitable: undefined }), '2023-06-01'],
  ['DQ-72', leaving({ clea_care_leaver_activity: undefined }), '2023-06-01'],
]

describe('the rules of data quality', () => {
  it('find nothing in a record with nothing amiss, while the child is one', () => {
    const whileChild = (rows: Rows) => found(rows).filter(each => each.on < '2033-03-02')
    expect(whileChild(base)).toEqual([])
    expect(
      whileChild([
        ...base,
        assessment('2026-01-06', { cina_assessment_auth_date: '2026-01-28' }),
        assessment('2026-01-28'),
        enquiry('2026-01-12', { s47e_s47_end_date: '2026-01-20', s47e_icpc_not_required: 'N' }),
        conference('2026-01-30'),
        plan('2026-02-02'),
        visit('2026-02-09', { cppv_cp_visit_seen: 'Y', cppv_cp_visit_seen_alone: 'Y' }),
      ]),
    ).toEqual([])
  })

  it.each(broken)('%s finds what it is about', (rule, rows, on) => {
    const mine = found(rows).filter(each => each.id === rule)
    expect(mine.map(each => each.on)).toEqual([on])
  })

  it('tell of a child whom a wrong year of birth makes an adult, once, and of the care and the worker that remain', () => {
    const of = (rows: Rows) =>
      found(rows)
        .filter(({ id }) => ['DQ-50', 'DQ-63', 'DQ-90'].includes(id))
        .map(each => `${each.id} ${each.on}`)
    const atRisk = (born: string): Rows => [...withPerson({ pers_dob: born }), plan('2026-02-02')]
    // Of a child of twelve, what is open and allocated is wrong once the child is of age.
    expect(of(atRisk('2014-03-01'))).toEqual(['DQ-90 2032-03-02', 'DQ-63 2032-03-02'])
    expect(of(atRisk('2004-03-01'))).toEqual(['DQ-90 2026-01-05', 'DQ-63 2026-01-05'])
    expect(of(atRisk('1015-03-01'))).toEqual(['DQ-90 2026-01-05', 'DQ-63 2026-01-05'])
    expect(of([...adult, care('2026-02-02')])).toEqual(['DQ-90 2026-01-05', 'DQ-50 2026-02-02', 'DQ-63 2026-01-05'])
    const over = { cine_close_date: '2026-03-02', cine_close_reason: 'RC7' }
    const ended: Rows = [changed(person, { pers_dob: '2004-03-01' }), disability, changed(referral, over)]
    expect(of(ended)).toEqual([])
    expect(of([...ended, enquiry('2026-01-12', { s47e_s47_end_date: '2026-01-20' })])).toEqual(['DQ-90 2026-01-12'])
  })

  it('ask of a child in care who is on the list of care leavers what is missing today, not from 18 on alone', () => {
    const incare = (rows: Rows): Rows => [
      ...rows.filter(([table]) => table !== 'disability'),
      care('2026-02-02'),
      legal('2026-02-02'),
      placed('2026-02-02'),
      ['care_leavers', { ...leaver, clea_care_leaver_accom_suitable: '1', clea_care_leaver_personal_advisor: 'w1' }],
    ]
    const of = (rows: Rows) =>
      found(incare(rows))
        .filter(({ id }) => ['DQ-02', 'DQ-03', 'DQ-60'].includes(id))
        .map(each => `${each.id} ${each.on}`)
    const youth = withPerson({ pers_dob: '2009-06-01', pers_ethnicity: undefined })
    expect(of(youth)).toEqual(['DQ-02 2026-01-05', 'DQ-03 2026-01-05'])
    expect(of(youth.filter(([table]) => table !== 'involvements'))).toEqual([
      'DQ-02 2026-01-05',
      'DQ-03 2026-01-05',
      'DQ-60 2026-01-05',
    ])
  })

  it('stand for as long as what they are of is open, and for two years from its end', () => {
    const until = (rule: string, rows: Rows) =>
      found(rows)
        .filter(each => each.id === rule)
        .map(each => each.until)
    const closed = { cine_close_date: '2026-02-02', cine_close_reason: 'RC7' }
    for (const [rule, blank] of [
      ['DQ-10', { cine_cin_primary_need_code: undefined }],
      ['DQ-11', { cine_referral_source_code: undefined }],
      ['DQ-12', { cine_referral_nfa: undefined }],
    ] as const) {
      expect(until(rule, withReferral(blank))).toEqual([undefined])
      expect(until(rule, withReferral({ ...blank, ...closed }))).toEqual(['2028-02-02'])
    }
    const ends = { clap_cla_placement_end_date: '2026-04-02' }
    const untyped = (more: Readonly<Record<string, string>>): Rows => [
      ...base,
      care('2026-02-02'),
      placed('2026-02-02', { clap_cla_placement_type: '', ...more }),
    ]
    expect(until('DQ-54', untyped({}))).toEqual([undefined])
    expect(until('DQ-54', untyped(ends))).toEqual(['2028-04-02'])
    const uncategorised = { cppl_cp_plan_initial_category: '' }
    expect(until('DQ-31', [...base, plan('2026-02-02', uncategorised)])).toEqual([undefined])
    expect(until('DQ-32', [...base, plan('2026-02-02', { cppl_cp_plan_end_date: '2026-05-02' })])).toEqual([
      '2028-05-02',
    ])
    expect(until('DQ-83', [...base, care('2026-02-02'), legal('2026-02-02', 'L1')])).toEqual([undefined])
  })

  it('tell of what nobody ended once, and beside which row it stands, while two are open and two years on', () => {
    const of = (rule: string, ...rows: Rows) =>
      found([...base, ...rows])
        .filter(each => each.id === rule)
        .map(({ key, other, until }) => [key, other, until])
    const stay = (from: string, to: string) => placed(from, { clap_cla_placement_end_date: to })
    // One placement that was never ended, with six right ones after it.
    expect(
      of(
        'DQ-53',
        placed('2025-10-01'),
        ...[2, 3, 4, 5, 6].map(each => stay(`2026-0${each}-02`, `2026-0${each + 1}-02`)),
        placed('2026-07-02'),
      ),
    ).toEqual([['k4', 'k5', undefined]])
    expect(of('DQ-53', placed('2025-10-01'), stay('2026-02-02', '2026-03-02'))).toEqual([['k4', 'k5', '2028-03-02']])
    expect(of('DQ-30', plan('2023-02-02'), plan('2024-05-06'))).toEqual([['k4', 'k5', undefined]])
    const ended = (from: string, to: string) => plan(from, { cppl_cp_plan_end_date: to })
    expect(of('DQ-30', ended('2023-02-02', '2024-05-06'), ended('2024-05-06', '2024-09-06'))).toEqual([
      ['k4', 'k5', '2026-05-06'],
    ])
    const second = { cine_referral_id: 'r2', cine_referral_date: '2026-02-02', cine_close_date: '2026-03-02' }
    expect(of('DQ-15', changed(referral, second))).toEqual([['k2', 'k4', '2028-03-02']])
    const other = { invo_professional_id: 'w2', invo_involvement_start_date: '2026-02-02' }
    expect(of('DQ-62', changed(worker, other))).toEqual([['k3', 'k4', undefined]])
  })

  it('ask of care that goes on for a legal status and a placement after the last one ended', () => {
    const of = (rows: Rows, left: Readonly<Record<string, string>> = {}) =>
      found([...base, care('2025-10-01', left), ...rows])
        .filter(({ id }) => id === 'DQ-51' || id === 'DQ-52')
        .map(({ id, on, until, key }) => [id, on, until, key])
    const voluntary = changed(legal('2025-10-01', 'V2'), { lega_legal_status_end_date: '2025-11-01' })
    const first = placed('2025-10-01', { clap_cla_placement_end_date: '2025-12-01' })
    expect(of([voluntary, first])).toEqual([
      ['DQ-51', '2025-11-01', undefined, 'k5'],
      ['DQ-52', '2025-12-01', undefined, 'k6'],
    ])
    expect(of([voluntary, first, legal('2025-11-01'), placed('2025-12-01')])).toEqual([])
    const ceased = { clae_cla_episode_ceased_date: '2025-12-02', clae_cla_episode_ceased_reason: 'E4A' }
    expect(of([voluntary, first], ceased)).toEqual([['DQ-51', '2025-11-01', '2027-12-02', 'k5']])
    const broken = { clae_cla_episode_ceased_date: '2025-12-01', clae_cla_episode_ceased_reason: 'X1' }
    expect(of([legal('2025-10-01'), first], broken)).toEqual([])
  })

  it('leave alone what agrees with its case, and with the plan or the care that came after', () => {
    const of = (rows: Rows, ...ids: string[]) =>
      found(rows)
        .map(each => each.id)
        .filter(id => ids.includes(id))
    const done = { cina_assessment_auth_date: '2026-02-02' }
    const closed = withReferral({ cine_close_date: '2026-03-02', cine_close_reason: 'RC7' })
    expect(of([...closed, assessment('2026-01-20', done)], 'DQ-91', 'DQ-94', 'DQ-97')).toEqual([])
    expect(of([...base, assessment('2026-01-20')], 'DQ-91', 'DQ-97')).toEqual([])
    expect(of([...base, needPlan('2026-02-02', '2026-03-02'), plan('2026-03-02')], 'DQ-96', 'DQ-98')).toEqual([])
    const elsewhere = plan('2026-01-02', { cppl_cp_plan_ola: 'Y' })
    expect(of([...closed, elsewhere], 'DQ-97', 'DQ-98', 'DQ-99')).toEqual([])
    const again = changed(referral, { cine_referral_id: 'r2', cine_referral_date: '2026-01-20' })
    expect(of([...withReferral({ cine_referral_nfa: 'Y' }), again, plan('2026-02-02')], 'DQ-98', 'DQ-99')).toEqual([])
    const going = care('2026-01-06', {
      clae_cla_episode_ceased_date: '2026-02-02',
      clae_cla_episode_ceased_reason: 'X1',
      clae_cla_id: 'p1',
    })
    const next = care('2026-02-02', { clae_cla_id: 'p1' })
    expect(of([...base, going, next], 'DQ-92', 'DQ-93', 'DQ-95')).toEqual([])
  })

  it('tell of an assessment or enquiry that a child who died left open', () => {
    const rows: Rows = [
      ...withPerson({ pers_death_date: '2026-02-01' }),
      assessment('2026-01-20'),
      enquiry('2026-01-20'),
    ]
    const mine = found(rows).filter(each => each.id === 'DQ-07')
    expect(mine.map(each => each.table)).toEqual(['cin_episodes', 'cin_assessments', 's47_enquiry'])
    const over = { cine_close_date: '2026-02-01', cine_close_reason: 'RC2' }
    const closed: Rows = rows.map(row => (row[0] === 'cin_episodes' ? changed([row[0], row[1]], over) : row))
    expect(found(closed).map(each => each.id)).not.toContain('DQ-91')
  })

  it('take a visit before birth for right where it does not say that the child was seen', () => {
    const of = (dates: Readonly<Record<string, string | undefined>>, seen: string) =>
      found([...withPerson(dates), ['cin_visits', { cinv_cin_visit_date: '2026-03-02', cinv_cin_visit_seen: seen }]])
        .map(each => each.id)
        .filter(id => id === 'DQ-40' || id === 'DQ-42')
    expect(of({ pers_dob: '2026-05-01' }, 'Y')).toEqual(['DQ-42'])
    expect(of({ pers_dob: undefined, pers_expected_dob: '2026-05-01' }, 'Y')).toEqual(['DQ-42'])
    expect(of({ pers_dob: undefined, pers_expected_dob: '2026-05-01' }, '')).toEqual([])
    expect(of({ pers_dob: '2026-05-01' }, '')).toEqual([])
    expect(of({ pers_dob: '2026-02-02' }, '')).toEqual(['DQ-40'])
    expect(of({ pers_dob: undefined, pers_expected_dob: '2026-02-02' }, 'Y')).toEqual([])
  })

  it('say which it is of several things that a rule looks for', () => {
    const which = (rule: string, rows: Rows) =>
      found(rows)
        .filter(each => each.id === rule)
        .map(each => each.which)
    const suitable = 'clea_care_leaver_accom_suitable'
    expect(which('DQ-71', leaving({ [suitable]: undefined }))).toEqual(['whether it is suitable'])
    expect(which('DQ-71', leaving({ clea_care_leaver_accommodation: undefined }))).toEqual([
      'where the young person lives',
    ])
    expect(which('DQ-71', leaving({ clea_care_leaver_accommodation: undefined, [suitable]: undefined }))).toEqual([
      'both',
    ])
    const left = { clae_cla_episode_ceased_date: '2026-04-02', clae_cla_episode_ceased_reason: 'E8' }
    const times = [
      missing('2014-02-02', '2014-02-03'),
      missing('2026-03-02', '2026-03-04'),
      missing('2026-03-03', '2026-03-05'),
      missing('2026-04-01', '2026-04-03'),
    ]
    expect(which('DQ-59', [...base, care('2026-02-02', left), ...times])).toEqual([
      'two at once',
      'before birth',
      'past the end of care',
    ])
  })

  it('ask nothing of a worker of a child whom we hold without a case: on the plan of others, or privately fostered', () => {
    const of = (...rows: Rows) =>
      found([person, disability, worker, ...rows])
        .filter(each => each.id === 'DQ-63')
        .map(each => each.on)
    expect(of()).toEqual(['2026-01-05'])
    expect(of(plan('2026-02-02', { cppl_cp_plan_ola: 'Y' }))).toEqual([])
    expect(of(['private_fostering', { notified_on: '2026-02-01', kind: 'arrangement' }])).toEqual([])
    expect(of(enquiry('2026-02-02'))).toEqual([])
    expect(of(enquiry('2026-02-02', { s47e_s47_end_date: '2026-02-12' }))).toEqual(['2026-01-05'])
  })

  it('leave a care leaver a case of their own', () => {
    expect(found(leaving({})).map(each => each.id)).not.toContain('DQ-90')
  })

  it('ask of a time missing that it ends by the end of care, and is not before birth', () => {
    const left = care('2026-02-02', {
      clae_cla_episode_ceased_date: '2026-04-02',
      clae_cla_episode_ceased_reason: 'E8',
    })
    const of = (...rows: Rows) => found([...base, left, ...rows]).filter(each => each.id === 'DQ-59')
    expect(of(missing('2026-04-01', '2026-04-02'), missing('2026-05-01', '2026-05-02'))).toEqual([])
    expect(of(missing('2026-04-01', '2026-04-03')).map(each => each.on)).toEqual(['2026-04-01'])
    expect(of(missing('2014-04-01', '2014-04-03')).map(each => each.on)).toEqual(['2014-04-01'])
  })

  it('ask nothing of another authority’s plan once the move is told, and of a visit once there is a notice', () => {
    const moved = ['transfers_in', { notified_on: '2026-02-05' }] as const
    const ids = (...rows: Rows) => found([...base, ...rows]).map(each => each.id)
    expect(ids(plan('2026-02-02', { cppl_cp_plan_ola: 'Y' }), moved)).not.toContain('DQ-80')
    const notice = ['private_fostering', { notified_on: '2026-02-01', kind: 'arrangement' }] as const
    const seenOn = (on: string) => ['private_fostering_visits', { visited_on: on }] as const
    expect(ids(seenOn('2026-02-09'), notice)).not.toContain('DQ-81')
    const earlier = changed(notice, { notified_on: '2019-02-01', ended_on: '2020-02-01' })
    expect(ids(seenOn('2020-02-01'), earlier)).not.toContain('DQ-81')
    expect(ids(seenOn('2026-02-09'), earlier)).toContain('DQ-81')
    expect(ids(seenOn('2026-01-09'), seenOn('2026-01-12'), notice).filter(each => each === 'DQ-81')).toHaveLength(1)
  })

  it('take a case for idle only while neither a plan nor an assessment nor an enquiry is open, and it stays open', () => {
    const idle = (...rows: Rows) =>
      found([...base, needPlan('2026-02-02', '2026-03-02'), ...rows])
        .filter(each => each.id === 'DQ-23')
        .map(each => each.on)
    expect(idle(needPlan('2026-03-30', '2026-05-05'))).toEqual(['2026-06-02'])
    expect(idle(assessment('2026-03-20'))).toEqual([])
    expect(idle(enquiry('2026-02-25'))).toEqual([])
    expect(idle(enquiry('2026-03-09', { s47e_s47_end_date: '2026-03-23' }))).toEqual(['2026-04-20'])
    expect(idle(plan('2026-03-12'))).toEqual([])
    const closed = { cine_close_date: '2026-03-30', cine_close_reason: 'RC1' }
    expect(found([...withReferral(closed), needPlan('2026-02-02', '2026-03-02')]).map(each => each.id)).not.toContain(
      'DQ-23',
    )
  })

  it('ask of a child placed for adoption and reviewed when the next visit is wanted, until a visit tells', () => {
    const untimed = (...visits: readonly Readonly<Record<string, string>>[]) =>
      found(placedAndReviewed(...visits))
        .filter(each => each.id === 'DQ-82')
        .map(each => each.on)
    const before = { visited_on: '2026-02-24' }
    expect(untimed(before, { visited_on: '2026-03-30' })).toEqual(['2026-03-09'])
    expect(untimed(before, { visited_on: '2026-03-03', next_by: '2026-03-31' })).toEqual([])
    expect(untimed(before, { visited_on: '2026-03-20', next_by: '2026-04-20' })).toEqual(['2026-03-09'])
    // Where the weekly visits before the review were not made, that is what shows as late.
    expect(untimed()).toEqual([])
  })

  it('ask of a team that is no department while the allocation lasts, and say which it is', () => {
    const ids = (change: Readonly<Record<string, string>>) =>
      found([...without('involvements'), changed(worker, { invo_professional_team: 'Old Team', ...change })])
        .filter(each => each.id === 'DQ-87')
        .map(each => each.said)
    expect(ids({})).toEqual(['Old Team'])
    expect(ids({ invo_professional_role_id: 'PA' })).toEqual(['Old Team'])
    expect(ids({ invo_professional_role_id: 'IRO' })).toEqual([])
    expect(ids({ invo_involvement_end_date: '2026-02-02' })).toEqual([])
  })

  it('allow an emergency protection order its extension', () => {
    const ids = (...rows: Rows) =>
      found([...base, care('2026-02-02'), placed('2026-02-02'), ...rows]).map(each => each.id)
    const until = (status: string, to: string) =>
      changed(legal('2026-02-02', status), { lega_legal_status_end_date: to })
    expect(ids(until('L1', '2026-02-05'))).not.toContain('DQ-83')
    expect(ids(until('L2', '2026-02-17'))).not.toContain('DQ-83')
    expect(ids(until('L2', '2026-02-18'))).toContain('DQ-83')
    // The eighth day a Sunday, and Good Friday, after which a Saturday counts: carried over by one day each.
    const from = (on: string, to: string) => changed(legal(on, 'L2'), { lega_legal_status_end_date: to })
    expect(ids(from('2026-02-08', '2026-02-24'))).not.toContain('DQ-83')
    expect(ids(from('2026-02-08', '2026-02-25'))).toContain('DQ-83')
    expect(ids(from('2026-03-27', '2026-04-12'))).not.toContain('DQ-83')
    expect(ids(from('2026-03-27', '2026-04-13'))).toContain('DQ-83')
  })

  it('each have a record that breaks them, an id of their own, and say what they are about in full', () => {
    expect(broken.map(([rule]) => rule)).toEqual(qualityRules.map(each => each.id))
    expect(new Set(qualityRules.map(each => each.id)).size).toBe(qualityRules.length)
    for (const each of qualityRules) {
      expect(qualityFamilies).toContain(each.family)
      expect(each.matters).toMatch(/\.$/)
      expect(each.remedy).toMatch(/\.$/)
      for (const id of each.distorts) expect(indicatorById(id).id).toBe(id)
      expect(findQualityRule(each.id)).toBe(each)
    }
    expect(findQualityRule('DQ-00')).toBeUndefined()
  })

  it('never fail, whatever a record says', () => {
    const date = fc.constantFrom('2013-02-29', '2026-01-05', '2026-02-02', '2027-09-01', 'zz/zz/2020', '<b>', '')
    const tables = [
      ...new Set(broken.flatMap(([, rows]) => rows.map(([table, data]) => [table, Object.keys(data)] as const))),
    ]
    const row = fc
      .constantFrom(...tables)
      .chain(([table, columns]) =>
        fc.record(Object.fromEntries(columns.map(each => [each, date]))).map(data => [table, data] as const),
      )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), rows => {
        for (const each of found(rows as Rows)) expect(each.on).toMatch(/^\d{4}-/)
      }),
    )
  })
})
