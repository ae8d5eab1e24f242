import type { Comparator, ComparatorUnit } from './comparator.ts'

type Figure = Pick<Comparator, 'value' | 'unit' | 'counts'>
type Known = Pick<Comparator, 'source' | 'known'>

/** Statistics as the Department for Education gave them in one release, so that rates rest on one set of populations. */
const files = (table: string): Known => ({
  source: `DfE, characteristics of children in need, table ${table}, files for 2013 to 2024`,
  known: 'read',
})
const fromCounts = (table: string): Known => ({ ...files(table), known: 'calculated' })
const need2025 = (table: string, known: Known['known'] = 'read'): Known => ({
  source: `DfE, characteristics of children in need 2025, table ${table}`,
  known,
})
const remembered = (what: string): Known => ({ source: what, known: 'memory' })
const published = (what: string): Known => ({ source: what, known: 'read' })

const need = 'DfE, characteristics of children in need'
const care = 'DfE, children looked after in England including adoptions'

const figure = (value: number, unit: ComparatorUnit): Figure => ({ value, unit })
const percent = (value: number, count?: number, of?: number): Figure => ({
  value,
  unit: 'per cent',
  ...(count === undefined || of === undefined ? {} : { counts: { count, of } }),
})
const number = (value: number): Figure => figure(value, 'number')
const rate = (value: number): Figure => figure(value, 'per 10,000 children')

/** The year to 31 March. */
const year = (ending: number): Comparator['period'] => ({ kind: 'year to', day: `${ending}-03-31` })
/** On 31 March, or another day. */
const at = (text: number | string): Comparator['period'] => ({
  kind: 'at',
  day: typeof text === 'number' ? `${text}-03-31` : text,
})

const of =
  (place: Comparator['place']) =>
  (indicator: string, period: Comparator['period'], shown: Figure, known: Known, more: Partial<Comparator> = {}) => ({
    indicator,
    place,
    period,
    ...shown,
    ...known,
    ...more,
  })
const england = of('England')
const hackney = of('Hackney')

/**
 * Published figures for England and, where they are known, for Hackney, by indicator, as dated data: they are not
 * brought up to date by themselves. Definitions differ in places from ours; where they do the note says how.
 */
