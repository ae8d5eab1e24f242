import { describe, expect, it } from 'vitest'
import { day, iso } from '../../calendar/day.ts'
import { child } from '../example.ts'
import { shortBreakSeries, tooLongBetween } from './short-breaks.ts'

/** Breaks of ten days, one every thirty. */
const breaks = (count: number, status = 'V3') => {
  const first = day('2019-01-07')
  const statuses = Array.from({ length: count }, (_, index) => ({
    from: iso(first + index * 30),
    to: iso(first + index * 30 + 10),
    status,
  }))
  return child({ care: [{ from: '2019-01-07', legalStatuses: statuses }] })
}

const tooLong = (record: ReturnType<typeof child>) => {
  const on = tooLongBetween(record, day('2019-01-07'), undefined)
  return on === undefined ? undefined : iso(on)
}

describe('short breaks', () => {
  it('stop being so on the seventy-sixth day in twelve months', () => {
    expect(tooLong(breaks(7))).toBeUndefined()
    // Seven breaks are 70 days; the eighth begins on 5 August 2019, and its sixth day is the 76th.
    expect(tooLong(breaks(8))).toBe('2019-08-11')
  })

  it('stop being so on the eighteenth day of one', () => {
    const of = (to: string) =>
      child({ care: [{ from: '2019-01-07', legalStatuses: [{ from: '2019-01-07', to, status: 'V3' }] }] })
    expect(tooLong(of('2019-01-24'))).toBeUndefined()
    expect(tooLong(of('2019-01-25'))).toBe('2019-01-25')
  })

  it('are not judged by an agreement, which does not say when the child was away', () => {
    expect(tooLong(breaks(8, 'V4'))).toBeUndefined()
  })

  it('are one series, a new one after half a year without', () => {
    const status = (from: string, to: string) => ({ from, to, status: 'V3' })
    const record = child({
      care: [
        {
          from: '2019-01-07',
          legalStatuses: [
            status('2019-01-07', '2019-01-10'),
            status('2019-03-04', '2019-03-08'),
            status('2019-10-01', '2019-10-04'),
          ],
        },
      ],
    })
    expect(shortBreakSeries(record).map(each => iso(each.startedOn))).toEqual(['2019-01-07', '2019-10-01'])
  })
})
