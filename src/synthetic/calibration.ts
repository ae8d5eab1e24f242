import { type Day, day, parseDay } from '../domain/calendar/day.ts'
import { addMonths, wholeMonthsBetween } from '../domain/calendar/months.ts'
import { windowFrom, workingDaysBetween } from './dates.ts'
import { type ReadRow, readTable } from './extract-reader.ts'
import type { TableName } from './tables.ts'

/** A count or share taken from a written extract, with the band the published figure allows at full size. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly published: number
  readonly low: number
  readonly high: number
  readonly within: boolean
}

/**
 * Counts what matters in an extract written at full size (19,000 children) and sets it beside the published volumes
 * (data-specs section 7). Bands are 15% either way unless told; shares are in per cent.
 */
export async function calibrate(folder: string, until: string): Promise<Figure[]> {
  const end = day(until)
  const years = (end - windowFrom + 1) / 365.25
  const figures: Figure[] = []
  const add = (name: string, value: number, published: number, slack = 0.15) => {
    const [low, high] = [published * (1 - slack), published * (1 + slack)]
    const rounded = Math.round(value * 10) / 10
    figures.push({ name, value: rounded, published, low, high, within: value >= low && value <= high })
  }
  await needFigures(folder, end, years, add)
  await protectionFigures(folder, end, years, add)
  await careFigures(folder, end, years, add)
  await workFigures(folder, add)
  for (const [table, published] of rowsPublished) {
    let rows = 0
    for await (const _ of readTable(folder, table)) rows++
    add(`rows of ${table}, six years`, (rows * 6) / years, published, 0.4)
  }
  return figures
}

type Add = (name: string, value: number, published: number, slack?: number) => void

const rowsPublished: readonly (readonly [TableName, number])[] = [
  ['contacts', 75_000],
  ['early_help_episodes', 10_000],
  ['cin_episodes', 27_000],
  ['cin_assessments', 27_000],
  ['cin_plans', 7_000],
  ['cin_visits', 60_000],
  ['s47_enquiry', 6_000],
  ['initial_cp_conference', 1_600],
  ['cp_plans', 1_400],
  ['cp_visits', 30_000],
  ['cp_reviews', 3_600],
  ['cla_episodes', 5_400],
  ['cla_placement', 3_300],
  ['cla_visits', 21_000],
  ['cla_reviews', 7_500],
  ['cla_health', 6_000],
  ['sdq_scores', 1_000],
  ['missing', 3_400],
  ['involvements', 60_000],
  ['professionals', 600],
  ['permanence', 200],
  ['legal_status', 3_000],
  ['cla_care_plan', 2_700],
]

async function rowsOf(folder: string, table: TableName): Promise<ReadRow[]> {
  const seen = new Set<string>()
  const rows: ReadRow[] = []
  for await (const row of readTable(folder, table)) {
    const whole = Object.values(row).join()
    if (!seen.has(whole)) rows.push(row)
    seen.add(whole)
  }
  return rows
}

function date(row: ReadRow, column: string): Day | undefined {
  return parseDay((row[column] ?? '').slice(0, 10))
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}

