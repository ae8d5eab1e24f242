import { describe, expect, it } from 'vitest'
import { byId } from '../../domain/standards/registry.ts'
import type { State } from '../../domain/standards/state.ts'
import { comesNext } from './next.ts'
import { outstanding, type Standing } from './standing.ts'
import { fileOn } from './testing.ts'

const on = 20_000

function standing(standardId: string, dueIn: number, state: State, more: { ordinal?: number; subject?: string } = {}) {
  const deadline = {
    standardId,
    subject: 'a',
    ordinal: 1,
    triggerOn: on - 400,
    dueOn: on + dueIn,
    customaryDueOn: undefined,
    soonOn: on,
    metOn: undefined,
    endedOn: undefined,
    endReason: undefined,
    facts: [],
    ...more,
  }
  return { deadline, standard: byId(standardId), state } satisfies Standing
}

const shown = (standings: readonly Standing[]) => {
  const { first, later } = comesNext(standings, on)
  const told = (all: readonly Standing[]) => all.map(each => `${each.deadline.standardId} ${each.deadline.dueOn - on}`)
  return { first: told(first), later: told(later) }
}

describe('what comes next', () => {
  it('is what is late, the gravest first and then the longest, before what is near; the rest is far off', () => {
    expect(
      shown([
        standing('CP-09', 200, 'due-later'),
        standing('CP-16', -90, 'overdue'),
        standing('CP-11', 3, 'due-soon'),
        standing('CP-11', -2, 'overdue', { subject: 'b' }),
        standing('CP-11', -9, 'overdue', { subject: 'c' }),
        standing('CP-06', 28, 'due-later'),
        standing('LP-01', 29, 'due-later'),
        // Soon by its own measure, however far.
        standing('CP-08', 40, 'due-soon'),
        standing('OV-01', -5, 'no-data'),
        standing('OV-03', -5, 'met-late'),
      ]),
    ).toEqual({
      first: ['CP-11 -9', 'CP-11 -2', 'CP-16 -90', 'CP-11 3', 'CP-06 28', 'CP-08 40'],
      later: ['LP-01 29', 'CP-09 200'],
    })
  })

  it('shows of a ladder what is overdue and the next rung ahead, of each subject', () => {
    expect(
      shown([
        standing('CP-13', 300, 'due-later', { ordinal: 4 }),
        standing('CP-13', 120, 'due-later', { ordinal: 3 }),
        standing('CP-13', -20, 'overdue', { ordinal: 2 }),
        standing('CP-13', -90, 'overdue', { ordinal: 1 }),
        standing('CP-13', 130, 'due-later', { ordinal: 1, subject: 'b' }),
      ]),
    ).toEqual({ first: ['CP-13 -90', 'CP-13 -20'], later: ['CP-13 120', 'CP-13 130'] })
  })

  it('leaves nothing out of a child’s file but later rungs', () => {
    const { standings, on: day } = fileOn('2019-06-20')
    const { first, later } = comesNext(standings, day)
    const left = outstanding(standings).filter(each => !first.includes(each) && !later.includes(each))
    expect(first.length).toBeGreaterThan(2)
    expect(left.length).toBeGreaterThan(0)
    expect(left.every(each => each.standard.clock.kind === 'ladder' && each.state !== 'overdue')).toBe(true)
    const rungs = [...first, ...later].filter(each => each.standard.id === 'CP-13')
    expect(rungs).toHaveLength(1)
  })
})
