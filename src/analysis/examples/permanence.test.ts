import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

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

/** Told to have been matched and placed after the order that ended it. */
const muddled: Record<string, ChildRecord> = {
  Gus: child({
    care: [{ from: '2017-01-02', to: '2018-09-03' }],
    permanence: [
      {
        placementOrderOn: '2018-09-04',
        matchedOn: '2018-12-10',
        placedOn: '2018-12-12',
        orderOn: '2018-09-03',
        orderType: 'Adoption',
      },
    ],
  }),
}

const answers = answersFor(people, '2019-05-31')

describe('the way to adoption, counted by hand for the three years to 31 May 2019', () => {
  it('I-67: between Ash’s 400 days and Bel’s 500; Fen’s placement is not dated', () => {
    expect(answers.value('I-67')).toBe(450)
    expect(answers.shareOf('I-67')).toMatchObject({ denominator: 2 })
    expect(Object.values(answers.shareOf('I-67').leftOut)).toEqual([1])
  })

  it('I-67.fostered-first: Bel’s days end with the move to the same people as foster carers, after 200', () => {
    expect(answers.value('I-67.fostered-first')).toBe(300)
    expect(answers.shareOf('I-67.fostered-first')).toMatchObject({ denominator: 2 })
    expect(Object.values(answers.shareOf('I-67.fostered-first').leftOut)).toEqual([1])
  })

  it('I-67.match: Ash waited 100 days, Bel none', () => {
    expect(answers.value('I-67.match')).toBe(50)
    expect(answers.shareOf('I-67.match')).toMatchObject({ denominator: 2 })
    expect(Object.values(answers.shareOf('I-67.match').leftOut)).toEqual([1])
  })

  it.each(['I-67', 'I-67.match'])('%s: counts no days to a step told for after the adoption order', id => {
    const { shareOf } = answersFor(muddled, '2019-05-31')
    expect(shareOf(id)).toMatchObject({ denominator: 0 })
    expect(Object.values(shareOf(id).leftOut)).toEqual([1])
  })
})
