import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { monthOf } from '../calendar/months.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { child } from '../standards/example.ts'
import type { Told } from '../standards/told.ts'
import { cumulativeMarkReachedOn, cumulativeMonthsTo } from './clocks.ts'
import { lastOfEach, standingIn, triggersOf, triggerWords } from './triggers.ts'

const month = (text: string) => monthOf(day(`${text}-01`))

/** What a review says that counts as one. */
const decided = { decision: 'continue', reason: 'School begins in May', reviewer: 'HOS1' }

/** What puts a child on a month's agenda, in words. */
function agenda(told: Told, of: string): string[] {
  const standing = triggersOf(child(told), englandAndWales).filter(each => standingIn(each, month(of)) !== undefined)
  return standing.map(each => `${iso(each.on)} ${triggerWords(each)} (${each.track})`)
}

describe('trackers cover CIN and CP and pre-proceedings, same clock logic', () => {
  const from = '2025-01-20'
  const plans = {
    'child in need': { referrals: [{ on: '2025-01-20' }], needPlans: [{ from }] },
    'protection plan': { referrals: [{ on: '2025-01-20' }], protectionPlans: [{ from }] },
    'pre-proceedings': {
      referrals: [{ on: '2025-01-20' }],
      own: { pre_proceedings_steps: [{ decided_on: from }] },
    },
  } as const satisfies Record<string, Told>

  it.each(Object.entries(plans))('%s: at 9, 12, 15, 18 and 24 months of the plan', (track, told) => {
    const marks = triggersOf(child(told), englandAndWales)
      .filter(each => each.clock === 'plan' && each.track === track && each.kind === 'months')
      .map(each => [each.mark, iso(each.on)])
    expect(marks).toEqual([
      [9, '2025-10-20'],
      [12, '2026-01-20'],
      [15, '2026-04-20'],
      [18, '2026-07-20'],
      [24, '2027-01-20'],
    ])
  })

  it('pre-proceedings by weeks besides: at twelve and sixteen', () => {
    expect(agenda(plans['pre-proceedings'], '2025-04')).toEqual([
      '2025-04-14 12 weeks in pre-proceedings (pre-proceedings)',
    ])
    expect(agenda(plans['pre-proceedings'], '2025-05')).toContain(
      '2025-05-12 16 weeks in pre-proceedings (pre-proceedings)',
    )
  })

  it('a mark passed without a review waits for every later meeting, whatever the plan', () => {
    for (const [track, told] of Object.entries(plans)) {
      const waiting = triggersOf(child(told), englandAndWales).filter(
        each => each.track === track && each.clock === 'plan' && standingIn(each, month('2025-12')) === 'waiting',
      )
      expect(
        lastOfEach(waiting.filter(each => each.kind === 'months')).map(each => each.mark),
        track,
      ).toEqual([9])
    }
  })

  it('a review within the 20 working days before, or later, settles it', () => {
    const reviewed = (on: string, said: Partial<typeof decided> = decided) => ({
      ...plans['protection plan'],
      own: { progress_reviews: [{ reviewed_on: on, ...said }] },
    })
    const waits = (on: string, said?: Partial<typeof decided>) =>
      agenda(reviewed(on, said), '2025-12').filter(each => each.includes('9 months on the protection plan')).length
    expect(waits('2025-09-19')).toBe(1)
    expect(waits('2025-09-22')).toBe(0)
    expect(waits('2025-11-28')).toBe(0)
    // A name that was read out, with nothing decided, settles nothing: it does not meet CN-06 either.
    expect(waits('2025-11-28', { reviewer: 'HOS1' })).toBe(1)
    // In the meeting's own month it is still on the agenda, as looked at.
    expect(waits('2025-12-04')).toBe(1)
  })
})

