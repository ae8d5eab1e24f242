import { describe, expect, it } from 'vitest'
import {
  base,
  care,
  changed,
  found,
  leaver,
  legal,
  missing,
  placed,
  placedAndReviewed,
  type Rows,
  withPerson,
} from './testing.ts'

describe('the rules of care and leaving it', () => {
  it('ask of a child in care who is on the list of care leavers what is missing today, not from 18 on alone', () => {
    const incare = (rows: Rows): Rows => [
      ...rows.filter(([table]) => table !== 'disability'),
      care('2026-02-02'),
      legal('2026-02-02'),
      placed('2026-02-02'),
      ['care_leavers', { ...leaver, clea_care_leaver_accom_suitable: '1', clea_care_leaver_personal_advisor: 'w1' }],
    ]
    const of = (rows: Rows) =>
      found(incare(rows))
        .filter(({ id }) => ['DQ-02', 'DQ-03', 'DQ-60'].includes(id))
        .map(each => `${each.id} ${each.on}`)
    const youth = withPerson({ pers_dob: '2009-06-01', pers_ethnicity: undefined })
    expect(of(youth)).toEqual(['DQ-02 2026-01-05', 'DQ-03 2026-01-05'])
    expect(of(youth.filter(([table]) => table !== 'involvements'))).toEqual([
      'DQ-02 2026-01-05',
      'DQ-03 2026-01-05',
      'DQ-60 2026-01-05',
    ])
  })

  it('ask of care that goes on for a legal status and a placement after the last one ended', () => {
    const of = (rows: Rows, left: Readonly<Record<string, string>> = {}) =>
      found([...base, care('2025-10-01', left), ...rows])
        .filter(({ id }) => id === 'DQ-51' || id === 'DQ-52')
        .map(({ id, on, until, key }) => [id, on, until, key])
    const voluntary = changed(legal('2025-10-01', 'V2'), { lega_legal_status_end_date: '2025-11-01' })
    const first = placed('2025-10-01', { clap_cla_placement_end_date: '2025-12-01' })
    expect(of([voluntary, first])).toEqual([
      ['DQ-51', '2025-11-01', undefined, 'k5'],
      ['DQ-52', '2025-12-01', undefined, 'k6'],
    ])
    expect(of([voluntary, first, legal('2025-11-01'), placed('2025-12-01')])).toEqual([])
    const ceased = { clae_cla_episode_ceased_date: '2025-12-02', clae_cla_episode_ceased_reason: 'E4A' }
    expect(of([voluntary, first], ceased)).toEqual([['DQ-51', '2025-11-01', '2027-12-02', 'k5']])
    const broken = { clae_cla_episode_ceased_date: '2025-12-01', clae_cla_episode_ceased_reason: 'X1' }
    expect(of([legal('2025-10-01'), first], broken)).toEqual([])
  })

  it('ask of a time missing that it ends by the end of care, and is not before birth', () => {
    const left = care('2026-02-02', {
      clae_cla_episode_ceased_date: '2026-04-02',
      clae_cla_episode_ceased_reason: 'E8',
    })
    const of = (...rows: Rows) => found([...base, left, ...rows]).filter(each => each.id === 'DQ-59')
    expect(of(missing('2026-04-01', '2026-04-02'), missing('2026-05-01', '2026-05-02'))).toEqual([])
    expect(of(missing('2026-04-01', '2026-04-03')).map(each => each.on)).toEqual(['2026-04-01'])
    expect(of(missing('2014-04-01', '2014-04-03')).map(each => each.on)).toEqual(['2014-04-01'])
  })

  it('ask of a child placed for adoption and reviewed when the next visit is wanted, until a visit tells', () => {
    const untimed = (...visits: readonly Readonly<Record<string, string>>[]) =>
      found(placedAndReviewed(...visits))
        .filter(each => each.id === 'DQ-82')
        .map(each => each.on)
    const before = { visited_on: '2026-02-24' }
    expect(untimed(before, { visited_on: '2026-03-30' })).toEqual(['2026-03-09'])
    expect(untimed(before, { visited_on: '2026-03-03', next_by: '2026-03-31' })).toEqual([])
    expect(untimed(before, { visited_on: '2026-03-20', next_by: '2026-04-20' })).toEqual(['2026-03-09'])
    // Where the weekly visits before the review were not made, that is what shows as late.
    expect(untimed()).toEqual([])
  })

  it('allow an emergency protection order its extension', () => {
    const ids = (...rows: Rows) =>
      found([...base, care('2026-02-02'), placed('2026-02-02'), ...rows]).map(each => each.id)
    const until = (status: string, to: string) =>
      changed(legal('2026-02-02', status), { lega_legal_status_end_date: to })
    expect(ids(until('L1', '2026-02-05'))).not.toContain('DQ-83')
    expect(ids(until('L2', '2026-02-17'))).not.toContain('DQ-83')
    expect(ids(until('L2', '2026-02-18'))).toContain('DQ-83')
    // The eighth day a Sunday, and Good Friday, after which a Saturday counts: carried over by one day each.
    const from = (on: string, to: string) => changed(legal(on, 'L2'), { lega_legal_status_end_date: to })
    expect(ids(from('2026-02-08', '2026-02-24'))).not.toContain('DQ-83')
    expect(ids(from('2026-02-08', '2026-02-25'))).toContain('DQ-83')
    expect(ids(from('2026-03-27', '2026-04-12'))).not.toContain('DQ-83')
    expect(ids(from('2026-03-27', '2026-04-13'))).toContain('DQ-83')
  })
})
