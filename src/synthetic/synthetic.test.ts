import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calibrate } from './calibration.ts'
import { headingOf } from './defects.ts'
import { type ReadRow, readTable } from './extract-reader.ts'
import { type SynthesisOptions, writeSyntheticExtract } from './index.ts'
import { type TableName, tables } from './tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'synthetic-'))
afterAll(() => rmSync(folder, { recursive: true }))

const until = '2026-11-24'
const tableNames = Object.keys(tables) as TableName[]

async function write(name: string, options: Partial<SynthesisOptions> = {}): Promise<string> {
  const out = join(folder, name)
  await writeSyntheticExtract({ out, children: 400, until, ...options })
  return out
}

function text(extract: string, table: TableName): string {
  return readFileSync(join(extract, `ssd_${table}.csv`), 'utf8')
}

async function rows(extract: string, table: TableName): Promise<ReadRow[]> {
  return Array.fromAsync(readTable(extract, table))
}

describe('the made-up authority', () => {
  let extract: string
  beforeAll(async () => {
    extract = await write('usual')
  })

  it('has a file for every table, with its headings', () => {
    expect(readdirSync(extract).sort()).toEqual(tableNames.map(each => `ssd_${each}.csv`).sort())
    for (const table of tableNames) {
      const heading = text(extract, table).replace('\ufeff', '').split('\r\n')[0]
      expect(heading).toBe(tables[table].split(' ').map(headingOf).join(','))
    }
  })

  it('is the same to the byte from the same seed, and another from another', async () => {
    const again = await write('again')
    for (const table of tableNames) expect(text(again, table)).toBe(text(extract, table))
    const other = await write('other', { seed: 7 })
    expect(text(other, 'cin_episodes')).not.toBe(text(extract, 'cin_episodes'))
  })

  it('holds about as many children as asked for', async () => {
    const { children, files } = await writeSyntheticExtract({ out: join(folder, 'count'), children: 400, until })
    expect(children).toBeGreaterThan(340)
    expect(children).toBeLessThan(460)
    expect(files).toBe(tableNames.length)
  })

  it('refuses an end that is no date, or before its history', async () => {
    await expect(write('bad', { until: '2026-02-30' })).rejects.toThrow(RangeError)
    await expect(write('bad', { until: '2019-11-24' })).rejects.toThrow(RangeError)
    await expect(write('bad', { children: 0 })).rejects.toThrow(RangeError)
  })

  it('tells nothing of days to come, but for what is due', async () => {
    const ahead = new Set([
      'pers_expected_dob',
      'icpc_icpc_target_date',
      'cppr_cp_review_due',
      'clar_cla_review_due_date',
    ])
    const open = '2300-01-01'
    for (const table of tableNames) {
      for (const row of await rows(extract, table)) {
        for (const [column, cell] of Object.entries(row)) {
          const date = /^\d{4}-\d\d-\d\d/.exec(cell)?.[0]
          if (date === undefined || date === open || ahead.has(column)) continue
          if (date > until) expect.unreachable(`${table} ${column} ${cell}`)
        }
      }
    }
  })

  it('even when small has children of every kind now', async () => {
    const small = await write('small', { children: 300 })
    const still = async (table: TableName, column: string) =>
      (await rows(small, table)).filter(row => row[column] === '')
    expect((await still('cin_episodes', 'cine_close_date')).length).toBeGreaterThan(20)
    expect((await still('cin_assessments', 'cina_assessment_auth_date')).length).toBeGreaterThan(2)
    expect((await still('cin_plans', 'cinp_cin_plan_end_date')).length).toBeGreaterThan(5)
    expect((await still('cp_plans', 'cppl_cp_plan_end_date')).length).toBeGreaterThan(0)
    expect((await still('cla_episodes', 'clae_cla_episode_ceased_date')).length).toBeGreaterThan(1)
    expect((await rows(small, 'care_leavers')).length).toBeGreaterThan(0)
  })

  it('joins: rows name persons, professionals and departments that exist', async () => {
    const people = new Set((await rows(extract, 'person')).map(row => row.pers_person_id))
    const workers = new Set((await rows(extract, 'professionals')).map(row => row.prof_professional_id))
    const departments = new Set((await rows(extract, 'department')).map(row => row.dept_team_id))
    const columns: [TableName, string, Set<string | undefined>][] = [
      ['cin_episodes', 'cine_person_id', people],
      ['cin_episodes', 'cine_referral_worker_id', workers],
      ['cin_assessments', 'cina_assessment_worker_id', workers],
      ['cin_assessments', 'cina_assessment_team', departments],
      ['cp_plans', 'cppl_person_id', people],
      ['cla_episodes', 'clae_person_id', people],
      ['involvements', 'invo_person_id', people],
      ['involvements', 'invo_professional_id', workers],
      ['involvements', 'invo_professional_team', departments],
      ['professionals', 'prof_professional_department', departments],
      ['care_leavers', 'clea_care_leaver_personal_advisor', workers],
    ]
    for (const [table, column, known] of columns) {
      const lost = (await rows(extract, table)).map(row => row[column]!.trim()).filter(each => each && !known.has(each))
      expect([table, column, lost]).toEqual([table, column, []])
    }
  })

  it('has departments that lead up to the directorate', async () => {
    const departments = new Map((await rows(extract, 'department')).map(row => [row.dept_team_id!, row]))
    for (const row of departments.values()) {
      let above = row
      for (let steps = 0; above.dept_team_parent_id !== '' && steps < 5; steps++) {
        above = departments.get(above.dept_team_parent_id!)!
      }
      expect(above.dept_team_name).toBe('Children and Families')
    }
  })
})

