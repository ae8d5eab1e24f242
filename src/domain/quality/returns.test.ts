import { describe, expect, it } from 'vitest'
import type { SourceFormat } from '../record/source-row.ts'
import {
  assessment,
  care,
  changed,
  enquiry,
  found,
  legal,
  needPlan,
  person,
  placed,
  plan,
  type Rows,
  referral,
  yearsTold,
} from './testing.ts'

const of = (format: SourceFormat, rows: Rows): Rows => rows.map(([table, data]) => [table, data, format])
const rulesIn = (rows: Rows, ...ids: string[]) =>
  found(rows)
    .map(each => each.id)
    .filter(id => ids.includes(id))

describe('what yearly returns tell', () => {
  it('is not amiss for want of what they have no field for', () => {
    const done = assessment('2026-01-06', { cina_assessment_auth_date: '2026-02-05', cina_assessment_child_seen: '' })
    const review = ['cp_reviews', { cppr_cp_review_date: '2026-03-02' }] as const
    const atRisk: Rows = [person, referral, done, plan('2026-01-12'), review]
    expect(rulesIn(atRisk, 'DQ-19', 'DQ-37')).toEqual(['DQ-19', 'DQ-37'])
    expect(rulesIn(of('cin-census', atRisk), 'DQ-19', 'DQ-37')).toEqual([])
    const home = changed(placed('2026-01-12'), { clap_cla_placement_distance: undefined })
    const inCare: Rows = [person, care('2026-01-12'), legal('2026-01-12'), home]
    expect(rulesIn(inCare, 'DQ-55')).toEqual(['DQ-55'])
    expect(rulesIn(of('ssda903', inCare), 'DQ-55')).toEqual([])
  })

  it('is not amiss for what could be known only after the last day they tell of', () => {
    const told = (born: string, format: SourceFormat): Rows => [
      ...of(format, [changed(person, { pers_dob: born }), referral, plan('2026-02-02')]),
      ...yearsTold('cin-census', ['2026', 'cp_plans', 'k2']),
    ]
    // Of age in June, after the year the census tells of: whether the plan ended before that it cannot say.
    expect(rulesIn(told('2008-06-01', 'cin-census'), 'DQ-90')).toEqual([])
    expect(rulesIn(told('2008-03-01', 'cin-census'), 'DQ-90')).toEqual(['DQ-90'])
    expect(rulesIn(told('2008-06-01', 'ssd'), 'DQ-90')).toEqual(['DQ-90'])
    const idle = (to: string): Rows => [
      ...of('cin-census', [
        person,
        referral,
        needPlan('2026-01-12', to),
        enquiry('2026-01-06', { s47e_s47_end_date: '2026-01-09' }),
      ]),
      ...yearsTold('cin-census', ['2026', 'cin_plans']),
    ]
    expect(rulesIn(idle('2026-03-20'), 'DQ-23')).toEqual([])
    expect(rulesIn(idle('2026-02-02'), 'DQ-23')).toEqual(['DQ-23'])
  })

  it('is amiss by what Sightline’s own templates tell, until whenever returns tell of the child', () => {
    const visit = ['private_fostering_visits', { visited_on: '2026-05-04' }, 'sightline'] as const
    const told = [...of('cin-census', [person, referral]), ...yearsTold('cin-census', ['2026', 'cin_episodes', 'k1'])]
    expect(rulesIn([...told, visit], 'DQ-81')).toEqual(['DQ-81'])
  })

  it('is amiss no later than the return of its own kind tells of', () => {
    const born = changed(person, { pers_dob: '2008-06-01' })
    const told = (year: string): Rows => [
      ...of('cin-census', [born, referral]),
      ...of('ssda903', [care('2024-01-08'), legal('2024-01-08'), placed('2024-01-08')]),
      ...yearsTold('ssda903', [year, 'cla_episodes', 'k2']),
      ...yearsTold('cin-census', ['2027', 'cin_episodes', 'k1']),
    ]
    // Of age in June 2026: the return of care that ends that March does not know of it, though the census does.
    expect(rulesIn(told('2026'), 'DQ-50')).toEqual([])
    expect(rulesIn(told('2027'), 'DQ-50')).toEqual(['DQ-50'])
  })

  it('is not amiss for want of the worker of a child who is not in care, whom no return names', () => {
    const inNeed: Rows = of('cin-census', [person, referral])
    const inCare: Rows = of('ssda903', [person, care('2026-01-12'), legal('2026-01-12'), placed('2026-01-12')])
    const told = yearsTold('ssda903', ['2026', 'cla_episodes', 'k1'])
    expect(rulesIn(inNeed, 'DQ-60')).toEqual(['DQ-60'])
    expect(rulesIn([...inNeed, ...told], 'DQ-60')).toEqual([])
    expect(rulesIn([...inCare, ...told], 'DQ-60')).toEqual(['DQ-60'])
  })
})
