import type { Dimension } from '../../src/analysis/index.ts'

/** Which number of an answer is held beside the published one. */
export type Part = 'count' | 'judged' | 'share' | 'median' | 'mean' | 'lower quartile' | 'upper quartile'

/** A published figure of Hackney and how far the made-up authority may lie from it at full size. */
export interface PublishedFigure {
  readonly what: string
  readonly indicator: string
  /** Counts are for 19,000 children held; shares are per cent. */
  readonly part: Part
  /** Only these groups, as a share of the whole answer; `known`: of what is known of it. */
  readonly of?: { readonly by: Dimension; readonly groups: readonly string[]; readonly known?: true }
  readonly published: number
  /** The lowest and highest that count as like Hackney at full size. */
  readonly band: readonly [number, number]
  readonly source: string
  /** How many rows share one fate, as brothers and sisters do: 2 where it is not told. Fewer children say less for it. */
  readonly alike?: number
  /** Too few to say anything of fewer children: held only at full size, by the proof. */
  readonly onlyWhole?: true
  /** Why the band is wide, or what differs in how it is counted. */
  readonly note?: string
}

const need = 'DfE, characteristics of children in need, year to 31 March 2018, LA 204'
const care = 'DfE, children looked after, year to 31 March 2019, LA 204'
const assumed = 'assumed from Islington, about 11,147 contacts in 2020/21: none is published for Hackney'

/** Either way by a share of the figure. */
const within = (published: number, slack: number) => ({
  published,
  band: [published * (1 - slack), published * (1 + slack)] as const,
})
/** Either way by percentage points, days or months. */
const about = (published: number, by: number) => ({ published, band: [published - by, published + by] as const })
const percent = (count: number, of: number) => Math.round((1000 * count) / of) / 10

const openFor = (what: string, groups: readonly string[], count: number, by: number): PublishedFigure => ({
  what: `open in need ${what}, %`,
  indicator: 'I-40',
  part: 'count',
  // Care leavers have no referral open, so that nobody knows for how long.
  of: { by: 'time open', groups, known: true },
  ...about(percent(count, 2806), by),
  source: need,
})
const closedAfter = (group: string, count: number, by: number): PublishedFigure => ({
  what: `episodes closed after ${group}, %`,
  indicator: 'I-42',
  part: 'count',
  of: { by: 'duration', groups: [group] },
  ...about(percent(count, 3962), by),
  source: need,
})
const plansFor = (group: string, what: string, count: number, by: number): PublishedFigure => ({
  what: `protection plans begun for ${what}, %`,
  indicator: 'I-25',
  part: 'judged',
  of: { by: 'category of abuse', groups: [group] },
  ...about(percent(count, 220), by),
  source: need,
  note: 'the latest category here, the first there',
})

/**
 * The published figures of section 7 of the data specifications that an indicator answers. Left out: plans ended in the
 * year (340, beside 220 begun: a year in which numbers fell, which no steady state shows) and what nobody publishes.
 */