describe('calibration', () => {
  it('counts what an extract holds beside what is published', async () => {
    const figures = new Map(
      (await calibrate(await write('counted', { children: 2000 }), until)).map(each => [each.name, each]),
    )
    expect(figures.get('children')!.value).toBeGreaterThan(1800)
    expect(figures.get('children')!.within).toBe(false)
    expect(figures.get('assessments over 45 working days, %')!.within).toBe(true)
    expect(figures.get('protection reviews in time, %')!.within).toBe(true)
    expect(figures.get('looked after at the end')!.value).toBeGreaterThan(25)
  })
})

describe('a later end', () => {
  /** What a system shows as it now stands, rather than as events: these change from day to day. */
  const current: Partial<Record<TableName, readonly string[]>> = {
    person: ['pers_dob', 'pers_expected_dob', 'pers_forename', 'pers_sex', 'pers_gender'],
    cp_plans: ['cppl_cp_plan_latest_category'],
    cla_episodes: ['clae_cla_last_iro_contact_date'],
    professionals: ['prof_professional_caseload'],
    department: ['dept_team_name'],
  }
  const blank = (cell: string | undefined) => cell === '' || cell === '2300-01-01' || cell === '01/01/2300'

  it.each([
    ['2026-11-24', '2026-12-01'],
    ['2024-02-13', '2024-02-14'],
    ['2023-03-31', '2023-09-30'],
    ['2025-06-28', '2025-07-02'],
    // Over which a child in short breaks has another review.
    ['2025-07-15', '2025-10-15'],
  ])('from %s to %s only adds rows and fills blanks', async (earlier, later) => {
    const [before, after] = [await write('before', { until: earlier }), await write('after', { until: later })]
    let changed = 0
    for (const table of tableNames) {
      // One row per care leaver, as things stand: nothing of it is history.
      if (table === 'care_leavers') continue
      const free = new Set(current[table])
      const [old, now] = [await rows(before, table), await rows(after, table)]
      const byKey = Map.groupBy(now, row => Object.values(row)[0]!)
      for (const row of old) {
        const kept = byKey
          .get(Object.values(row)[0]!)
          ?.some(each =>
            Object.entries(row).every(([column, cell]) => free.has(column) || cell === each[column] || blank(cell)),
          )
        if (kept !== true) expect.unreachable(`${table}: ${JSON.stringify(row)}`)
      }
      expect(now.length).toBeGreaterThanOrEqual(old.length)
      changed += now.length - old.length
      if (text(before, table) !== text(after, table)) changed++
    }
    expect(changed).toBeGreaterThan(0)
  })
})

