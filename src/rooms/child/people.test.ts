import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { peopleWorking } from './people.ts'
import { fileOn, fullCoverage, imported, organisation, someRows } from './testing.ts'

const involvement = (key: string, data: Record<string, string>) =>
  imported('involvements', key, {
    invo_professional_id: key,
    invo_professional_team: 'l',
    invo_involvement_start_date: '2019-01-07',
    ...data,
  })

describe('the people working with a child', () => {
  const rows = [
    ...someRows,
    involvement('w2', { invo_professional_role_id: 'CW', invo_involvement_end_date: '2019-03-05' }),
    involvement('w7', { invo_professional_role_id: 'IRO' }),
    involvement('w8', { invo_professional_role_id: 'Family support' }),
    involvement('w9', { invo_professional_role_id: 'CPC', invo_involvement_start_date: '2019-07-01' }),
    imported('cin_plans', 'n1', {
      cinp_cin_plan_start_date: '2019-06-03',
      cinp_cin_plan_worker_id: 'w6',
      cinp_cin_plan_team: 'k',
    }),
  ]
  const { record, on } = fileOn('2019-06-20', fullCoverage, rows)
  const people = peopleWorking(record, organisation, on)

  it('are those involved on the day, and those named on open work, once each', () => {
    expect(people.now.map(({ name, role, team }) => [name, role, team])).toEqual([
      ['w7', 'Independent reviewing officer', 'Unit Lark'],
      ['w8', 'Family support', 'Unit Lark'],
      ['Sam <script>alert("x")</script>', 'Allocated worker', 'Unit Kite'],
      ['w6', 'Named on the plan of 3 Jun 2019', 'Unit Kite'],
    ])
  })

  it('before are those whose involvement ended, and nobody who came later', () => {
    expect(people.before.map(({ name, until }) => [name, until])).toEqual([['Lee Example', day('2019-03-05')]])
    expect(people.allocatedInYear).toBe(2)
  })

  it('are nobody before anything was recorded', () => {
    expect(peopleWorking(record, organisation, day('2018-01-01'))).toEqual({ now: [], before: [], allocatedInYear: 0 })
  })
})
