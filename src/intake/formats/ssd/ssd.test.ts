import { describe, expect, it } from 'vitest'
import { day } from '../../../domain/calendar/day.ts'
import type { SourceRow } from '../../../domain/record/source-row.ts'
import type { SuppliedTable } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { localWords } from '../../map/local-words.ts'
import { fileOf } from '../../read/made-files.ts'
import { ssd, ssdWith } from './ssd.ts'

async function read(files: Readonly<Record<string, string>>, format = ssd) {
  const rows: SourceRow[] = []
  const issues: Issue[] = []
  const tables: SuppliedTable[] = []
  const order: string[] = []
  const unread: (readonly string[] | undefined)[] = []
  const received = Object.entries(files).map(([name, content]) => fileOf(name, content))
  const summary = await format.read(received, {
    table: each => {
      tables.push(each)
      order.push(`table ${each.table}`)
    },
    row: (row, at) => {
      rows.push(row)
      unread.push(at.unread)
      order.push(`row ${row.table}`)
    },
    issue: each => {
      issues.push(each)
      order.push(`issue ${each.code}`)
    },
    refused: (childId, table) => order.push(`refused ${childId} ${table}`),
    progress: () => {},
  })
  const told = issues
    .filter(each => each.code !== 'column-missing')
    .map(each => [each.row, each.column, each.code, each.severity].filter(part => part !== undefined).join(' '))
  return { rows, unread, issues, tables, order, told, summary, keys: rows.map(each => each.key) }
}

const person = (...rows: string[]) => ({
  'ssd_person.csv': ['pers_person_id,pers_forename,pers_sex,pers_dob', ...rows].join('\r\n'),
})

describe('teams', () => {
  const departments = 'dept_team_id,dept_team_name\nT1,Family Support\nT2,Family Support\nT3,Assessment'
  const heading = 'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team'
  const referrals = (...teams: string[]) => ({
    'ssd_cin_episodes.csv': [heading, ...teams.map((team, at) => `${at + 1},R${at},2026-01-05,${team}`)].join('\n'),
  })

  it('by a name that two departments have are told of once, and kept as they came', async () => {
    const files = {
      ...referrals('T1', 'Family Support', 'Assessment', 'Elsewhere', 'Family Support'),
      'ssd_department.csv': departments,
    }
    const { rows, issues } = await read(files)
    expect(issues.filter(each => each.code === 'team-ambiguous')).toMatchObject([
      {
        file: 'ssd_cin_episodes.csv',
        row: 3,
        column: 'cine_referral_team',
        value: 'Family Support',
        severity: 'warning',
      },
    ])
    const { message } = issues.find(each => each.code === 'team-ambiguous')!
    expect(message).toContain('2 rows name a team that several departments are called (T1, T2).')
    expect(rows.filter(each => each.data.cine_referral_team === 'Family Support')).toHaveLength(2)
  })

  it('are told of no more once it has been said which department they are, but for the departments of workers', async () => {
    const files = {
      ...referrals('Family Support', 'Family Support'),
      'ssd_professionals.csv': 'prof_professional_id,prof_professional_department\nw1,Family Support\nw2,T1',
      'ssd_department.csv': departments,
    }
    const told = async (format = ssd) =>
      (await read(files, format)).issues.filter(each => each.code === 'team-ambiguous').map(each => each.message)
    const ofWorker = expect.stringMatching(/^1 row names as the worker’s department .* the worker counts in none\.$/)
    const ofTeam = expect.stringMatching(/^2 rows name a team .* the worker’s own unit is taken/)
    expect((await told()).sort()).toEqual([ofWorker, ofTeam])
    const words = localWords([{ domain: 'team', from: 'Family Support', to: 'T1' }])
    expect(await told(ssdWith({ words }))).toEqual([ofWorker])
  })

  it('by a name that what stands above a department has as well are told of', async () => {
    const told = async (above: string) => {
      const heading = 'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name'
      const files = { ...referrals('Assessment'), 'ssd_department.csv': `${heading}\n${above}` }
      const found = (await read(files)).issues.filter(each => each.code === 'team-ambiguous')
      return found.map(each => /\((.*)\)/.exec(each.message)?.[1])
    }
    expect(await told('T3,Assessment,S1,Assessment\nT4,North,S1,Assessment')).toEqual(['S1, T3'])
    expect(await told('T3,North,S1,Assessment\nT4,South,S2,Assessment')).toEqual(['S1, S2'])
    // Its own row says what it is called.
    expect(await told('T3,Assessment,S1,Assessment\nS1,Service,,')).toEqual([])
  })

  it('by a name that is a department’s id as well, or where no departments came, are not', async () => {
    const asId = { ...referrals('Family Support'), 'ssd_department.csv': `${departments}\nFamily Support,Other` }
    for (const files of [asId, referrals('Family Support')])
      expect((await read(files)).issues.map(each => each.code)).not.toContain('team-ambiguous')
  })
})