export const publishedFigures: readonly PublishedFigure[] = [
  { what: 'contacts in a year', indicator: 'I-01', part: 'judged', ...within(13_000, 0.2), source: assumed },
  { what: 'referrals in a year', indicator: 'I-03', part: 'count', ...within(4433, 0.15), source: need },
  { what: 'referred again within a year, %', indicator: 'I-04', part: 'share', ...about(15.6, 3), source: need },
  { what: 'referrals with no further action, %', indicator: 'I-05', part: 'share', ...about(0, 3), source: need },
  { what: 'referrals found not in need, %', indicator: 'I-06', part: 'share', ...about(10, 3), source: need },
  { what: 'assessments finished in a year', indicator: 'I-07', part: 'judged', ...within(4438, 0.15), source: need },
  { what: 'assessments within 45 working days, %', indicator: 'I-07', part: 'share', ...about(55.7, 5), source: need },
  { what: 'working days, quickest quarter', indicator: 'I-08', part: 'lower quartile', ...about(25, 3), source: need },
  { what: 'working days, half', indicator: 'I-08', part: 'median', ...about(42, 3), source: need },
  { what: 'working days, three quarters', indicator: 'I-08', part: 'upper quartile', ...about(57, 4), source: need },
  { what: 'section 47 enquiries in a year', indicator: 'I-20', part: 'count', ...within(987, 0.2), source: need },
  { what: 'initial conferences in a year', indicator: 'I-23', part: 'judged', ...within(264, 0.25), source: need },
  {
    what: 'conferences within 15 working days, %',
    indicator: 'I-23',
    part: 'share',
    ...about(percent(241, 264), 5),
    source: need,
  },
  { what: 'children in need', indicator: 'I-40', part: 'count', ...within(2806, 0.1), source: need },
  openFor('up to 3 months', ['under 3 months'], 896, 6),
  openFor('3 to 6 months', ['3 to 5 months'], 287, 4),
  openFor('6 to 12 months', ['6 to 8 months', '9 to 11 months'], 274, 4),
  openFor('a year or more', ['12 to 14 months', '15 to 17 months', '18 months or more'], 501 + 848, 6),
  {
    what: 'children in need for abuse or neglect, %',
    indicator: 'I-40',
    part: 'count',
    of: { by: 'primary need', groups: ['N1'] },
    ...about(percent(1183, 2806), 8),
    source: need,
  },
  {
    what: 'children in need who are disabled, %',
    indicator: 'I-40',
    part: 'count',
    of: { by: 'disability', groups: ['disabled'] },
    ...about(13.1, 4),
    source: need,
  },
  { what: 'episodes of need closed in a year', indicator: 'I-42', part: 'count', ...within(3962, 0.15), source: need },
  closedAfter('3 months or less', 1925, 8),
  closedAfter('2 years or more', 323, 4),
  { what: 'protection plans begun in a year', indicator: 'I-25', part: 'judged', ...within(220, 0.25), source: need },
  {
    what: 'plans that are a second or later one, %',
    indicator: 'I-25',
    part: 'share',
    ...about(13.6, 6),
    source: need,
  },
  plansFor('NEG', 'neglect', 86, 10),
  plansFor('EMO', 'emotional abuse', 113, 10),
  { what: 'children on protection plans', indicator: 'I-24', part: 'count', ...within(200, 0.25), source: need },
  {
    what: 'ended plans of three months or less, %',
    indicator: 'I-31',
    part: 'share',
    ...about(percent(67, 340), 8),
    source: need,
  },
  {
    what: 'ended plans of two years or more, %',
    indicator: 'I-27',
    part: 'share',
    ...about(percent(16, 340), 4),
    source: need,
  },
  {
    what: 'children on a plan whose reviews were in time, %',
    indicator: 'I-32',
    part: 'share',
    ...about(percent(135, 136), 3),
    source: need,
    // A ninth of the children has some twenty on plans, and one family's late conference is a quarter of them.
    onlyWhole: true,
  },
  { what: 'children looked after', indicator: 'I-50', part: 'count', ...within(405, 0.15), source: care },
  { what: 'began to be looked after in a year', indicator: 'I-61', part: 'judged', ...within(212, 0.2), source: care },
  {
    what: 'looked after, three homes or more in a year, %',
    indicator: 'I-51',
    part: 'share',
    ...about(percent(52, 405), 5),
    source: care,
  },
  {
    what: 'looked after, social worker changed twice in a year, %',
    indicator: 'I-62',
    part: 'share',
    ...about(percent(43, 405), 7),
    source: care,
    note: 'the unit that assessed and handed over counts as a change here',
  },
  {
    what: 'looked after, went missing in a year, %',
    indicator: 'I-59',
    part: 'share',
    ...about(percent(86, 586), 5),
    source: care,
  },
  {
    what: 'times missing in a year',
    indicator: 'I-59.episodes',
    part: 'count',
    ...within(485, 0.25),
    source: care,
    // A few children go missing again and again.
    alike: 12,
  },
  { what: 'health assessed in the year, %', indicator: 'I-56', part: 'share', ...about(91, 5), source: care },
  { what: 'teeth checked in the year, %', indicator: 'I-56.dental', part: 'share', ...about(71, 8), source: care },
  { what: 'immunised, %', indicator: 'I-56.immunisations', part: 'share', ...about(70, 7), source: care },
  { what: 'difficulties scored, %', indicator: 'I-56.difficulties', part: 'share', ...about(79, 8), source: care },
  {
    what: 'difficulties score',
    indicator: 'I-56.score',
    part: 'mean',
    ...about(14.7, 2.5),
    source: care,
  },
  {
    what: 'care leavers in touch, %',
    indicator: 'I-63',
    part: 'share',
    ...about(percent(76 + 190, 77 + 217), 5),
    source: care,
  },
  { what: 'care leavers suitably housed, %', indicator: 'I-64', part: 'share', ...about(80, 7), source: care },
  {
    what: 'care leavers in education, work or training, %',
    indicator: 'I-65',
    part: 'share',
    ...about(65, 8),
    source: care,
  },
]
