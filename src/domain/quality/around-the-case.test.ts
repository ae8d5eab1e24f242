import { describe, expect, it } from 'vitest'
import {
  assessment,
  base,
  care,
  changed,
  enquiry,
  found,
  needPlan,
  plan,
  type Rows,
  referral,
  withReferral,
} from './testing.ts'

describe('the rules of a case and what stands around it', () => {
  it('leave alone what agrees with its case, and with the plan or the care that came after', () => {
    const of = (rows: Rows, ...ids: string[]) =>
      found(rows)
        .map(each => each.id)
        .filter(id => ids.includes(id))
    const done = { cina_assessment_auth_date: '2026-02-02' }
    const closed = withReferral({ cine_close_date: '2026-03-02', cine_close_reason: 'RC7' })
    expect(of([...closed, assessment('2026-01-20', done)], 'DQ-91', 'DQ-94', 'DQ-97')).toEqual([])
    expect(of([...base, assessment('2026-01-20')], 'DQ-91', 'DQ-97')).toEqual([])
    expect(of([...base, needPlan('2026-02-02', '2026-03-02'), plan('2026-03-02')], 'DQ-96', 'DQ-98')).toEqual([])
    const elsewhere = plan('2026-01-02', { cppl_cp_plan_ola: 'Y' })
    expect(of([...closed, elsewhere], 'DQ-97', 'DQ-98', 'DQ-99')).toEqual([])
    const again = changed(referral, { cine_referral_id: 'r2', cine_referral_date: '2026-01-20' })
    expect(of([...withReferral({ cine_referral_nfa: 'Y' }), again, plan('2026-02-02')], 'DQ-98', 'DQ-99')).toEqual([])
    const going = care('2026-01-06', {
      clae_cla_episode_ceased_date: '2026-02-02',
      clae_cla_episode_ceased_reason: 'X1',
      clae_cla_id: 'p1',
    })
    const next = care('2026-02-02', { clae_cla_id: 'p1' })
    expect(of([...base, going, next], 'DQ-92', 'DQ-93', 'DQ-95')).toEqual([])
  })

  it('ask nothing of another authority’s plan once the move is told, and of a visit once there is a notice', () => {
    const moved = ['transfers_in', { notified_on: '2026-02-05' }] as const
    const ids = (...rows: Rows) => found([...base, ...rows]).map(each => each.id)
    expect(ids(plan('2026-02-02', { cppl_cp_plan_ola: 'Y' }), moved)).not.toContain('DQ-80')
    const notice = ['private_fostering', { notified_on: '2026-02-01', kind: 'arrangement' }] as const
    const seenOn = (on: string) => ['private_fostering_visits', { visited_on: on }] as const
    expect(ids(seenOn('2026-02-09'), notice)).not.toContain('DQ-81')
    const earlier = changed(notice, { notified_on: '2019-02-01', ended_on: '2020-02-01' })
    expect(ids(seenOn('2020-02-01'), earlier)).not.toContain('DQ-81')
    expect(ids(seenOn('2026-02-09'), earlier)).toContain('DQ-81')
    expect(ids(seenOn('2026-01-09'), seenOn('2026-01-12'), notice).filter(each => each === 'DQ-81')).toHaveLength(1)
  })

  it('take a case for idle only while neither a plan nor an assessment nor an enquiry is open, and it stays open', () => {
    const idle = (...rows: Rows) =>
      found([...base, needPlan('2026-02-02', '2026-03-02'), ...rows])
        .filter(each => each.id === 'DQ-23')
        .map(each => each.on)
    expect(idle(needPlan('2026-03-30', '2026-05-05'))).toEqual(['2026-06-02'])
    expect(idle(assessment('2026-03-20'))).toEqual([])
    expect(idle(enquiry('2026-02-25'))).toEqual([])
    expect(idle(enquiry('2026-03-09', { s47e_s47_end_date: '2026-03-23' }))).toEqual(['2026-04-20'])
    expect(idle(plan('2026-03-12'))).toEqual([])
    const closed = { cine_close_date: '2026-03-30', cine_close_reason: 'RC1' }
    expect(found([...withReferral(closed), needPlan('2026-02-02', '2026-03-02')]).map(each => each.id)).not.toContain(
      'DQ-23',
    )
  })
})
