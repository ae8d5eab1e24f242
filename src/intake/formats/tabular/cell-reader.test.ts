import { describe, expect, it } from 'vitest'
import { day } from '../../../domain/calendar/day.ts'
import { ssd, ssdWith } from '../ssd/ssd.ts'
import { person, read } from '../ssd/testing.ts'

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

  it('doubts births more than 120 years ago, which a slip in the century makes', async () => {
    const format = ssdWith({ today: day('2026-11-28') })
    const { rows, told } = await read(person('1,,,1015-03-01', '2,,,1915-03-01', '3,,,1880-01-01'), format)
    expect(rows.map(each => each.data.pers_dob)).toEqual(['1015-03-01', '1915-03-01', '1880-01-01'])
    expect(told).toEqual(['2 pers_dob date-unlikely warning', '4 pers_dob date-unlikely warning'])
    expect((await read(person('1,,,1880-01-01'))).told).toEqual([])
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
