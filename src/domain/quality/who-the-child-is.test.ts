import { describe, expect, it } from 'vitest'
import {
  adult,
  assessment,
  care,
  changed,
  disability,
  enquiry,
  found,
  leaving,
  person,
  plan,
  type Rows,
  referral,
  withPerson,
} from './testing.ts'

describe('the rules of who the child is', () => {
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

  it('leave a care leaver a case of their own', () => {
    expect(found(leaving({})).map(each => each.id)).not.toContain('DQ-90')
  })
})
