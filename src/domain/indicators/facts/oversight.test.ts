import { expect, it } from 'vitest'
import { birthday } from '../../calendar/ages.ts'
import { day, iso } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import { holdersOf } from '../../record/holder.ts'
import { statusSpells } from '../../record/status.ts'
import { child } from '../../standards/example.ts'
import type { FactContext } from '../fact-table.ts'
import { oversightFacts, secondLookFacts } from './oversight.ts'

function contextOf(given: Parameters<typeof child>[0]): FactContext {
  const record = child(given)
  return {
    record,
    holdings: holdersOf(record),
    spells: statusSpells(record),
    deadlines: [],
    calendar: englandAndWales,
  }
}

const told = contextOf({
  referrals: [{ on: '2019-04-01', closedOn: '2019-09-02' }],
  involvements: [{ from: '2019-04-02', worker: 'W1' }],
  own: {
    supervisions: [
      { held_on: '2019-05-10', kind: 'case supervision', by: 'M1', lived_experience: 'Y', directions: 'Y' },
      { held_on: '2019-06-03', kind: 'case supervision', by: 'W1', lived_experience: 'N' },
      { held_on: '2019-06-05', kind: 'unit discussion', by: 'W1' },
      { held_on: '2019-07-01', kind: 'management oversight' },
      { held_on: '2019-10-01', kind: 'case supervision', by: 'M1' },
    ],
  },
})

it('tells of each look whether somebody else took it, and whether it began with the child', () => {
  expect(oversightFacts.rows(told).map(([on, ...cells]) => [iso(on as number), ...cells])).toEqual([
    ['2019-05-10', 'case supervision', 1, 1, 1],
    ['2019-06-03', 'case supervision', 0, 0, null],
    // The unit’s own, whoever wrote it down.
    ['2019-06-05', 'unit discussion', 1, null, null],
    // Nobody said who: unknown, and neither yes nor no.
    ['2019-07-01', 'management oversight', null, null, null],
    ['2019-10-01', 'case supervision', 1, null, null],
  ])
})

it('counts the time from one look by somebody else to the next, and what the worker did alone is none', () => {
  const days = secondLookFacts
    .rows(told)
    .map(([from, until, looked]) => [iso(from as number), iso(until as number), looked])
  expect(days).toEqual([
    ['2019-04-01', '2019-05-10', 0],
    ['2019-05-10', '2019-06-05', 1],
    ['2019-06-05', '2019-07-01', 1],
    ['2019-07-01', '2019-09-02', 1],
  ])
})

it('counts a senior review of progress by somebody else as a look, one withdrawn or by the worker not', () => {
  const reviewed = contextOf({
    referrals: [{ on: '2019-04-01', closedOn: '2019-09-02' }],
    involvements: [{ from: '2019-04-02', worker: 'W1' }],
    own: {
      progress_reviews: [
        { reviewed_on: '2019-05-01', decision: 'continue', reviewer: 'W1' },
        { reviewed_on: '2019-06-03', decision: 'continue', reviewer: 'HOS1' },
        { reviewed_on: '2019-07-01', decision: 'close', reviewer: 'HOS1', status: 'withdrawn' },
      ],
    },
  })
  const days = secondLookFacts.rows(reviewed).map(([from, until]) => [iso(from as number), iso(until as number)])
  expect(days).toEqual([
    ['2019-04-01', '2019-06-03'],
    ['2019-06-03', '2019-09-02'],
  ])
  // It is no supervision: what discussions say of themselves is not asked of it.
  expect(oversightFacts.rows(reviewed)).toEqual([])
})

it('goes on while the case is open and nobody looks, until the child is grown up', () => {
  const rows = secondLookFacts.rows(contextOf({ referrals: [{ on: '2019-04-01' }] }))
  const { bornOn } = child({ referrals: [{ on: '2019-04-01' }] }).person!
  expect(rows).toEqual([[day('2019-04-01'), birthday(bornOn!, 18), 0]])
})