describe('reading a table', () => {
  it('gives rows in the words of the standard, with only what is filled', async () => {
    const { rows, tables, summary } = await read(person('1.0, Zoë\u00a0,Female,2010-05-01 00:00:00.000', '2,NULL,,'))
    expect(rows).toEqual([
      {
        table: 'person',
        format: 'ssd',
        key: '1',
        childId: '1',
        data: { pers_person_id: '1', pers_forename: 'Zoë', pers_sex: 'F', pers_dob: '2010-05-01' },
      },
      { table: 'person', format: 'ssd', key: '2', childId: '2', data: { pers_person_id: '2' } },
    ])
    expect(tables[0]).toMatchObject({
      table: 'person',
      columns: ['pers_person_id', 'pers_forename', 'pers_sex', 'pers_dob'],
    })
    expect(tables[0]!.missingColumns).toContain('pers_ethnicity')
    expect(summary).toEqual({ rows: 2, rejected: 0 })
  })

  it.each([
    'ssd_cp_plans.csv',
    '##ssd_cp_plans.csv',
    'CP_Plans.CSV',
    'extract/SSD_CP_PLANS.txt',
    'ssd_development.ssd_cp_plans.csv',
    'hackney ssd_cp_plans (1).csv',
    'ssd_cp_plans_20191105.csv',
  ])('knows %s', async name => {
    const { keys } = await read({ [name]: 'cppl_person_id,cppl_cp_plan_start_date\n7,01/05/2019' })
    expect(keys).toEqual(['7|2019-05-01'])
  })

  it('says of other files that they were not read', async () => {
    const { told, rows } = await read({ 'notes.csv': 'a\n1', 'ssd_cohort.csv': 'a\n1', 'ssd_person.xlsx': 'x' })
    expect(told).toEqual(['file-unknown warning', 'file-not-needed note', 'file-unknown warning'])
    expect(rows).toEqual([])
  })

  it('matches headings whatever their case, spacing and unseen characters, and by the names sites give them', async () => {
    const { rows, told } = await read({
      'ssd_contacts.csv':
        '\ufeff"CONT_Contact_ID ",PersonID,\u200bcont contact\u00a0date,cont_contact_source,Extra\n9,1,2019-05-01,6,x\n',
    })
    expect(rows[0]).toMatchObject({
      key: '1|2019-05-01|6',
      data: { cont_contact_id: '9', cont_person_id: '1', cont_contact_source_code: '6' },
    })
    expect(told).toEqual(['1 Extra column-unknown note'])
  })

  it('tells of missing and unknown columns before any row', async () => {
    const { order } = await read({ 'ssd_department.csv': 'dept_team_id,odd\n1,2\n' })
    expect(order[0]).toBe('table department')
    expect(order.at(-1)).toBe('row department')
    expect(order).toContain('issue column-missing')
    expect(order).toContain('issue column-unknown')
  })

  it('refuses a file without a column of its key, and does not count the table as supplied', async () => {
    const cases: [string, string, string][] = [
      ['ssd_cp_plans.csv', 'cppl_person_id,x\n1,2', 'cppl_cp_plan_start_date'],
      ['ssd_person.csv', 'forename\nZoë', 'pers_person_id'],
      ['ssd_cin_visits.csv', 'cinv_cin_visit_date\n2019-05-01', 'cinv_person_id'],
    ]
    for (const [name, content, column] of cases) {
      const { rows, tables, told } = await read({ [name]: content })
      expect([rows, tables]).toEqual([[], []])
      expect(told).toEqual([`1 ${column} key-column-missing error`])
    }
  })

  it('reads a table in several files as one', async () => {
    for (const other of ['cp_plans_2', 'cp_plans-part2', 'cp_plans 2', 'cp_plans_2_of_3']) {
      const { keys, told } = await read({
        'ssd_cp_plans.csv': 'cppl_person_id,cppl_cp_plan_start_date\n7,01/05/2019\n8,01/05/2019\n',
        [`ssd_${other}.csv`]: 'cppl_cp_plan_start_date,cppl_person_id\n01/06/2019,7\n',
      })
      expect(keys).toEqual(['7|2019-05-01', '8|2019-05-01', '7|2019-06-01'])
      expect(told).toEqual(['table-in-parts warning'])
    }
    const { keys } = await read({
      'ssd_cin_assessments.csv': 'cina_assessment_id,cina_person_id,cina_assessment_start_date\n7,1,2019-05-01\n',
      'ssd_cin_assessments_2.csv': 'cina_assessment_id,cina_person_id,cina_assessment_start_date\n8,1,2019-05-01\n',
    })
    expect(keys).toEqual(['1|2019-05-01', '1|2019-05-01|8'])
  })

  it('takes no two files for one table that may be two extracts, or of which one is something else', async () => {
    const why = (files: Readonly<Record<string, string>>) =>
      ssd.whyNot!(Object.entries(files).map(([name, content]) => fileOf(name, content)))
    const plans = 'cppl_person_id,cppl_cp_plan_start_date\n'
    const others = `${plans}1,2019-05-01\n`
    expect(await why({ 'ssd_cp_plans.csv': plans, 'ssd_cp_plans_2.csv': others })).toBeUndefined()
    expect(await why({ 'a/ssd_cp_plans.csv': plans, 'b/ssd_cp_plans.csv': plans })).toBeUndefined()
    expect(await why({ 'a/ssd_cp_plans.csv': plans, 'b/ssd_cp_plans.csv': others })).toContain('more than once')
    for (const [first, second] of [
      ['_20260101', '_20260201'],
      ['_2026_01_01', '_2026_01_08'],
      ['-2026-01-01', '-2026-01-08'],
      ['', ' (1)'],
      ['', ' - Copy'],
    ])
      expect(
        await why({ [`ssd_cp_plans${first}.csv`]: plans, [`ssd_cp_plans${second}.csv`]: others }),
        second,
      ).toContain('more than once')
    expect(await why({ 'ssd_cp_plans.csv': plans, 'ssd_cp_plans_2.csv': '1,2019-05-01\n' })).toContain('headings')
  })

  it('passes over the rule a database tool draws under headings', async () => {
    const { keys, summary, told } = await read({
      'ssd_department.csv': 'dept_team_id\tdept_team_name\n---\t---\n1\tNorth',
    })
    expect([keys, summary.rows, told]).toEqual([['1'], 1, []])
  })

  it('names workers by their staff id where the other is empty', async () => {
    const { rows } = await read({ 'ssd_professionals.csv': 'prof_professional_id,prof_staff_id\nNULL,W1\nP2,W2' })
    expect(rows.map(each => [each.key, each.childId, each.data.prof_professional_id])).toEqual([
      ['W1', '', 'W1'],
      ['P2', '', 'P2'],
    ])
  })
})