async function needFigures(folder: string, end: Day, years: number, add: Add): Promise<void> {
  const born = new Map<string, Day>()
  let children = 0
  let expected = 0
  for (const row of await rowsOf(folder, 'person')) {
    if (row.pers_is_mother === 'Y') continue
    children++
    if (row.pers_dob === '') expected++
    else born.set(row.pers_person_id!, date(row, 'pers_dob')!)
  }
  add('children', children, 19_000, 0.05)
  add('expected rather than born, %', share(expected, children), 3, 0.4)
  const ages = new Map<string, number>()
  let open = 0
  let openUnborn = 0
  let inWindow = 0
  let again = 0
  let counted = 0
  const last = new Map<string, Day>()
  const episodes = await rowsOf(folder, 'cin_episodes')
  episodes.sort((a, b) => (date(a, 'cine_referral_date') ?? 0) - (date(b, 'cine_referral_date') ?? 0))
  for (const row of episodes) {
    const on = date(row, 'cine_referral_date')!
    const child = row.cine_person_id!
    if (on >= windowFrom) inWindow++
    const before = last.get(child)
    if (on >= windowFrom + 366) {
      counted++
      if (before !== undefined && on <= addMonths(before, 12)) again++
    }
    last.set(child, on)
    const dob = born.get(child)
    if (row.cine_close_date !== '' || (dob !== undefined && addMonths(dob, 216) <= end)) continue
    open++
    if (dob === undefined) openUnborn++
    const months = wholeMonthsBetween(on, end)
    const band = months < 3 ? '<=3m' : months < 6 ? '3-6m' : months < 12 ? '6-12m' : months < 24 ? '1-2y' : '2y+'
    ages.set(band, (ages.get(band) ?? 0) + 1)
  }
  add('referrals a year', inWindow / years, 4_433)
  add('re-referrals, %', share(again, counted), 15.6, 0.2)
  add('open in need at the end', open, 2_806, 0.1)
  add('unborn among those, %', share(openUnborn, open), 3, 0.5)
  add('open up to 3 months', ages.get('<=3m') ?? 0, 896)
  add('open 3 to 6 months', ages.get('3-6m') ?? 0, 287, 0.3)
  add('open 6 to 12 months', ages.get('6-12m') ?? 0, 274, 0.3)
  add('open 1 to 2 years', ages.get('1-2y') ?? 0, 501, 0.3)
  add('open 2 years or more', ages.get('2y+') ?? 0, 848, 0.2)
  await assessmentFigures(folder, years, add)
}

const bands: readonly (readonly [string, number, number, number])[] = [
  ['same day', 0, 0, 1.2],
  ['1-10', 1, 10, 7.5],
  ['11-20', 11, 20, 12],
  ['21-30', 21, 30, 11.9],
  ['31-40', 31, 40, 15.6],
  ['41-45', 41, 45, 7.5],
  ['46-50', 46, 50, 8.4],
  ['51-60', 51, 60, 14.1],
  ['61+', 61, 9999, 21.8],
]

async function assessmentFigures(folder: string, years: number, add: Add): Promise<void> {
  const lengths: number[] = []
  for (const row of await rowsOf(folder, 'cin_assessments')) {
    const [from, to] = [date(row, 'cina_assessment_start_date'), date(row, 'cina_assessment_auth_date')]
    if (from !== undefined && to !== undefined && to >= windowFrom)
      lengths.push(from === to ? 0 : workingDaysBetween(from, to))
  }
  add('assessments completed a year', lengths.length / years, 4_438)
  add('assessments over 45 working days, %', share(lengths.filter(each => each > 45).length, lengths.length), 44.3, 0.1)
  for (const [name, low, high, published] of bands) {
    const found = lengths.filter(each => each >= low && each <= high).length
    add(`assessments of ${name} working days, %`, share(found, lengths.length), published, 0.3)
  }
}

async function protectionFigures(folder: string, end: Day, years: number, add: Add): Promise<void> {
  const since = (rows: ReadRow[], column: string) => rows.filter(row => (date(row, column) ?? 0) >= windowFrom)
  const enquiries = await rowsOf(folder, 's47_enquiry')
  const started = new Map(enquiries.map(row => [row.s47e_s47_enquiry_id!, date(row, 's47e_s47_start_date')!]))
  const conferences = since(await rowsOf(folder, 'initial_cp_conference'), 'icpc_icpc_date')
  add('s47 enquiries a year', since(enquiries, 's47e_s47_start_date').length / years, 987)
  add('initial conferences a year', conferences.length / years, 264)
  const waits = conferences.flatMap(row => {
    const from = started.get(row.icpc_s47_enquiry_id!)
    return from === undefined ? [] : [workingDaysBetween(from, date(row, 'icpc_icpc_date')!)]
  })
  add('conferences within 15 working days, %', share(waits.filter(each => each <= 15).length, waits.length), 91, 0.05)
  const plans = (await rowsOf(folder, 'cp_plans')).filter(row => row.cppl_cp_plan_ola !== 'Y')
  plans.sort((a, b) => date(a, 'cppl_cp_plan_start_date')! - date(b, 'cppl_cp_plan_start_date')!)
  add('protection plans started a year', since(plans, 'cppl_cp_plan_start_date').length / years, 220)
  add('on a protection plan at the end', plans.filter(row => row.cppl_cp_plan_end_date === '').length, 200, 0.2)
  const last = new Map<string, Day>()
  let repeats = 0
  let counted = 0
  for (const row of plans) {
    const [child, from] = [row.cppl_person_id!, date(row, 'cppl_cp_plan_start_date')!]
    const before = last.get(child)
    if (from >= windowFrom + 731) {
      counted++
      if (before !== undefined && from <= addMonths(before, 24)) repeats++
    }
    const to = date(row, 'cppl_cp_plan_end_date') ?? end
    last.set(child, to)
  }
  add('plans within two years of another, %', share(repeats, counted), 13.6, 0.35)
  const reviews = (await rowsOf(folder, 'cp_reviews')).flatMap(row => {
    const due = date(row, 'cppr_cp_review_due')
    return due === undefined || due < windowFrom ? [] : [date(row, 'cppr_cp_review_date')! <= due]
  })
  add('protection reviews in time, %', share(reviews.filter(Boolean).length, reviews.length), 99.3, 0.02)
}

