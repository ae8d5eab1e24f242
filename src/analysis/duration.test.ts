import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { byMonths, type DurationClock, durationsOn } from './duration.ts'
import type { Opening } from './question.ts'
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

  it('names a mark on the first and on the last day of the month, and none reached on the first of the next', () => {
    expect(sinceOn('2018-08-01')).toMatchObject({ crossed: 12, crossesOn: day('2019-08-01') })
    expect(sinceOn('2018-08-31')).toMatchObject({ crossed: 12, crossesOn: day('2019-08-31'), months: 11 })
    expect(sinceOn('2018-09-01')).toMatchObject({ crossed: undefined, crossesOn: undefined })
    expect(sinceOn('2018-07-31')).toMatchObject({ crossed: undefined, months: 12 })
  })

  it.each([
    ['2018-11-05', 9],
    ['2018-08-05', 12],
    ['2018-05-05', 15],
    ['2018-02-05', 18],
    ['2017-11-05', undefined],
  ])('open since %s: the mark reached in August 2019 is %s', (from, mark) => {
    expect(sinceOn(from)?.crossed).toBe(mark)
  })

  it('looks back three years and no more where months are added up', () => {
    expect(sinceOn('2010-03-01', 'cumulative')).toMatchObject({ months: 36, since: undefined, crossed: undefined })
    expect(sinceOn('2018-08-31', 'cumulative')).toMatchObject({ months: 11, crossed: 12 })
    expect(sinceOn('2018-09-01', 'cumulative')).toMatchObject({ months: 11, crossed: undefined })
  })

  it('tells of the last of several reviews of progress, and of no other kind', () => {
    const reviews = [
      [day('2019-04-01'), 'progress'],
      [day('2019-03-01'), 'progress'],
      [day('2019-07-01'), 'protection'],
      [day('2019-08-11'), 'progress'],
    ]
    expect(sinceOn('2018-08-01', 'involvement', reviews)?.reviewedOn).toBe(day('2019-04-01'))
  })

  it('falls into a histogram by whole months, the last for all longer', () => {
    const model = new ReadModel('made-up', factTables, englandAndWales)
    model.refresh([child], 1)
    const counts = byMonths(durationsOn(model, day('2019-08-10'), 'involvement', {}), 10)
    expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })
})

describe('whose lengths are told', () => {
  const open = (childId: string, from: string, status = 'referral', unit = 'kite', worker = 'ann'): DerivedChild => ({
    childId,
    facts: {
      involvement: [[day(from), null]],
      status: [[day(from), null, status, day(from)]],
      holding: [[day(from), null, worker, unit]],
    },
  })
  const children = [
    open('plan', '2018-08-01', 'child in need plan'),
    open('new', '2019-05-01'),
    open('leaver', '2017-01-02', 'care leaver'),
    open('cp', '2018-08-01', 'protection plan'),
    open('wren', '2019-02-01', 'referral', 'wren', 'bo'),
  ]
  const told = (opening: Opening, part?: Parameters<typeof durationsOn>[4]) => {
    const model = new ReadModel('made-up', factTables, englandAndWales)
    model.refresh(children, 1)
    model.restrict(['new'])
    return durationsOn(model, day('2019-08-10'), 'involvement', opening, part)
  }
  const ids = (...given: Parameters<typeof told>) => told(...given).map(each => each.childId)

  it('are those open but for leaving care, longest first, of equals the more pressing status first', () => {
    expect(ids({ named: new Set(['new']) })).toEqual(['cp', 'plan', 'wren', 'new'])
  })

  it('leave out restricted children of whoever is not named on them', () => {
    expect(ids({})).toEqual(['cp', 'plan', 'wren'])
    expect(ids({ named: new Set(['plan']) })).toEqual(['cp', 'plan', 'wren'])
  })

  it('are of the part of the service asked about', () => {
    expect(ids({}, { units: new Set(['wren']) })).toEqual(['wren'])
    expect(ids({}, { workers: new Set(['ann']) })).toEqual(['cp', 'plan'])
  })

  it('are of no others than the reader may count, and say which of them may be opened', () => {
    expect(ids({ counts: new Set(['bo']) })).toEqual(['wren'])
    expect(told(ofUnits('kite')).map(each => each.mayOpen)).toEqual([true, true, false])
    expect(told(ofUnits('kite')).map(each => [each.unit, each.worker])).toEqual([
      ['kite', 'ann'],
      ['kite', 'ann'],
      ['wren', 'bo'],
    ])
  })
})

/** As at 10 August 2019, of a child open since a day. */
function sinceOn(from: string, clock: DurationClock = 'involvement', review: Cell[][] = []) {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  const facts = {
    involvement: [[day(from), null]],
    status: [[day(from), null, 'referral', day(from)]],
    holding: [[day(from), null, 'ann', 'kite']],
    review,
  }
  model.refresh([{ childId: 'c', facts }], 1)
  return durationsOn(model, day('2019-08-10'), clock, {})[0]
}