describe('cells', () => {
  const plans = (...rows: string[]) => ({
    'ssd_cp_plans.csv': [
      'cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_ola,cppl_cp_plan_latest_category',
      ...rows,
    ].join('\n'),
  })
  const plan = async (cells: string, format = ssd) => {
    const { rows, told } = await read(plans(cells), format)
    const { cppl_person_id: _, cppl_cp_plan_start_date: start, ...data } = rows[0]?.data ?? {}
    return { start, data, told }
  }

  it.each<[string, Record<string, string>, string[]]>([
    ['1,2019-05-01,1900-01-01,False,Neglect', { cppl_cp_plan_ola: 'N', cppl_cp_plan_latest_category: 'NEG' }, []],
    ['1,2019-05-01,9999-12-31,SSD_PH,PLACEHOLDER_DATA', {}, []],
    ['1,2019-05-01,2020-02-30,,', {}, ['2 cppl_cp_plan_end_date date-impossible warning']],
    ['1,2019-05-01,soon,,', {}, ['2 cppl_cp_plan_end_date date-unreadable warning']],
    ['1,2019-05-01,,perhaps,', {}, ['2 cppl_cp_plan_ola flag-unreadable warning']],
    [
      '1,2019-05-01,,,Modern slavery',
      { cppl_cp_plan_latest_category: 'Modern slavery' },
      ['2 cppl_cp_plan_latest_category code-unknown warning'],
    ],
    ['1,1989-05-01,,,', {}, ['2 cppl_cp_plan_start_date date-unlikely warning']],
  ])('%s', async (cells, data, told) => {
    expect(await plan(cells)).toMatchObject({ data, told })
  })

  it.each([
    ['1,2019-02-30,,,', '2 cppl_cp_plan_start_date date-impossible error'],
    ['1,05/13/2019,,,', '2 cppl_cp_plan_start_date date-impossible error'],
    ['1,,,,', '2 cppl_cp_plan_start_date cell-missing error'],
    ['1,1900-01-01,,,', '2 cppl_cp_plan_start_date cell-missing error'],
    ['1,9999-12-31,,,', '2 cppl_cp_plan_start_date date-stand-in error'],
    ['-1,2019-05-01,,,', '2 cppl_person_id id-admin error'],
    ['1.2E+11,2019-05-01,,,', '2 cppl_person_id id-damaged error'],
    [',2019-05-01,,,', '2 cppl_person_id child-unknown error'],
  ])('refuses the row %s', async (cells, told) => {
    const result = await read(plans(cells))
    expect(result.rows).toEqual([])
    expect(result.told).toEqual([told])
    expect(result.summary).toEqual({ rows: 1, rejected: 1 })
    expect(result.issues.at(-1)!.message).toContain('not taken')
  })

  it('doubts dates more than a year ahead of the day of reading, but not births', async () => {
    const format = ssdWith({ today: day('2019-11-05') })
    expect((await plan('1,2019-05-01,2020-12-01,,', format)).told).toEqual([
      '2 cppl_cp_plan_end_date date-unlikely warning',
    ])
    expect((await plan('1,2019-05-01,2020-10-01,,', format)).told).toEqual([])
    expect((await read(person('1,,,1961-01-01', '2,,,2021-05-01'), format)).told).toEqual([])
  })

  it('doubts events after the day of reading, but not what is due or agreed beforehand', async () => {
    const format = ssdWith({ today: day('2019-11-05') })
    const reviews = (cells: string) => ({
      'ssd_cp_reviews.csv': `cppr_person_id,cppr_cp_review_due,cppr_cp_review_date\n${cells}\n`,
    })
    const { rows, told } = await read(reviews('1,2020-03-01,2019-11-06'), format)
    expect(rows[0]?.data.cppr_cp_review_date).toBe('2019-11-06')
    expect(told).toEqual(['2 cppr_cp_review_date date-ahead warning'])
    expect((await read(reviews('1,2020-03-01,2019-11-05'), format)).told).toEqual([])
    const involvements =
      'invo_person_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date\n1,W,CW,2019-11-11\n'
    expect((await read({ 'ssd_involvements.csv': involvements }, format)).told).toEqual([])
    const assessments = 'cina_person_id,cina_assessment_start_date,cina_assessment_auth_date\n1,2019-11-01,2019-11-20\n'
    expect((await read({ 'ssd_cin_assessments.csv': assessments }, format)).told).toEqual([
      '2 cina_assessment_auth_date date-ahead warning',
    ])
  })

  it('reads years of two figures where their century is plain', async () => {
    const format = ssdWith({ today: day('2026-11-28') })
    const dates = async (...cells: string[]) => {
      const { rows, told } = await read(plans(...cells.map((each, at) => `${at + 1},2019-05-01,${each},,`)), format)
      return [rows.map(each => each.data.cppl_cp_plan_end_date), told]
    }
    expect(await dates('06-Oct-22', '06/10/22', '6.10.22 09:30', '29/02/24')).toEqual([
      ['2022-10-06', '2022-10-06', '2022-10-06', '2024-02-29'],
      [],
    ])
    const unread = (row: number, kind: string) => `${row} cppl_cp_plan_end_date date-${kind} warning`
    expect((await dates('x', '01/05/40', '29/02/23', '01/05/89'))[1]).toEqual([
      unread(2, 'unreadable'),
      unread(3, 'unreadable'),
      unread(4, 'impossible'),
      unread(5, 'unreadable'),
    ])
    // Where one can only have its year in front, it may be in front in all.
    expect((await dates('', '22/10/06', '22/10/31'))[1]).toContain(unread(3, 'unreadable'))
    const births = await read(person('1,,,06/10/12', '2,,,06/10/85', '3,,,06/10/26', '4,,,30/12/26'), format)
    expect(births.rows.map(each => each.data.pers_dob)).toEqual(['2012-10-06', '1985-10-06', '2026-10-06', undefined])
    expect(births.told).toEqual(['5 pers_dob date-unreadable warning'])
  })

  it('warns once for a column in which nothing shows whether the day or a year of two figures is in front', async () => {
    const format = ssdWith({ today: day('2026-11-28') })
    const ends = async (...cells: string[]) => {
      const { rows, told, issues } = await read(
        plans(...cells.map((each, at) => `${at + 1},2019-05-01,${each},,`)),
        format,
      )
      return { read: rows.map(each => each.data.cppl_cp_plan_end_date), told, issues }
    }
    const unsettled = await ends('20-03-20', '21-03-04', '21-04-05')
    expect(unsettled.read).toEqual(['2020-03-20', '2004-03-21', '2005-04-21'])
    expect(unsettled.told).toEqual(['3 cppl_cp_plan_end_date date-order-unsettled warning'])
    const issue = unsettled.issues.find(each => each.code === 'date-order-unsettled')!
    expect(issue).toMatchObject({ file: 'ssd_cp_plans.csv', value: '21-03-04' })
    expect(issue.message).toContain('with the day in front, here as 21 Mar 2004')
    expect((await ends('21-03-04', '28-03-04')).told).toEqual([])
    expect((await ends('20-03-20', '')).told).toEqual([])
    // One that can only have it in front settles it, however many others there are.
    const settled = await ends(...Array.from({ length: 30 }, () => '21-03-04'), '21-03-31')
    expect(settled.read.every(each => each === undefined)).toBe(true)
  })

  it('looks in the whole file for whether the day or a year of two figures is in front', async () => {
    const format = ssdWith({ today: day('2026-11-28') })
    const told = async (first: string, ...last: string[]) => {
      const cells = [...Array.from({ length: 250 }, () => first), ...last]
      const { issues } = await read(plans(...cells.map((each, at) => `${at + 1},2019-05-01,${each},,`)), format)
      return issues.filter(each => each.code === 'date-order-unsettled')
    }
    expect(await told('2020-03-20', '21-03-04', '21-04-05')).toMatchObject([{ row: 252, value: '21-03-04' }])
    expect(await told('2020-03-20', '21-03-04', '28-03-22')).toEqual([])
    expect(await told('21-03-04', '28-03-22')).toEqual([])
    const [inFront, ...others] = await told('21-03-04', '21-03-31')
    expect(others).toEqual([])
    expect(inFront).toMatchObject({ row: 2, value: '21-03-04' })
    expect(inFront!.message).toContain(
      'others in the column can only have the year. They were read with the day in front',
    )
  })

  it('reads a spreadsheet’s day numbers only in a column that holds nothing else', async () => {
    const all = await read(plans('1,43586,,,', '2,43587,43600,,'))
    expect(all.rows.map(each => each.data.cppl_cp_plan_start_date)).toEqual(['2019-05-01', '2019-05-02'])
    expect(all.told).toEqual([
      'cppl_cp_plan_start_date dates-as-numbers note',
      'cppl_cp_plan_end_date dates-as-numbers note',
    ])
    const none = await read(plans('1,43586,0,,', '2,43587,43600,,', '3,43587,2,,', '4,43587,2958465,,'))
    expect(none.rows.map(each => each.data.cppl_cp_plan_end_date)).toEqual([
      undefined,
      '2019-05-15',
      undefined,
      undefined,
    ])
    expect(none.told).toEqual(all.told)
    // Nobody has an end: a column of nothing but what stands for none.
    const noneAtAll = await read(plans('1,43586,0,,', '2,43587,2958465,,'))
    expect(noneAtAll.rows.map(each => each.data.cppl_cp_plan_end_date)).toEqual([undefined, undefined])
    expect(noneAtAll.told).toEqual(['cppl_cp_plan_start_date dates-as-numbers note'])
    const mixed = await read(plans('1,2019-05-01,,,', '2,43587,,,'))
    expect(mixed.told).toEqual(['3 cppl_cp_plan_start_date date-unreadable error'])
  })

  it('takes N/A as nothing, but where it is a code', async () => {
    const { rows, told } = await read({
      'ssd_department.csv': 'dept_team_id,dept_team_name\n1,N/A\n2,n/a\n',
      'ssd_cp_reviews.csv': 'cppr_person_id,cppr_cp_review_date,cppr_cp_review_quorate\n1,2019-05-01,n/a\n',
    })
    expect(rows.filter(each => each.table === 'department').map(each => each.data)).toEqual([
      { dept_team_id: '1' },
      { dept_team_id: '2' },
    ])
    expect(told).toEqual([])
  })

  it('keeps text as text and JSON in one form', async () => {
    const { rows, told } = await read({
      'ssd_contacts.csv':
        'cont_person_id,cont_contact_date,cont_contact_outcome_json\n' +
        '1,2019-05-01,"{ ""NFA_FLAG"": ""Y"", ""ADVICE_FLAG"":""""}"\n1,2019-05-02,"NFA, Advice"\n1,2019-05-03,"{""cut"": "\n',
    })
    expect(rows.map(each => each.data.cont_contact_outcome_json)).toEqual([
      '{"ADVICE_FLAG":"","NFA_FLAG":"Y"}',
      'NFA, Advice',
      '{"cut":',
    ])
    expect(told).toEqual(['4 cont_contact_outcome_json json-unreadable warning'])
  })

  it('takes the beginning of text longer than any, and no more of a code than can be shown', async () => {
    const { rows, told } = await read({
      'ssd_person.csv': `pers_person_id,pers_forename,pers_ethnicity\n1,${'a'.repeat(20_000)},${'b'.repeat(20_000)}\n2,Ann,`,
      'ssd_contacts.csv': `cont_person_id,cont_contact_date,cont_contact_outcome_json\n1,2019-05-01,"[${'1,'.repeat(10_000)}1]"`,
    })
    expect(rows[0]?.data).toMatchObject({ pers_forename: 'a'.repeat(10_000), pers_ethnicity: `${'b'.repeat(199)}…` })
    expect(rows[2]?.data.cont_contact_outcome_json).toHaveLength(10_000)
    expect(told.filter(each => !each.includes('unknown note'))).toEqual([
      '2 pers_forename text-too-long warning',
      '2 pers_ethnicity code-unknown warning',
      '2 cont_contact_outcome_json text-too-long warning',
    ])
    expect(rows[1]?.data).toEqual({ pers_person_id: '2', pers_forename: 'Ann' })
  })

  it('keeps the time at which a child went missing, and dates with unknown parts as they are', async () => {
    const { keys } = await read({
      'ssd_missing.csv':
        'miss_person_id,miss_missing_episode_type,miss_missing_episode_start_date\n1,M,2019-05-01 21:30:00\n1,M,2019-05-01 00:00:00\n',
    })
    expect(keys).toEqual(['1|2019-05-01 21:30|Missing', '1|2019-05-01|Missing'])
    const previous = await read({
      'ssd_cla_previous_permanence.csv':
        'lapp_person_id,lapp_previous_permanence_order_date,lapp_previous_permanence_option\n1,zz/05/2010,P2\n',
    })
    expect([previous.keys, previous.told]).toEqual([['1|zz/05/2010|P2'], []])
  })

  it('tells a thousand bad rows of a kind, and counts the rest', async () => {
    const { issues, rows } = await read(plans(...Array.from({ length: 3000 }, (_, n) => `${n + 1},2019-05-01,,,Odd`)))
    const odd = issues.filter(each => each.code === 'code-unknown')
    expect([rows.length, odd.length]).toEqual([3000, 1000])
    expect(issues.at(-1)).toMatchObject({ code: 'more-of-the-same', value: '2000' })
  })
})

