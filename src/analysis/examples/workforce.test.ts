import { describe, expect, it } from 'vitest'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

describe('indicators of workers, counted by hand', () => {
  const children = {
    allocated: child({ referrals: [{ on: '2019-01-21' }], involvements: [{ from: '2019-01-21', worker: 'W1' }] }),
    never: child({ referrals: [{ on: '2019-01-21' }] }),
    // Four days without, from Monday 21 to Friday 25 January.
    waited: child({ referrals: [{ on: '2019-01-21' }], involvements: [{ from: '2019-01-25', worker: 'W1' }] }),
    // Ten days between two workers, from 1 to 11 February.
    between: child({
      referrals: [{ on: '2019-01-21' }],
      involvements: [
        { from: '2019-01-21', to: '2019-02-01', worker: 'W1' },
        { from: '2019-02-11', worker: 'W2' },
      ],
    }),
    // Without a worker since 1 March.
    left: child({
      protectionPlans: [{ from: '2019-01-21' }],
      involvements: [{ from: '2019-01-21', to: '2019-03-01', worker: 'W1' }],
    }),
    closed: child({ referrals: [{ on: '2019-01-21', closedOn: '2019-03-01' }] }),
    reviewingOfficerOnly: child({
      referrals: [{ on: '2019-01-21' }],
      involvements: [{ from: '2019-01-21', worker: 'R1', role: 'reviewing officer' }],
    }),
  }

  it('I-71: open children without a worker', () => {
    expect(answersFor(children, '2019-03-31').shareOf('I-71')).toMatchObject({
      numerator: 3,
      denominator: 6,
      leftOut: {},
    })
  })

  it('I-71: nobody is said to be without a worker where no worker was ever told', () => {
    const { never, reviewingOfficerOnly } = children
    expect(answersFor({ never, reviewingOfficerOnly }, '2019-03-31').shareOf('I-71')).toEqual({
      numerator: 0,
      denominator: 0,
      leftOut: { 'no data: who holds a case is not supplied': 2 },
    })
  })

  it('I-71.wait: how long those who waited did', () => {
    const answers = answersFor(children, '2019-03-31')
    expect(answers.shareOf('I-71.wait').denominator).toBe(2)
    expect(answers.value('I-71.wait')).toBe(7)
  })
})
