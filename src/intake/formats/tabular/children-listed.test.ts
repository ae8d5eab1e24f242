import { describe, expect, it } from 'vitest'
import { person, read } from '../ssd/testing.ts'

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