describe('what is wrong on purpose', () => {
  let extract: string
  beforeAll(async () => {
    extract = await write('odd', { children: 1500 })
  })

  const some = async (table: TableName, column: string, matches: (cell: string, row: ReadRow) => boolean) =>
    (await rows(extract, table)).filter(row => matches(row[column]!, row)).length

  it('children expected rather than born', async () => {
    const expected = await some('person', 'pers_expected_dob', cell => cell !== '')
    const all = (await rows(extract, 'person')).length
    expect(expected / all).toBeGreaterThan(0.012)
    expect(expected / all).toBeLessThan(0.04)
  })

  it('ethnicities not obtained or refused', async () => {
    const none = await some('person', 'pers_ethnicity', cell => /^(NOBT|REFU)/.test(cell))
    const all = (await rows(extract, 'person')).length
    expect(none / all).toBeGreaterThan(0.05)
    expect(none / all).toBeLessThan(0.1)
  })

  it('rows that come twice', () => {
    const lines = text(extract, 'cla_reviews').split('\r\n').slice(1, -1)
    expect(lines.length - new Set(lines).size).toBeGreaterThan(0)
  })

  it('the word NULL for no code', async () => {
    expect(await some('contacts', 'cont_contact_source', cell => cell === 'NULL')).toBeGreaterThan(5)
    expect(await some('cin_episodes', 'cine_referral_source_code', cell => cell === 'NULL')).toBeGreaterThan(5)
  })

  it('brothers and sisters under one referral id', async () => {
    const referrals = Map.groupBy(await rows(extract, 'cin_episodes'), row => row.cine_referral_id)
    expect([...referrals.values()].filter(each => each.length > 1).length).toBeGreaterThan(50)
  })

  it('placeholders for dates and for words', async () => {
    expect(await some('address', 'addr_address_start_date', cell => cell === '1900-01-01')).toBeGreaterThan(0)
    expect(await some('cp_reviews', 'cppr_cp_review_due', cell => cell === '1900-01-01')).toBeGreaterThan(0)
    expect(await some('address', 'addr_address_end_date', cell => cell === '2300-01-01')).toBeGreaterThan(0)
    expect(await some('cp_reviews', 'cppr_cp_review_participation', cell => cell === 'SSD_PH')).toBeGreaterThan(0)
  })

  it('cases still open in a unit that was closed', async () => {
    const closed = (await rows(extract, 'department')).find(row => row.dept_team_name!.endsWith('(closed)'))!
    const open = (cell: string, row: ReadRow) =>
      cell.trim() === closed.dept_team_id && row.invo_involvement_end_date === ''
    expect(await some('involvements', 'invo_professional_team', open)).toBeGreaterThan(0)
  })

  it('looked-after rows that nobody closed at 18', async () => {
    const grown = new Set(
      (await rows(extract, 'person')).filter(row => row.pers_dob! < '2008-11-24').map(row => row.pers_person_id),
    )
    const open = (cell: string, row: ReadRow) => cell === '' && grown.has(row.clae_person_id)
    expect(await some('cla_episodes', 'clae_cla_episode_ceased_date', open)).toBeGreaterThan(0)
  })

  it('dates as a database and as a spreadsheet write them', async () => {
    expect(
      await some('contacts', 'cont_contact_date', cell => /^\d{4}-\d\d-\d\d 00:00:00\.000$/.test(cell)),
    ).toBeGreaterThan(0)
    expect(
      await some('missing', 'miss_missing_episode_start_date', cell => /^\d\d\/\d\d\/\d{4}$/.test(cell)),
    ).toBeGreaterThan(0)
  })

  it('spaces that do not show', async () => {
    expect(text(extract, 'missing').split('\r\n')[0]).toContain('\u00a0')
    expect(await some('person', 'pers_surname', cell => cell.endsWith(' ') || cell.endsWith('\u00a0'))).toBeGreaterThan(
      0,
    )
  })

  it('outcomes as quoted JSON with doubled quotes', async () => {
    expect(text(extract, 'contacts')).toContain('"{""NEW_REFERRAL_FLAG"":""Y""')
    const [first] = await rows(extract, 's47_enquiry')
    expect(JSON.parse(first!.s47e_s47_outcome_json!)).toHaveProperty('CP_CONFERENCE_FLAG')
  })

  it('visits that do not say whether the child was seen', async () => {
    for (const [table, column] of [
      ['cin_visits', 'cinv_cin_visit_seen'],
      ['cp_visits', 'cppv_cp_visit_seen'],
      ['cla_visits', 'clav_cla_visit_seen'],
    ] as const) {
      expect(await some(table, column, cell => cell === '')).toBeGreaterThan(0)
    }
  })

  it('part-known dates, cancelled reviews, plans of other authorities and plans moved in', async () => {
    const big = await write('rare', { children: 4000 })
    const found = async (table: TableName, column: string, matches: (cell: string) => boolean) =>
      (await rows(big, table)).filter(row => matches(row[column]!)).length
    expect(
      await found('cla_previous_permanence', 'lapp_previous_permanence_order_date', cell => cell.startsWith('zz/')),
    ).toBeGreaterThan(0)
    expect(await found('cla_reviews', 'clar_cla_review_cancelled', cell => cell === 'Y')).toBeGreaterThan(0)
    expect(await found('cp_plans', 'cppl_cp_plan_ola', cell => cell === 'Y')).toBeGreaterThan(0)
    expect(await found('initial_cp_conference', 'icpc_icpc_transfer_in', cell => cell === 'Y')).toBeGreaterThan(0)
    for (const type of ['P1', 'U4', 'U1', 'A5']) {
      expect([type, await found('cla_placement', 'clap_cla_placement_type', cell => cell === type)]).not.toEqual([
        type,
        0,
      ])
    }
    expect(await found('legal_status', 'lega_legal_status', cell => cell === 'V4')).toBeGreaterThan(0)
    expect(await found('immigration_status', 'immi_immigration_status', cell => cell === 'UASC')).toBeGreaterThan(0)
  })

  it('some children without a worker', async () => {
    const allocated = new Set(
      (await rows(extract, 'involvements'))
        .filter(row => row.invo_professional_role_id === 'CW' && row.invo_involvement_end_date === '')
        .map(row => row.invo_person_id),
    )
    const waiting = (cell: string, row: ReadRow) => cell === '' && !allocated.has(row.cine_person_id)
    expect(await some('cin_episodes', 'cine_close_date', waiting)).toBeGreaterThan(0)
  })
})
