import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import type { DirectionOfCase } from '../oversight/index.ts'
import { countPlans, planState } from './plans.ts'

const today = day('2019-05-21')

function plan(change: Partial<DirectionOfCase> = {}): DirectionOfCase {
  return {
    ...{ given_on: '2019-05-02', due_on: '2019-05-10', done_on: null, confirmed_on: null, withdrawn_on: null },
    ...{ closedOn: undefined },
    ...change,
  } as DirectionOfCase
}

describe('what is to change after a review', () => {
  const late = plan()
  const closed = plan({ closedOn: day('2019-05-20') })
  const saidDone = plan({ done_on: '2019-05-09' })
  const done = plan({ done_on: '2019-05-09', confirmed_on: '2019-05-09' })

  it('stands as its direction does: no longer overdue once its case is closed, and not done for that', () => {
    expect(planState(late, today)).toBe('overdue')
    expect(planState(closed, today)).toBe('case closed')
    expect(planState({ ...done, closedOn: closed.closedOn }, today)).toBe('done')
  })

  it('is overdue where it is said to be done and nobody has confirmed it by its day', () => {
    expect(planState(saidDone, today)).toBe('overdue')
  })

  it('is counted for the statement by how it stands, without what was withdrawn', () => {
    const withdrawn = plan({ withdrawn_on: '2019-05-09' })
    expect(countPlans([late, closed, closed, saidDone, done, withdrawn], today)).toEqual({
      given: 5,
      done: 1,
      overdue: 2,
      caseClosed: 2,
    })
  })
})
