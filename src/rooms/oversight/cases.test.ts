import { describe, expect, it } from 'vitest'
import { ReadModel, statesOn } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { factsOf } from '../../domain/indicators/derive.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { holdersOf } from '../../domain/record/holder.ts'
import { statusSpells } from '../../domain/record/status.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import { child } from '../../domain/standards/example.ts'
import { directionDone } from '../../domain/standards/oversight/direction-done.ts'
import { states } from '../../domain/standards/state.ts'
import type { Direction } from '../../store/directions.ts'
import { withCases } from './cases.ts'
import { standingOf } from './words.ts'

type Told = Parameters<typeof child>[0]

const given = { given_on: '2019-05-02', due_on: '2019-05-10' }

/** How a direction stands on a day on its own page, and by OV-14. */
function bothWays(told: Told, on: string, after: Partial<Direction> = {}) {
  const record = {
    ...child({
      ...told,
      own: { directions: [{ ...given, direction_id: 'd1', owner: 'W1', ...recorded(after) }] },
    }),
    childId: 'c1',
  }
  const model = new ReadModel('made-up', factTables, englandAndWales)
  const deadlines = evaluate(record, [directionDone], englandAndWales)
  const holdings = holdersOf(record)
  model.refresh([factsOf({ record, holdings, spells: statusSpells(record), deadlines, calendar: englandAndWales })], 1)
  const direction = {
    ...{ child_id: 'c1', direction_id: 'd1', ...given },
    ...{ done_on: null, confirmed_on: null, withdrawn_on: null },
    ...after,
  } as Direction
  const [ofCase] = withCases(model, [direction], day(on))
  const { state, words, stage } = standingOf(ofCase!, day(on))
  return { state, words, stage, standard: states[statesOn(model, day(on))[0]!] }
}

function recorded({ done_on }: Partial<Direction>): Record<string, string> {
  return done_on ? { done_on } : {}
}

describe('a direction whose case was closed before it was done', () => {
  const closed: Told = { referrals: [{ on: '2019-04-01', closedOn: '2019-05-20' }] }

  it('is overdue until that day, and its own state from then on, as the standard has it', () => {
    expect(bothWays(closed, '2019-05-19')).toMatchObject({ state: 'overdue', standard: 'overdue' })
    expect(bothWays(closed, '2019-05-20')).toEqual({
      state: 'case closed',
      words: 'case closed, not done',
      stage: undefined,
      standard: 'ended',
    })
  })

  it('is not confirmed where its owner alone says that it is done', () => {
    const { state, words } = bothWays(closed, '2019-06-20', { done_on: '2019-05-09' })
    expect([state, words]).toEqual(['case closed', 'case closed, not confirmed'])
  })

  it('stays so when the child is open again later, and is overdue where it was opened again that day', () => {
    const again = (on: string): Told => ({ referrals: [...closed.referrals!, { on }] })
    expect(bothWays(again('2019-05-27'), '2019-06-03')).toMatchObject({ state: 'case closed', standard: 'ended' })
    expect(bothWays(again('2019-05-20'), '2019-06-03')).toMatchObject({ state: 'overdue', standard: 'overdue' })
  })

  it('goes on at 18 while somebody works with the care leaver', () => {
    const grown = (to?: string): Told => ({
      bornOn: '2001-06-03',
      care: [{ from: '2015-03-02', to: '2019-06-03', endReason: 'E7' }],
      careLeaver: { eligibility: 'Former Relevant' },
      involvements: [{ from: '2018-01-08', role: 'personal adviser', ...(to ? { to } : {}) }],
    })
    expect(bothWays(grown(), '2019-09-02')).toMatchObject({ state: 'overdue', standard: 'overdue' })
    expect(bothWays(grown('2019-08-05'), '2019-08-04')).toMatchObject({ state: 'overdue', standard: 'overdue' })
    expect(bothWays(grown('2019-08-05'), '2019-08-05')).toMatchObject({ state: 'case closed', standard: 'ended' })
  })
})
