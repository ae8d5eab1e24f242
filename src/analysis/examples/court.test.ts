import { describe, expect, it } from 'vitest'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

describe('indicators of court, counted by hand', () => {
  it('I-68: median weeks of proceedings finished in the year', () => {
    const inCourt = (issued_on: string, final_order_on = '') =>
      child({ own: { proceedings: [{ issued_on, final_order_on }] } })
    const children = {
      twentyWeeks: inCourt('2018-06-04', '2018-10-22'),
      twentySix: inCourt('2018-06-04', '2018-12-03'),
      fiftyTwo: inCourt('2018-01-08', '2019-01-07'),
      stillGoing: inCourt('2018-01-08'),
      finishedLastYear: inCourt('2017-01-09', '2018-01-08'),
      wrongWayRound: inCourt('2019-01-07', '2018-12-03'),
    }
    const answers = answersFor(children, '2019-03-31')
    expect(answers.shareOf('I-68')).toMatchObject({
      denominator: 3,
      leftOut: { 'the final order is dated before the application': 1 },
    })
    expect(answers.value('I-68')).toBe(26)
  })
})