describe('natural keys', () => {
  it('falls back where the first form cannot be filled', async () => {
    const { keys } = await read({
      'ssd_cin_episodes.csv': 'cine_person_id,cine_referral_id,cine_referral_date\n1,55,2019-05-01\n1,,2019-05-01\n',
      'ssd_cla_reviews.csv':
        'clar_cla_person_id,clar_cla_review_date,clar_cla_review_due_date,clar_cla_review_cancelled\n1,2019-05-01,,N\n1,,2019-05-01,Y\n',
    })
    expect(keys).toEqual(['1|55', '1|2019-05-01|by date', '1|2019-05-01', '1|2019-05-01|due'])
  })

  it('does not fall back past a cell that cannot be read', async () => {
    const { rows, told } = await read({
      'ssd_cla_reviews.csv':
        'clar_cla_person_id,clar_cla_review_date,clar_cla_review_due_date\n1,2019-02-30,2019-05-01\n',
    })
    expect([rows, told]).toEqual([[], ['2 clar_cla_review_date date-impossible error']])
  })

  it('tells apart assessments begun on one day by their ids, and drops nothing itself', async () => {
    const { keys } = await read({
      'ssd_cin_assessments.csv':
        'cina_assessment_id,cina_person_id,cina_assessment_start_date\n7,1,2019-05-01\n8,1,2019-05-01\n7,1,2019-05-01\n',
    })
    expect(keys).toEqual(['1|2019-05-01', '1|2019-05-01|8', '1|2019-05-01'])
  })

  it('stays short and of one part a value', async () => {
    const long = 'x'.repeat(5000)
    const { keys } = await read({
      'ssd_early_help_episodes.csv': `earl_person_id,earl_episode_start_date,earl_episode_organisation\n1,2019-05-01,${long}a\n1,2019-05-01,${long}b\n1,2019-05-01,a|b\n`,
    })
    expect(keys.every(each => each.length <= 300)).toBe(true)
    expect(new Set(keys).size).toBe(3)
    expect(keys[2]).toBe('1|2019-05-01|a/b')
  })
})

