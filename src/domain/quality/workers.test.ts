import { describe, expect, it } from 'vitest'
import { changed, disability, enquiry, found, person, plan, type Rows, without, worker } from './testing.ts'

describe('the rules of workers', () => {
  it('ask nothing of a worker of a child whom we hold without a case: on the plan of others, or privately fostered', () => {
    const of = (...rows: Rows) =>
      found([person, disability, worker, ...rows])
        .filter(each => each.id === 'DQ-63')
        .map(each => each.on)
    expect(of()).toEqual(['2026-01-05'])
    expect(of(plan('2026-02-02', { cppl_cp_plan_ola: 'Y' }))).toEqual([])
    expect(of(['private_fostering', { notified_on: '2026-02-01', kind: 'arrangement' }])).toEqual([])
    expect(of(enquiry('2026-02-02'))).toEqual([])
    expect(of(enquiry('2026-02-02', { s47e_s47_end_date: '2026-02-12' }))).toEqual(['2026-01-05'])
  })

  it('ask of a team that is no department while the allocation lasts, and say which it is', () => {
    const ids = (change: Readonly<Record<string, string>>) =>
      found([...without('involvements'), changed(worker, { invo_professional_team: 'Old Team', ...change })])
        .filter(each => each.id === 'DQ-87')
        .map(each => each.said)
    expect(ids({})).toEqual(['Old Team'])
    expect(ids({ invo_professional_role_id: 'PA' })).toEqual(['Old Team'])
    expect(ids({ invo_professional_role_id: 'IRO' })).toEqual([])
    expect(ids({ invo_involvement_end_date: '2026-02-02' })).toEqual([])
  })
})
