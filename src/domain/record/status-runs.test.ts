import { expect, it } from 'vitest'
import { iso } from '../calendar/day.ts'
import { child } from '../standards/example.ts'
import { statusRuns } from './status-runs.ts'

const runsOf = (...legalStatuses: { from: string; to?: string; status: string }[]) =>
  statusRuns(child({ care: [{ from: '2018-01-08', legalStatuses }] }), /^J1/).map(({ from, until }) => [
    iso(from),
    until && iso(until),
  ])

it('joins rows that touch or overlap, and keeps apart what another status lies between', () => {
  expect(
    runsOf(
      { from: '2018-02-01', to: '2018-03-01', status: 'J1' },
      { from: '2018-03-01', to: '2018-04-02', status: 'J1' },
      { from: '2018-04-02', to: '2019-04-24', status: 'V2' },
      { from: '2019-04-24', status: 'J1' },
    ),
  ).toEqual([
    ['2018-02-01', '2018-04-02'],
    ['2019-04-24', undefined],
  ])
})

it('takes a row within a longer one for part of it', () => {
  expect(
    runsOf(
      { from: '2018-02-01', to: '2018-06-01', status: 'J1' },
      { from: '2018-03-01', to: '2018-04-02', status: 'J1' },
      { from: '2018-05-01', to: '2018-07-02', status: 'J1' },
    ),
  ).toEqual([['2018-02-01', '2018-07-02']])
  expect(runsOf({ from: '2018-02-01', status: 'J1' }, { from: '2018-03-01', to: '2018-04-02', status: 'J1' })).toEqual([
    ['2018-02-01', undefined],
  ])
})