describe('children who are not in the table of people', () => {
  const visits = (...ids: string[]) => ({
    'ssd_cp_visits.csv': ['cppv_person_id,cppv_cp_visit_date', ...ids.map(each => `${each},2019-05-01`)].join('\n'),
  })

  it('are told of once for the return, with examples', async () => {
    const { rows, issues } = await read({ ...visits('1', '999999', '999999'), ...person('1,,,') })
    expect(rows).toHaveLength(4)
    const told = issues.filter(each => each.code === 'child-not-in-person')
    expect(told).toMatchObject([{ file: 'ssd_cp_visits.csv', row: 3, value: '999999', severity: 'warning' }])
    expect(told[0]!.message).toContain(
      '1 child in these tables is not in ssd_person: 999999 (ssd_cp_visits.csv, row 3)',
    )
  })

  it('and differ from one who is only in leading noughts', async () => {
    const { issues } = await read({ ...visits('0000123', '77', '000123'), ...person('123,,,') })
    const told = issues.filter(each => each.code === 'child-not-in-person')
    expect(told).toHaveLength(1)
    expect(told[0]!.message).toContain('3 children')
    expect(told[0]!.message).toContain('0000123 (ssd_cp_visits.csv, row 2; but for leading noughts this is 123)')
  })

  it('are told of as refused where their own row of it was', async () => {
    const { issues } = await read({ ...visits('1', '2', '3'), ...person('1,,,', '2,,,,x', '1.2E+11,,,') })
    const told = issues.filter(each => each.code === 'child-not-in-person')
    expect(told[0]!.message).toContain(
      '2 (ssd_cp_visits.csv, row 3; a row with this identifier was refused: ssd_person.csv, row 3), 3 (ssd_cp_visits.csv, row 4).',
    )
    expect(told[0]!.message).toContain('2 rows of ssd_person were refused, and may be of some of them.')
    expect(told[0]!.remedy).toBe('Put right the rows of ssd_person that were refused, and import again.')
  })

  it('are nothing to tell of where there is no such table, nor relatives', async () => {
    const alone = await read(visits('1'))
    const families = await read({ 'ssd_family.csv': 'fami_person_id,fami_family_id\n8,F\n', ...person('1,,,') })
    const codes = [...alone.issues, ...families.issues].map(each => each.code)
    expect(codes).not.toContain('child-not-in-person')
  })
})

