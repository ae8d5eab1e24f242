import { describe, expect, it } from 'vitest'
import { found, withPerson } from './testing.ts'

describe('the rules of visits', () => {
  it('take a visit before birth for right where it does not say that the child was seen', () => {
    const of = (dates: Readonly<Record<string, string | undefined>>, seen: string) =>
      found([...withPerson(dates), ['cin_visits', { cinv_cin_visit_date: '2026-03-02', cinv_cin_visit_seen: seen }]])
        .map(each => each.id)
        .filter(id => id === 'DQ-40' || id === 'DQ-42')
    expect(of({ pers_dob: '2026-05-01' }, 'Y')).toEqual(['DQ-42'])
    expect(of({ pers_dob: undefined, pers_expected_dob: '2026-05-01' }, 'Y')).toEqual(['DQ-42'])
    expect(of({ pers_dob: undefined, pers_expected_dob: '2026-05-01' }, '')).toEqual([])
    expect(of({ pers_dob: '2026-05-01' }, '')).toEqual([])
    expect(of({ pers_dob: '2026-02-02' }, '')).toEqual(['DQ-40'])
    expect(of({ pers_dob: undefined, pers_expected_dob: '2026-02-02' }, 'Y')).toEqual([])
  })
})
