import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { byMonths, durationsOn } from './duration.ts'
import { ReadModel } from './read-model.ts'
import { ofUnits } from './testing/openings.ts'

/**
 * A child referred on 2 January 2018 and closed on 1 June 2018, back on 1 August 2018 (a closure of 61 days), with a
 * plan in need from 10 October 2018 and a senior review on 1 May 2019.
 */
const child: DerivedChild = {
  childId: 'c1',
  facts: {
    referral: [
      [day('2018-01-02'), day('2018-06-01'), null, null, null, 0, 0, 'r1'],
      [day('2018-08-01'), null, null, null, null, 0, 1, 'r2'],
    ],
    involvement: [
      [day('2018-01-02'), day('2018-06-01')],
      [day('2018-08-01'), null],
    ],
    status: [
      [day('2018-01-02'), day('2018-06-01'), 'referral', day('2018-01-02')],
      [day('2018-08-01'), day('2018-10-10'), 'referral', day('2018-08-01')],
      [day('2018-10-10'), null, 'child in need plan', day('2018-10-10')],
    ],
    holding: [[day('2018-01-02'), null, 'ann', 'kite']],
    review: [[day('2019-05-01'), 'progress']],
  },
}

function on(date: string, clock: 'plan' | 'involvement' | 'cumulative') {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh([child], 1)
  return durationsOn(model, day(date), clock, ofUnits('kite'))[0]
}

describe('how long a child has been open', () => {
  it('is counted by the present plan, by the present episode, and over three years with short closures joined', () => {
    expect(on('2019-08-10', 'plan')).toMatchObject({ months: 10, since: day('2018-10-10') })
    expect(on('2019-08-10', 'involvement')).toMatchObject({ months: 12, since: day('2018-08-01') })
    expect(on('2019-08-10', 'cumulative')).toMatchObject({ months: 19 })
  })

  it('does not join a closure before the child is back', () => {
    expect(on('2018-07-01', 'cumulative')).toBeUndefined()
    expect(on('2018-08-01', 'cumulative')).toMatchObject({ months: 6 })
  })

  it('names the mark reached in the month, though it be later in it', () => {
    expect(on('2019-08-10', 'involvement')).toMatchObject({ crossed: 12, crossesOn: day('2019-08-01') })
    expect(on('2019-07-02', 'plan')).toMatchObject({ crossed: 9, crossesOn: day('2019-07-10') })
    expect(on('2019-06-30', 'plan')).toMatchObject({ crossed: undefined })
    expect(on('2019-04-15', 'cumulative')).toMatchObject({ crossed: 15, months: 15 })
  })

  it('tells of the last senior review by then', () => {
    expect([on('2019-04-30', 'plan')?.reviewedOn, on('2019-05-01', 'plan')?.reviewedOn]).toEqual([
      undefined,
      day('2019-05-01'),
    ])
  })

  it('falls into a histogram by whole months, the last for all longer', () => {
    const model = new ReadModel('made-up', factTables, englandAndWales)
    model.refresh([child], 1)
    const counts = byMonths(durationsOn(model, day('2019-08-10'), 'involvement', {}), 10)
    expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })
})
