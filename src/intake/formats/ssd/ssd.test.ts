import { describe, expect, it } from 'vitest'
import { fileOf } from '../../read/made-files.ts'
import { ssd } from './ssd.ts'
import { person, read } from './testing.ts'

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
    const { told, rows } = await read({ 'notes.csv': 'a\n1', 'ssd_cohort.csv': 'a\n1', 'ssd.json': 'x' })
    expect(told).toEqual(['file-unknown warning', 'file-not-needed note', 'file-unknown warning'])
    expect(rows).toEqual([])
  })

  it('says of a table left in a spreadsheet’s own file how to save it, and not that its name is wrong', async () => {
    const { told, issues } = await read({ 'CP Visits.XLSX': 'x', 'Notes.xls': 'x', 'ssd_cohort.csv': 'a\n1' })
    expect(told).toEqual(['file-workbook error', 'file-workbook warning', 'file-not-needed note'])
    expect(issues[0]!.remedy).toContain('under the name ssd_cp_visits.csv')
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
      const { rows, tables, told, summary } = await read({ [name]: content })
      expect([rows, tables]).toEqual([[], []])
      expect(told[0]).toBe(`1 ${column} key-column-missing error`)
      expect(summary).toMatchObject({ rows: 1, rejected: 1 })
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
