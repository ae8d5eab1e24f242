import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { reaches, stageOn, stages } from './escalation.ts'

const on = (text: string, dueOn = '2019-03-01') => stageOn(day(dueOn), day(text), englandAndWales)?.id

describe('the way up of a direction that is not done', () => {
  it.each([
    ['the day it is due it is in time', '2019-03-01', undefined],
    ['the next day, a Saturday, it is the unit lead’s', '2019-03-02', 'unit-lead'],
    ['the next working day', '2019-03-04', 'unit-lead'],
    ['four working days late', '2019-03-07', 'unit-lead'],
    ['five working days late it is the service manager’s', '2019-03-08', 'service-manager'],
    ['ten working days late it is the head of service’s', '2019-03-15', 'head-of-service'],
    ['twenty working days late it is the performance group’s', '2019-03-29', 'performance-group'],
    ['over Easter bank holidays do not count', '2019-04-23', 'service-manager', '2019-04-12'],
  ])('%s', (_, today, expected, dueOn?: string) => {
    expect(on(today, dueOn)).toBe(expected)
  })

  it('goes up and never down while days pass', () => {
    const days = fc.integer({ min: day('2015-01-01'), max: day('2026-12-31') })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 30 }), (dueOn, late, more) => {
        const rank = (today: number) => {
          const stage = stageOn(dueOn, today, englandAndWales)
          return stage === undefined ? -1 : stages.indexOf(stage)
        }
        expect(rank(dueOn + late + more)).toBeGreaterThanOrEqual(rank(dueOn + late))
      }),
    )
  })

  it('is the last stage’s, and not guessed, where the calendar does not reach', () => {
    expect(stageOn(day('1990-01-01'), day('1990-01-03'), englandAndWales)?.id).toBe('performance-group')
  })

  it('is everybody’s above who it has reached', () => {
    const stage = stages[2]
    expect(stages.map(each => reaches(stage, each.id))).toEqual([true, true, true, false])
    expect(reaches(undefined, 'unit-lead')).toBe(false)
  })
})
