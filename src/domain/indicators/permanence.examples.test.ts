import { describe, expect, it } from 'vitest'
import { ask } from '../../analysis/ask.ts'
import { ReadModel } from '../../analysis/read-model.ts'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import type { ChildRecord } from '../record/facts.ts'
import { child } from '../standards/example.ts'
import { factsOf } from './derive.ts'
import { factTables } from './facts/index.ts'
import { permanenceIndicators } from './permanence.ts'

const people: Record<string, ChildRecord> = {
  // 400 days to placement; 100 from order to match.
  Ash: child({
    care: [{ from: '2017-01-02', to: '2018-09-03' }],
    permanence: [
      {
        placementOrderOn: '2017-09-01',
        matchedOn: '2017-12-10',
        placedOn: '2018-02-06',
        orderOn: '2018-09-03',
        orderType: 'Adoption',
      },
    ],
  }),
  // 500 days to placement, but with the adopters as foster carers after 200; matched before the order.
  Bel: child({
    care: [{ from: '2017-01-02', to: '2018-12-03' }],
    permanence: [
      {
        placementOrderOn: '2017-10-02',
        matchedOn: '2017-09-20',
        placedWithFosterCarersOn: '2017-07-21',
        placedOn: '2018-05-17',
        orderOn: '2018-12-03',
        orderType: 'Adoption',
      },
    ],
  }),
  // Adopted more than three years ago.
  Cas: child({
    care: [{ from: '2014-01-06', to: '2016-03-01' }],
    permanence: [{ placedOn: '2015-06-01', orderOn: '2016-03-01', orderType: 'Adoption' }],
  }),
  // A special guardianship order.
  Dov: child({
    care: [{ from: '2017-01-02', to: '2018-09-03' }],
    permanence: [{ orderOn: '2018-09-03', orderType: 'Special Guardianship' }],
  }),
  // Placed and not yet adopted.
  Eve: child({ care: [{ from: '2018-01-08' }], permanence: [{ placedOn: '2019-04-01' }] }),
  // Adopted, the placement never dated.
  Fen: child({
    care: [{ from: '2017-01-02', to: '2018-09-03' }],
    permanence: [{ orderOn: '2018-09-03', orderType: 'Adoption' }],
  }),
}

const model = new ReadModel('made-up', factTables, englandAndWales)
model.refresh(
  Object.entries(people).map(([childId, record]) =>
    factsOf({ record: { ...record, childId }, holdings: [], spells: [], deadlines: [], calendar: englandAndWales }),
  ),
  1,
)

function answer(id: string) {
  const indicator = permanenceIndicators.find(each => each.id === id)!
  const { value, denominator, exclusions } = ask(model, { indicator, asOf: day('2019-05-31') }, () => undefined)
  return { value, denominator, leftOut: exclusions.map(each => each.count) }
}

describe('the way to adoption, counted by hand for the three years to 31 May 2019', () => {
  it('I-67: between Ash’s 400 days and Bel’s 500; Fen’s placement is not dated', () => {
    expect(answer('I-67')).toEqual({ value: 450, denominator: 2, leftOut: [1] })
  })

  it('I-67.fostered-first: Bel’s days end with the move to the same people as foster carers, after 200', () => {
    expect(answer('I-67.fostered-first')).toEqual({ value: 300, denominator: 2, leftOut: [1] })
  })

  it('I-67.match: Ash waited 100 days, Bel none', () => {
    expect(answer('I-67.match')).toEqual({ value: 50, denominator: 2, leftOut: [1] })
  })
})
