import type { Answer, CareLeaver, Person } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { date, sourceOf, text } from './cells.ts'
import type { RowsByTable } from './rows-by-table.ts'

/** The person, from the first return that holds one; a birth date from a return fills a gap in the SSD. */
export function readPerson(tables: RowsByTable): Person | undefined {
  const rows = [...(tables.get('person') ?? [])].sort((a, b) => rank(a.format) - rank(b.format))
  const row = rows[0]
  if (row === undefined) return undefined
  const first = <T>(read: (each: SourceRow) => T | undefined): T | undefined => {
    for (const each of rows) {
      const value = read(each)
      if (value !== undefined) return value
    }
    return undefined
  }
  const bornOn = first(each => date(each, 'pers_dob'))
  return {
    source: sourceOf(row),
    forename: first(each => text(each, 'pers_forename')),
    surname: first(each => text(each, 'pers_surname')),
    bornOn,
    expectedOn: bornOn === undefined ? first(each => date(each, 'pers_expected_dob')) : undefined,
    diedOn: first(each => date(each, 'pers_death_date')),
    sex: first(each => text(each, 'pers_sex', 'pers_gender')),
    ethnicity: first(each => text(each, 'pers_ethnicity')),
    nationality: first(each => text(each, 'pers_nationality')),
  }
}

/** Disability codes. A lone NONE means recorded as having none. */
export function readDisabilities(tables: RowsByTable): string[] {
  const codes = new Set<string>()
  for (const row of tables.get('disability') ?? []) {
    const code = text(row, 'disa_disability_code')
    if (code !== undefined) codes.add(code)
  }
  return [...codes].sort()
}

/** What the latest row tells of a care leaver; undefined where none is held. */
export function readCareLeaver(tables: RowsByTable): CareLeaver | undefined {
  const row = tables.get('care_leavers')?.[0]
  if (row === undefined) return undefined
  return {
    source: sourceOf(row),
    toldOn: date(row, 'clea_care_leaver_latest_contact') ?? date(row, 'clea_care_leaver_year_end_date'),
    eligibility: text(row, 'clea_care_leaver_eligibility'),
    inTouch: text(row, 'clea_care_leaver_in_touch'),
    lastContactOn: date(row, 'clea_care_leaver_latest_contact'),
    accommodation: text(row, 'clea_care_leaver_accommodation'),
    suitable: suitability(text(row, 'clea_care_leaver_accom_suitable')),
    activity: text(row, 'clea_care_leaver_activity'),
    pathwayPlanOn: date(row, 'clea_pathway_plan_review_date'),
    adviser: text(row, 'clea_care_leaver_personal_advisor'),
    worker: text(row, 'clea_care_leaver_worker_id'),
    team: text(row, 'clea_care_leaver_allocated_team'),
  }
}

/** Suitable is written 1, unsuitable 2. */
function suitability(code: string | undefined): Answer {
  return code === '1' ? 'yes' : code === '2' ? 'no' : 'unknown'
}

function rank(format: string): number {
  return format === 'ssd' ? 0 : format === 'cin-census' ? 1 : 2
}