describe('the clocks', () => {
  it('involvement runs on through a change of plan', () => {
    const told = {
      referrals: [{ on: '2025-01-20' }],
      needPlans: [{ from: '2025-02-10', to: '2025-06-02' }],
      protectionPlans: [{ from: '2025-06-02' }],
    }
    expect(agenda(told, '2025-10')).toEqual(['2025-10-20 9 months of involvement (protection plan)'])
  })

  it('closing and opening again does not start the third clock anew', () => {
    const told = { referrals: [{ on: '2024-01-15', closedOn: '2024-10-01' }, { on: '2024-12-02' }] }
    // 8.5 months, a closure of 62 days that is joined, and so twelve months of the last 36 on 15 January.
    expect(agenda(told, '2025-01')).toContain(
      '2025-01-15 12 of the last 36 months, closed and opened again (child in need)',
    )
    expect(agenda(told, '2024-12')).toContain('2024-12-02 referred again within 6 months of closure (child in need)')
  })

  it('a plan within 24 months of another is asked about, a later one not', () => {
    const told = (second: string) => ({
      referrals: [{ on: '2020-01-06' }],
      protectionPlans: [{ from: '2020-02-03', to: '2020-10-05' }, { from: second }],
    })
    const repeats = (second: string) =>
      triggersOf(child(told(second)), englandAndWales).filter(each => each.kind === 'repeat plan').length
    expect(repeats('2022-10-05')).toBe(1)
    expect(repeats('2022-10-06')).toBe(0)
  })

  it('closed before the mark: not reached; looked after: tracked elsewhere', () => {
    expect(agenda({ referrals: [{ on: '2025-01-20', closedOn: '2025-10-20' }] }, '2025-10')).toEqual([])
    expect(agenda({ referrals: [{ on: '2025-01-20' }], care: [{ from: '2025-08-01' }] }, '2025-10')).toEqual([])
  })

  it('sets children with short breaks, and those under a supervision order, apart', () => {
    const segmentOf = (told: Told) =>
      triggersOf(child({ referrals: [{ on: '2025-01-20' }], ...told }), englandAndWales).find(each => each.mark === 9)
        ?.segment
    expect(segmentOf({})).toBeUndefined()
    expect(segmentOf({ care: [{ from: '2025-03-01', legalStatuses: [{ from: '2025-03-01', status: 'V4' }] }] })).toBe(
      'disability and short breaks',
    )
    expect(
      segmentOf({
        own: { proceedings: [{ issued_on: '2024-11-04', final_order_on: '2025-04-07', order: 'supervision order' }] },
      }),
    ).toBe('supervision order')
    // Recorded here too, with another order: what was recorded here is believed.
    expect(
      segmentOf({
        own: { proceedings: [{ issued_on: '2024-11-04', final_order_on: '2025-04-07', order: 'supervision order' }] },
        recorded: { proceedings: [{ issued_on: '2024-11-04', final_order_on: '2025-04-07', order: 'no order' }] },
      }),
    ).toBeUndefined()
  })

  it('two years without a break are 24 months of the last 36, whatever the lengths of their months', () => {
    // 730 days of 1,096 are 23.98 of 36 equal months.
    const open = [{ from: day('2024-11-28'), until: undefined }]
    expect(cumulativeMonthsTo(open, day('2026-11-28'))).toBe(24)
    expect(cumulativeMonthsTo(open, day('2026-11-27'))).toBe(23)
    expect(cumulativeMonthsTo([{ from: day('2015-01-05'), until: undefined }], day('2026-11-28'))).toBe(36)
  })

  it('the cumulative mark is the first day the count is reached, and the count never falls while the child is open', () => {
    const stretch = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 400 }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 3 }), fc.integer({ min: 1, max: 1100 }), (closed, open) => {
        let at = day('2015-01-05')
        const stretches: { from: number; until: number | undefined }[] = []
        for (const [length, gap] of closed) {
          stretches.push({ from: at, until: at + length })
          at += length + gap + 1
        }
        stretches.push({ from: at, until: undefined })
        const last = at + open
        for (const mark of [9, 12, 24]) {
          const on = cumulativeMarkReachedOn(stretches, { from: at, last }, mark)
          const first = Array.from({ length: open + 1 }, (_, index) => at + index).find(
            each => cumulativeMonthsTo(stretches, each) >= mark,
          )
          expect(on).toBe(first)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('stepping down after 18 months of involvement', () => {
  const told = (reviews: string[], more: Partial<Told> = {}): Told => ({
    referrals: [{ on: '2018-05-31' }],
    protectionPlans: [{ from: '2019-06-03', to: '2020-02-04' }],
    own: { progress_reviews: reviews.map(reviewed_on => ({ reviewed_on, ...decided })) },
    ...more,
  })
  const raised = '2020-02-04 stepped down after 18 months of involvement (child in need)'

  it('is raised the day the plan ended, and waits until somebody has looked since', () => {
    expect(agenda(told([]), '2020-02')).toContain(raised)
    expect(agenda(told([]), '2020-08')).toContain(raised)
    // Looked at two weeks before, for the 18 months of involvement: the day of stepping down wants its own (CN-07).
    expect(agenda(told(['2020-01-21']), '2020-03')).toEqual([raised])
    expect(agenda(told(['2020-02-10']), '2020-03')).toEqual([])
  })

  it('is over when the child steps up again, and raised again on the next return', () => {
    const care = [{ from: '2020-05-01', to: '2020-10-12' }]
    expect(agenda(told(['2019-12-01'], { care }), '2020-06')).toEqual([])
    expect(agenda(told(['2020-02-10'], { care }), '2020-11')).toContain(
      '2020-10-12 stepped down after 18 months of involvement (child in need)',
    )
  })

  it('is not raised before 18 months, nor where care follows the plan on the day it ended', () => {
    const early = { protectionPlans: [{ from: '2018-09-03', to: '2019-10-04' }] }
    const straightOn = { care: [{ from: '2020-02-04' }] }
    for (const more of [early, straightOn])
      expect(triggersOf(child(told([], more)), englandAndWales).filter(each => each.kind === 'step down')).toEqual([])
  })
})