describe('children found through another table', () => {
  const episodes = {
    'ssd_cla_episodes.csv':
      'clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_start_reason\n1,P1,2019-01-01,S\n1,P1,2019-02-01,P\n2,P2,2019-01-01,S\n',
  }

  it('whatever order the files come in', async () => {
    const { rows, told } = await read({
      'ssd_cla_placement.csv':
        'clap_cla_id,clap_cla_placement_start_date\nP1,2019-01-01\nP2,2019-01-01\nP9,2019-01-01\n',
      'ssd_cla_reviews.csv': 'clar_cla_id,clar_cla_review_date\nP2,2019-03-01\n',
      ...episodes,
    })
    expect(rows.filter(each => each.table !== 'cla_episodes')).toMatchObject([
      { key: '1|2019-01-01', childId: '1', data: { clap_person_id: '1', clap_cla_id: 'P1' } },
      { key: '2|2019-01-01', childId: '2' },
      { key: '2|2019-03-01', childId: '2', table: 'cla_reviews' },
    ])
    expect(told).toEqual(['4 clap_cla_id child-unknown error'])
  })

  it('for plans’ visits and reviews, referrals’ involvements and visits', async () => {
    const { rows, told } = await read({
      'cp_plans.csv': 'cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date\nCP1,1,2019-01-01\n',
      'cin_episodes.csv':
        'cine_referral_id,cine_person_id,cine_referral_date\nR1,1,2019-01-01\nR2,2,2019-01-01\nR2,3,2019-01-01\n',
      'cp_visits.csv': 'cppv_cp_plan_id,cppv_cp_visit_date\nCP1,2019-01-05\n',
      'cp_reviews.csv': 'cppr_cp_plan_id,cppr_cp_review_date\nCP1,2019-03-05\n',
      'cin_visits.csv': 'cinv_cin_plan_id,cinv_cin_visit_date\nR1,2019-01-06\nR2,2019-01-07\n',
      'involvements.csv':
        'invo_referral_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date\nR1,W1,CW,2019-01-02\n',
    })
    expect(rows.slice(4).map(each => `${each.table} ${each.key}`)).toEqual([
      'cin_visits 1|2019-01-06',
      'cp_visits 1|2019-01-05',
      'cp_reviews 1|2019-03-05',
      'involvements 1|W1|CW|2019-01-02',
    ])
    // Two siblings share the referral: a visit to one is not taken for a visit to both.
    expect(told).toEqual(['3 cinv_cin_plan_id child-ambiguous error'])
  })

  it('says that a cell is empty, not that its column is missing', async () => {
    const { issues } = await read({
      'cin_plans.csv': 'cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date\nP1,1,2019-01-01\n',
      'cin_visits.csv': 'cinv_person_id,cinv_cin_plan_id,cinv_cin_visit_date\n,,2019-01-06\n,P9,2019-01-07\n',
      'cp_visits.csv': 'cppv_cp_visit_date,cppv_person_id\n2019-01-06,\n',
    })
    const unknown = issues.filter(each => each.code === 'child-unknown')
    expect(unknown.map(each => [each.column, each.message.includes('is empty in this row'), each.remedy])).toEqual([
      [
        'cinv_person_id',
        true,
        'Fill in cinv_person_id in this row. Or give the id by which the child can be found in ssd_cin_plans or ssd_cin_episodes.',
      ],
      [
        'cinv_cin_plan_id',
        false,
        'Check that ssd_cin_plans or ssd_cin_episodes holds the record it belongs to. Or fill in cinv_person_id, which is empty in this row.',
      ],
      [
        'cppv_person_id',
        true,
        'Fill in cppv_person_id in this row. Or give the id by which the child can be found in ssd_cp_plans.',
      ],
    ])
  })

  it('refuses a file whose parent table was not sent', async () => {
    const { tables, told } = await read({ 'ssd_cp_visits.csv': 'cppv_cp_plan_id,cppv_cp_visit_date\nCP1,2019-01-05\n' })
    expect([tables, told]).toEqual([[], ['1 cppv_person_id parent-table-missing error']])
  })

  it('gives factors to the assessment, or by Mosaic’s shared step id to each sibling’s', async () => {
    const { rows, told } = await read({
      'ssd_cin_assessments.csv':
        'cina_assessment_id,cina_person_id,cina_assessment_start_date\nA1,1,2019-01-01\n2777,2,2019-01-01\n3777,3,2019-01-01\n',
      'ssd_assessment_factors.csv':
        'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n1,A1,"[""4B"",""3B""]"\n2,777,"{""1A"":""Yes"",""2A"":""No""}"\n3,888,[]\n4,A1,"[""99Z""]"\n',
    })
    const factors = rows.filter(each => each.table === 'assessment_factors')
    expect(factors.map(each => [each.childId, each.key, each.data.cinf_assessment_factors_json])).toEqual([
      ['1', 'A1', '["3B","4B"]'],
      ['2', '2777', '["1A"]'],
      ['3', '3777', '["1A"]'],
      ['1', 'A1', '["99Z"]'],
    ])
    expect(told).toEqual([
      '4 cinf_assessment_id child-unknown error',
      '5 cinf_assessment_factors_json code-unknown warning',
    ])
  })

  it('keeps for each sibling what is held where a cell of their row cannot be read, and says so once', async () => {
    const { unread, told } = await read({
      'ssd_cin_assessments.csv':
        'cina_assessment_id,cina_person_id,cina_assessment_start_date\n2777,2,2019-01-01\n3777,3,2019-01-01\n',
      'ssd_assessment_factors.csv': 'cinf_table_id,cinf_assessment_id\n1.2E+11,777\n',
    })
    expect(unread.slice(2)).toEqual([['cinf_table_id'], ['cinf_table_id']])
    expect(told).toEqual(['2 cinf_table_id id-damaged warning'])
  })
})

