import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { iso } from '../calendar/day.ts'
import { child } from '../standards/example.ts'
import { involvements } from './involvement.ts'

const times = (given: Parameters<typeof child>[0]) =>
  involvements(child({ bornOn: '2016-02-29', ...given })).map(each => [
    iso(each.from),
    each.until === undefined ? undefined : iso(each.until),
  ])

/** The 18th birthday, in law, of somebody born on 29 February. */
const adult = '2034-03-01'

describe('involvements', () => {
  it('run from a referral to the closing of its episode, or to 18', () => {
    expect(times({ referrals: [{ on: '2024-01-10', closedOn: '2024-05-10' }, { on: '2024-09-02' }] })).toEqual([
      ['2024-01-10', '2024-05-10'],
      ['2024-09-02', adult],
    ])
  })

  it('go on while the child is looked after, whatever becomes of the referral', () => {
    const care = [{ from: '2025-01-02' }]
    const closed = { on: '2024-01-10', closedOn: '2026-05-10' }
    expect(times({ referrals: [closed], care })).toEqual([['2024-01-10', adult]])
    expect(times({ referrals: [closed, { on: '2026-09-01' }], care })).toEqual([['2024-01-10', adult]])
  })

  it('begin with care where no referral is recorded', () => {
    expect(times({ care: [{ from: '2025-01-02', to: '2025-03-03' }] })).toEqual([['2025-01-02', '2025-03-03']])
  })

  it('begin anew with a referral on the day on which all was closed, and not with a plan of that day', () => {
    const closed = { on: '2024-01-10', closedOn: '2024-05-10' }
    expect(times({ referrals: [closed, { on: '2024-05-10' }] })).toEqual([
      ['2024-01-10', '2024-05-10'],
      ['2024-05-10', adult],
    ])
    expect(times({ referrals: [closed], protectionPlans: [{ from: '2024-05-10' }] })).toEqual([['2024-01-10', adult]])
  })

  it('leave out what went no further, and leaving care', () => {
    expect(times({ referrals: [{ on: '2024-01-10', noFurtherAction: 'yes' }] })).toEqual([])
    const leaver = {
      bornOn: '2002-06-01',
      care: [{ from: '2016-03-01', to: '2020-06-01', endReason: 'E5' }],
      careLeaver: {},
    }
    expect(times(leaver)).toEqual([['2016-03-01', '2020-06-01']])
  })

  it('never overlap, and are in order, whatever is recorded', () => {
    const at = fc.integer({ min: 0, max: 900 }).map(each => iso(20000 + each))
    const span = fc.tuple(at, fc.option(at, { nil: undefined })).map(([a, b]) => (b && b < a ? [b, a] : [a, b]))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.array(span, { maxLength: 3 }), (referrals, plans) => {
        const found = times({
          referrals: referrals
            .map(([on, closedOn]) => ({ on: on!, ...(closedOn ? { closedOn } : {}) }))
            .sort((a, b) => (a.on < b.on ? -1 : 1)),
          needPlans: plans.map(([from, to]) => ({ from: from!, ...(to ? { to } : {}) })),
        })
        for (const [index, [from, until]] of found.entries()) {
          expect(until === undefined ? index === found.length - 1 : from! <= until).toBe(true)
          if (index > 0) expect(found[index - 1]![1]! <= from!).toBe(true)
        }
      }),
    )
  })
})
