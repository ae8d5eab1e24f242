import { describe, expect, it } from 'vitest'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

describe('indicators of court, counted by hand', () => {
  it('I-68: mean weeks of proceedings finished in the year', () => {
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
    expect(answers.value('I-68')).toBeCloseTo((20 + 26 + 52) / 3)
  })
})

describe('measures of the legal gateway, counted by hand', () => {
  const referred = (referred_on: string, ...decisions: readonly (readonly [string, string])[]) =>
    child({
      own: {
        legal_referrals: [{ referred_on }],
        gateway_decisions: decisions.map(([decided_on, decision]) => ({ decided_on, decision })),
      },
    })

  it('LG-01: working days until the meeting that decided, not the one that put it off', () => {
    const children = {
      fiveDays: referred('2018-06-04', ['2018-06-11', 'pre-proceedings']),
      putOffFirst: referred('2018-06-04', ['2018-06-11', 'come back'], ['2018-06-25', 'step down']),
      tenDays: referred('2018-06-04', ['2018-06-18', 'issue proceedings']),
      waiting: referred('2019-03-04'),
      onlyPutOff: referred('2019-03-04', ['2019-03-11', 'come back']),
      theYearBefore: referred('2017-06-05', ['2017-06-12', 'step down']),
    }
    const answers = answersFor(children, '2019-03-31')
    expect(answers.value('LG-01')).toBe(10)
    expect(answers.shareOf('LG-01')).toMatchObject({ denominator: 3 })
    expect(answers.value('LG-09')).toBe(2)
  })

  it('LG-02 to LG-07: from the decision to the letter and to the end', () => {
    const decided = (decided_on: string, more: Record<string, string> = {}, issued?: string) =>
      child({
        own: {
          pre_proceedings_steps: [{ decided_on, ...more }],
          ...(issued === undefined ? {} : { proceedings: [{ issued_on: issued }] }),
        },
      })
    const children = {
      // Sixteen weeks to the day.
      steppedDown: decided('2018-06-04', {
        letter_on: '2018-06-11',
        ended_on: '2018-09-24',
        outcome: 'stepped down',
      }),
      // A day longer.
      aDayLonger: decided('2018-06-04', { ended_on: '2018-09-25', outcome: 'stepped down' }),
      issuedUnsaid: decided('2018-06-04', { letter_on: '2018-06-07' }, '2018-07-02'),
      endedSomehow: decided('2018-06-04', { ended_on: '2018-07-02' }),
      wrongWayRound: decided('2018-06-04', { letter_on: '2018-06-01', ended_on: '2018-06-01' }),
      underWay: decided('2019-03-04'),
      longUnderWay: decided('2018-12-03'),
      longWithReason: decided('2018-12-03', { reason_extended: 'An assessment was late' }),
      // Sixteen weeks are up on the day itself.
      upToday: decided('2018-12-09'),
    }
    const answers = answersFor(children, '2019-03-31')
    expect(answers.value('LG-02')).toBe(4)
    expect(answers.shareOf('LG-02').leftOut).toEqual({ 'the letter is dated before the decision': 1 })
    expect(answers.shareOf('LG-03')).toMatchObject({ numerator: 3, denominator: 4 })
    expect(answers.shareOf('LG-04')).toMatchObject({
      numerator: 1,
      denominator: 3,
      leftOut: { 'how they ended is not recorded': 2 },
    })
    expect(answers.value('LG-05')).toBe(4)
    expect(answers.shareOf('LG-06')).toMatchObject({ numerator: 2, denominator: 4 })
    expect(answers.value('LG-07')).toBe(1)
  })
})
