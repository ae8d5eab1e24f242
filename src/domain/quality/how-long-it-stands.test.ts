import { describe, expect, it } from 'vitest'
import {
  base,
  care,
  changed,
  found,
  legal,
  placed,
  plan,
  type Rows,
  referral,
  withReferral,
  worker,
} from './testing.ts'

describe('what is found', () => {
  it('stand for as long as what they are of is open, and for two years from its end', () => {
    const until = (rule: string, rows: Rows) =>
      found(rows)
        .filter(each => each.id === rule)
        .map(each => each.until)
    const closed = { cine_close_date: '2026-02-02', cine_close_reason: 'RC7' }
    for (const [rule, blank] of [
      ['DQ-10', { cine_cin_primary_need_code: undefined }],
      ['DQ-11', { cine_referral_source_code: undefined }],
      ['DQ-12', { cine_referral_nfa: undefined }],
    ] as const) {
      expect(until(rule, withReferral(blank))).toEqual([undefined])
      expect(until(rule, withReferral({ ...blank, ...closed }))).toEqual(['2028-02-02'])
    }
    const ends = { clap_cla_placement_end_date: '2026-04-02' }
    const untyped = (more: Readonly<Record<string, string>>): Rows => [
      ...base,
      care('2026-02-02'),
      placed('2026-02-02', { clap_cla_placement_type: '', ...more }),
    ]
    expect(until('DQ-54', untyped({}))).toEqual([undefined])
    expect(until('DQ-54', untyped(ends))).toEqual(['2028-04-02'])
    const uncategorised = { cppl_cp_plan_initial_category: '' }
    expect(until('DQ-31', [...base, plan('2026-02-02', uncategorised)])).toEqual([undefined])
    expect(until('DQ-32', [...base, plan('2026-02-02', { cppl_cp_plan_end_date: '2026-05-02' })])).toEqual([
      '2028-05-02',
    ])
    expect(until('DQ-83', [...base, care('2026-02-02'), legal('2026-02-02', 'L1')])).toEqual([undefined])
  })

  it('tell of what nobody ended once, and beside which row it stands, while two are open and two years on', () => {
    const of = (rule: string, ...rows: Rows) =>
      found([...base, ...rows])
        .filter(each => each.id === rule)
        .map(({ key, other, until }) => [key, other, until])
    const stay = (from: string, to: string) => placed(from, { clap_cla_placement_end_date: to })
    // One placement that was never ended, with six right ones after it.
    expect(
      of(
        'DQ-53',
        placed('2025-10-01'),
        ...[2, 3, 4, 5, 6].map(each => stay(`2026-0${each}-02`, `2026-0${each + 1}-02`)),
        placed('2026-07-02'),
      ),
    ).toEqual([['k4', 'k5', undefined]])
    expect(of('DQ-53', placed('2025-10-01'), stay('2026-02-02', '2026-03-02'))).toEqual([['k4', 'k5', '2028-03-02']])
    expect(of('DQ-30', plan('2023-02-02'), plan('2024-05-06'))).toEqual([['k4', 'k5', undefined]])
    const ended = (from: string, to: string) => plan(from, { cppl_cp_plan_end_date: to })
    expect(of('DQ-30', ended('2023-02-02', '2024-05-06'), ended('2024-05-06', '2024-09-06'))).toEqual([
      ['k4', 'k5', '2026-05-06'],
    ])
    const second = { cine_referral_id: 'r2', cine_referral_date: '2026-02-02', cine_close_date: '2026-03-02' }
    expect(of('DQ-15', changed(referral, second))).toEqual([['k2', 'k4', '2028-03-02']])
    const other = { invo_professional_id: 'w2', invo_involvement_start_date: '2026-02-02' }
    expect(of('DQ-62', changed(worker, other))).toEqual([['k3', 'k4', undefined]])
  })
})