export const comparators: readonly Comparator[] = [
  england('I-03', year(2019), number(650_930), files('C1')),
  england('I-03', year(2019), rate(553.7), files('C1')),
  england('I-03', year(2024), number(621_880), files('C1')),
  england('I-03', year(2024), rate(518.3), files('C1')),
  england('I-03', year(2025), number(632_830), need2025('C1')),
  hackney('I-03', year(2019), number(4190), files('C1')),
  hackney('I-03', year(2019), rate(703.7), files('C1')),
  hackney('I-03', year(2024), number(3782), files('C1')),
  hackney('I-03', year(2024), rate(695.8), files('C1')),

  england('I-04', year(2019), percent(22.6, 147_150, 650_930), files('C1')),
  england('I-04', year(2024), percent(22.4, 139_080, 621_880), files('C1')),
  england('I-04', year(2025), percent(22.6, 142_900, 632_830), need2025('C1')),
  hackney('I-04', year(2019), percent(16.3, 685, 4190), files('C1')),
  hackney('I-04', year(2024), percent(19.9, 753, 3782), files('C1')),

  england('I-05', year(2019), percent(8.1, 52_610, 650_930), files('C1')),
  england('I-05', year(2024), percent(6.3, 38_920, 621_880), files('C1')),
  england('I-05', year(2025), percent(6.5, 41_340, 632_830), need2025('C1')),
  hackney('I-05', year(2019), percent(0, 0, 4190), files('C1')),
  hackney('I-05', year(2024), percent(8.5, 320, 3782), files('C1')),

  england('I-06', year(2019), percent(29.1, 189_390, 650_930), files('C1')),
  england('I-06', year(2024), percent(30.3, 188_300, 621_880), files('C1')),
  england('I-06', year(2025), percent(30.8, 194_620, 632_830), need2025('C1')),
  hackney('I-06', year(2019), percent(41.7, 1746, 4190), files('C1')),
  hackney('I-06', year(2024), percent(37.9, 1435, 3782), files('C1')),

  england('I-07', year(2019), percent(83.1, 536_070, 644_730), fromCounts('C2')),
  england('I-07', year(2024), percent(84.5, 543_210, 643_170), fromCounts('C2')),
  england('I-07', year(2025), percent(85.7, 555_820, 648_830), need2025('C2', 'calculated')),
  hackney('I-07', year(2019), percent(63.2, 2711, 4290), fromCounts('C2')),
  hackney('I-07', year(2024), percent(82, 2917, 3556), fromCounts('C2')),

  england('I-08', year(2019), figure(32, 'working days'), files('C2'), { note: 'quartiles 16 and 44' }),
  england('I-08', year(2024), figure(34, 'working days'), files('C2'), { note: 'quartiles 19 and 44' }),
  england('I-08', year(2025), figure(33, 'working days'), need2025('C2'), { note: 'quartiles 17 and 43' }),
  hackney('I-08', year(2019), figure(39, 'working days'), files('C2'), { note: 'quartiles 27 and 51' }),
  hackney('I-08', year(2024), figure(40, 'working days'), files('C2'), { note: 'quartiles 30 and 44' }),

  england('I-20', year(2019), number(201_170), files('C4')),
  england('I-20', year(2019), rate(171.1), files('C4')),
  england('I-20', year(2020), rate(170.5), files('C4')),
  england('I-20', year(2023), rate(189.6), files('C4')),
  england('I-20', year(2024), number(224_520), files('C4')),
  england('I-20', year(2024), rate(187.1), files('C4')),
  england('I-20', year(2025), number(230_590), need2025('C4')),
  hackney('I-20', year(2019), number(988), files('C4')),
  hackney('I-20', year(2019), rate(165.9), files('C4')),
  hackney('I-20', year(2024), number(1306), files('C4')),
  hackney('I-20', year(2024), rate(240.3), files('C4')),

  ...(
    [
      [england, 2019, 38.5, 77_440, 201_170],
      [england, 2024, 32.2, 72_250, 224_520],
      [hackney, 2019, 28, 277, 988],
      [hackney, 2024, 26.8, 350, 1306],
    ] as const
  ).map(([place, ending, value, count, total]) =>
    place('I-21', year(ending), percent(value, count, total), fromCounts('C4'), { note: conferencesOfYear() }),
  ),
  england('I-21', year(2025), percent(31.3, 72_100, 230_590), need2025('C4', 'calculated'), {
    note: conferencesOfYear(),
  }),

  england('I-22', year(2025), percent(85.8, 61_840, 72_100), need2025('C4 and D3', 'calculated'), {
    note: 'plans begun in the year out of conferences held in it: ours follows each conference',
  }),

  england('I-23', year(2019), percent(78.7, 60_950, 77_440), fromCounts('C4')),
  england('I-23', year(2023), percent(78.4), fromCounts('C4')),
  england('I-23', year(2024), percent(79.7, 57_580, 72_250), fromCounts('C4')),
  england('I-23', year(2025), percent(81.4, 58_670, 72_100), need2025('C4', 'calculated')),
  hackney('I-23', year(2019), percent(89.5, 248, 277), fromCounts('C4')),
  hackney('I-23', year(2024), percent(69.4, 243, 350), fromCounts('C4')),

  england('I-24', at(2019), rate(43.7), remembered(`${need}, table D1`)),
  england('I-24', at(2020), number(51_510), published(`${need} 2020, table A2`)),
  england('I-24', at(2025), number(49_420), need2025('D1')),
  hackney('I-24', at(2015), number(214), published('Hackney joint strategic needs assessment')),
  hackney('I-24', at(2015), rate(36.8), published('Hackney joint strategic needs assessment')),

  england('I-25', year(2019), percent(20.8, 13_860, 66_680), files('D3')),
  england('I-25', year(2024), percent(24.7, 15_330, 62_110), files('D3')),
  hackney('I-25', year(2015), percent(11), published('Hackney joint strategic needs assessment')),
  hackney('I-25', year(2019), percent(23.4, 60, 256), files('D3')),
  hackney('I-25', year(2024), percent(20.8, 60, 288), files('D3')),

  england('I-27', year(2019), percent(3.3), remembered(`${need}, table D7`)),
  england('I-27', year(2020), percent(3.6), published(`${need} 2020, table D7`)),
  england('I-27', year(2025), percent(4.4, 2710, 62_300), need2025('D7')),

  england('I-28', at(2019), percent(2.1), remembered(`${need}, plans open for two years or more`)),

  ...bands('I-30', 2020, published(`${need} 2020, table D7`), [18.7, 11.4, 42.3, 24, 3.6]),
  ...bands('I-30', 2025, need2025('D7'), [15.9, 11, 43.5, 25.2, 4.4]),

  england('I-31', year(2020), percent(18.7), published(`${need} 2020, table D7`)),
  england('I-31', year(2025), percent(15.9), need2025('D7')),

  england('I-32', at(2019), percent(91.8, 32_640, 35_570), files('D6')),
  england('I-32', at(2024), percent(89.8, 31_500, 35_090), files('D6')),
  hackney('I-32', at(2019), percent(100, 141, 141), files('D6')),
  hackney('I-32', at(2024), percent(79, 113, 143), files('D6')),

  england('I-40', at(2020), number(389_260), published(`${need}, table B2`), { note: careLeaversToo() }),
  england('I-40', at(2022), number(404_310), published(`${need}, table B2`), { note: careLeaversToo() }),

  ...bands('I-42', 2024, published(`${need} 2024, table B5`), [47.5, 14.8, 15.7, 12.2, 9.8]),

  england('I-50', at(2019), number(78_150), remembered(care)),
  england('I-50', at(2019), rate(65), remembered(care)),
  england('I-50', at(2024), number(83_630), published(`${care} 2024`)),
  england('I-50', at(2024), rate(70), published(`${care} 2024`)),
  hackney('I-50', at(2021), number(431), published('Hackney Council, children’s services annual report 2021/22')),
  hackney('I-50', at(2022), number(405), published('Hackney Council, children’s services annual report 2021/22')),

  england('I-51', year(2018), percent(10), published('as quoted by Darlington Borough Council')),
  england('I-51', year(2020), percent(10), published('as quoted by Darlington Borough Council')),
  england('I-52', at(2024), percent(23, 13_700, 60_430), published(`${care} 2024, placement stability`)),
  england('I-53', at(2024), percent(68, 19_750, 29_000), published(`${care} 2024, placement stability`)),

  england('I-56', at(2019), percent(90), remembered(`${care}, health`)),
  england('I-56.dental', at(2019), percent(85), remembered(`${care}, health`)),
  england('I-56.immunisations', at(2019), percent(87), remembered(`${care}, health`)),
  england('I-56.score', at(2019), figure(14, 'points'), remembered(`${care}, health`)),

  england('I-59', year(2018), percent(11), remembered(`${care} 2018, missing`), {
    note: '11,530 children, out of those looked after at any time in the year',
  }),
  england('I-59.episodes', year(2018), number(70_250), published(`${care} 2018, missing`)),

  england('I-64', year(2018), percent(84), published(`${care}, care leavers`)),
  england('I-64', year(2019), percent(85, 25_030, 29_470), published(`${care}, care leavers`), {
    note: '6% unsuitable, 9% no information',
  }),
  england('I-65', year(2019), percent(52), remembered(`${care}, care leavers`)),
  england('I-66', year(2025), percent(58), published(`${care}, care leavers`), { note: 'those aged 22' }),

  england(
    'I-67',
    { kind: 'three years to', day: '2018-03-31' },
    figure(486, 'days'),
    published('DfE, adoption scorecards'),
    {
      note: 'the threshold was 426 days in the last years it was set',
    },
  ),
  england(
    'I-68',
    year(2023),
    figure(47, 'weeks'),
    published('Hackney Council, children’s services annual report 2022/23'),
    {
      note: 'about',
    },
  ),
  hackney(
    'I-68',
    year(2023),
    figure(52, 'weeks'),
    published('Hackney Council, children’s services annual report 2022/23'),
    {
      note: 'down from 58',
    },
  ),

  ...(
    [
      ['2016-09-30', 16.1],
      ['2017-09-30', 17.8],
      ['2018-09-30', 17.4],
      ['2019-09-30', 16.9],
      ['2020-09-30', 16.3],
      ['2023-09-30', 16],
    ] as const
  ).map(([on, value]) =>
    england('I-70', at(on), figure(value, 'cases'), {
      source: 'DfE, children’s social work workforce',
      known: on === '2018-09-30' ? 'calculated' : 'read',
    }),
  ),
  england('I-72', at('2017-09-30'), percent(17), published('DfE, children’s social work workforce'), {
    note: 'vacancies alone',
  }),
  of('Inner London')('I-72', at('2017-09-30'), percent(24), published('DfE, children’s social work workforce'), {
    note: 'vacancies alone',
  }),
]

/** The published figures of an indicator, England first, the latest first within each place. */
export function comparatorsOf(indicator: string): Comparator[] {
  const places: readonly Comparator['place'][] = ['England', 'Inner London', 'Hackney']
  return comparators
    .filter(each => each.indicator === indicator)
    .sort(
      (a, b) =>
        places.indexOf(a.place) - places.indexOf(b.place) ||
        (a.period.day < b.period.day ? 1 : a.period.day > b.period.day ? -1 : 0),
    )
}

function conferencesOfYear(): string {
  return 'conferences held in the year out of enquiries begun in it: ours follows each enquiry'
}

function careLeaversToo(): string {
  return 'care leavers are counted in it'
}

/** How long episodes lasted, in per cent, by the five bands of the national tables. */
function bands(indicator: string, ending: number, known: Known, values: readonly number[]): Comparator[] {
  const parts = [
    '3 months or less',
    'more than 3 to 6 months',
    'more than 6 months to less than a year',
    'one year to less than two',
    'two years or more',
  ]
  return values.map((value, index) =>
    england(indicator, year(ending), percent(value), known, { part: parts[index] ?? '' }),
  )
}