async function careFigures(folder: string, end: Day, years: number, add: Add): Promise<void> {
  const shortBreaks = new Set<string>()
  const adults = new Set<string>()
  for (const row of await rowsOf(folder, 'legal_status')) {
    if (row.lega_legal_status === 'V4') shortBreaks.add(row.lega_person_id!)
  }
  for (const row of await rowsOf(folder, 'person')) {
    const dob = date(row, 'pers_dob')
    if (dob !== undefined && addMonths(dob, 216) <= end) adults.add(row.pers_person_id!)
  }
  const entered = new Map<string, Day>()
  const ended = new Set<string>()
  const inCare = new Set<string>()
  let unclosed = 0
  for (const row of await rowsOf(folder, 'cla_episodes')) {
    const child = row.clae_person_id!
    if (shortBreaks.has(child)) continue
    entered.set(row.clae_cla_id!, date(row, 'clae_entered_care_date')!)
    const ceased = date(row, 'clae_cla_episode_ceased_date')
    if (ceased === undefined && adults.has(child)) unclosed++
    else if (ceased === undefined) inCare.add(child)
    else if (row.clae_cla_episode_ceased_reason !== 'X1') ended.add(row.clae_cla_id!)
  }
  add('looked after at the end', inCare.size, 405)
  add('began to be looked after a year', [...entered.values()].filter(each => each >= windowFrom).length / years, 212)
  add('ceased to be looked after a year', ended.size / years, 195, 0.2)
  add('over 18 and never closed', unclosed, 20, 0.9)
  const placements = (await rowsOf(folder, 'cla_placement')).filter(
    row => inCare.has(row.clap_person_id!) && (date(row, 'clap_cla_placement_end_date') ?? end) > addMonths(end, -12),
  )
  const homes = new Map<string, number>()
  for (const row of placements) homes.set(row.clap_person_id!, (homes.get(row.clap_person_id!) ?? 0) + 1)
  const moved = [...homes.values()].filter(each => each >= 3).length
  add('three or more placements in a year, %', share(moved, inCare.size), 13, 0.4)
  const reviews = (await rowsOf(folder, 'cla_reviews')).flatMap(row => {
    const [due, held] = [date(row, 'clar_cla_review_due_date'), date(row, 'clar_cla_review_date')]
    return due === undefined || held === undefined ? [] : [held <= due]
  })
  add('care reviews in time, %', share(reviews.filter(Boolean).length, reviews.length), 93, 0.04)
  let leavers = 0
  for await (const _ of readTable(folder, 'care_leavers')) leavers++
  add('care leavers on the list', leavers, 370, 0.25)
}

async function workFigures(folder: string, add: Add): Promise<void> {
  const units = (await rowsOf(folder, 'department')).filter(row => row.dept_team_name!.startsWith('Unit '))
  add('units', units.length, 35, 0.15)
  const holding = new Map<string, number>()
  const allocated = new Set<string>()
  for (const row of await rowsOf(folder, 'involvements')) {
    if (row.invo_professional_role_id !== 'CW' || row.invo_involvement_end_date !== '') continue
    holding.set(row.invo_professional_id!, (holding.get(row.invo_professional_id!) ?? 0) + 1)
    allocated.add(row.invo_person_id!)
  }
  add('workers holding cases at the end', holding.size, 170, 0.15)
  const open = (await rowsOf(folder, 'cin_episodes')).filter(row => row.cine_close_date === '')
  const without = open.filter(row => !allocated.has(row.cine_person_id!)).length
  add('open children without a worker, %', share(without, open.length), 4, 0.6)
}