describe('recognising', () => {
  const recognises = (files: Readonly<Record<string, string>>) =>
    ssd.recognises(Object.entries(files).map(([name, content]) => fileOf(name, content)))

  it('goes by names and headings together', async () => {
    expect(await recognises(person('1'))).toBe(true)
    expect(await recognises({ 'notes.txt': 'x', 'CP_VISITS.csv': 'CPPV_Person_ID;cppv_cp_visit_date\n' })).toBe(true)
    // The looked-after return has a missing.csv too.
    expect(await recognises({ 'missing.csv': 'CHILD,DOB,MISSING,MIS_START,MIS_END\n' })).toBe(false)
    expect(await recognises({ 'ssd_person.csv': 'PK\u0003\u0004' })).toBe(false)
    expect(await recognises({})).toBe(false)
  })
})

describe('hostile files', () => {
  it.each([
    ['a workbook', 'PK\u0003\u0004rest'],
    ['nothing', ''],
    ['one heading', 'pers_person_id'],
    ['quotes', '"""""""\n"'],
    ['many columns', `pers_person_id${',x'.repeat(20_000)}\n1${',y'.repeat(20_000)}\n`],
    ['a prototype', 'pers_person_id,__proto__,constructor\n__proto__,1,2\nconstructor,1,2\n'],
  ])('%s does no harm', async (_, content) => {
    const { rows } = await read({ 'ssd_person.csv': content })
    for (const row of rows) expect(Object.keys(row.data)).toEqual(['pers_person_id'])
  })

  it('with more headings than can be read are told of a hundred of them', async () => {
    const { issues } = await read({ 'ssd_person.csv': `pers_person_id${',x'.repeat(20_000)}\n` })
    const unknown = issues.filter(each => each.code === 'column-unknown')
    expect(unknown).toHaveLength(101)
    expect(unknown.at(-1)?.message).toContain('19,900 more headings')
  })
})
