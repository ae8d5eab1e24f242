import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import type { MovedChild } from '../domain/standards/local/moved.ts'
import { byId } from '../domain/standards/registry.ts'
import { effectOf } from './effect.ts'
import { ReadModel } from './read-model.ts'

const on = day('2026-11-27')
/** Judged on whether the child was seen. */
const standard = byId('CN-04')

/** Four children of two units, visits supplied since 2020; 'hidden' is restricted. */
function modelOf(supplied = true): ReadModel {
  const model = new ReadModel('999', factTables, englandAndWales)
  const held = [
    ['a', 'kite'],
    ['b', 'kite'],
    ['c', 'wren'],
    ['hidden', 'kite'],
  ] as const
  const columns = (name: string) => Object.keys(factTables.find(each => each.name === name)!.columns)
  const row = (name: string, cells: Record<string, string | number | null>) =>
    columns(name).map(each => cells[each] ?? null)
  model.refresh(
    held.map(([childId, unit]) => ({
      childId,
      facts: {
        holding: [row('holding', { from: day('2020-01-01'), unit, worker: `${unit}-worker` })],
        visit: supplied ? [row('visit', { on: day('2020-01-01'), kind: 'need', seen: 1 })] : [],
      },
    })),
    1,
  )
  model.restrict(['hidden'])
  return model
}

const dates = (due: number) => ({
  triggerOn: on - 100,
  dueOn: on + due,
  soonOn: on + due - 5,
  metOn: undefined,
  endedOn: undefined,
})
const moved = (childId: string, before: number[], after: number[]): MovedChild => ({
  childId,
  before: before.map(dates),
  after: after.map(dates),
})
const reader = { named: new Set<string>(), today: on }

describe('what a change of rule comes to', () => {
  it.each([
    ['late that was not', [10], [-1], 'becomeOverdue'],
    ['late that was only due soon', [2], [-1], 'becomeOverdue'],
    ['late no more', [-3], [20], 'noLongerOverdue'],
    ['due soon that was late', [-3], [2], 'noLongerOverdue'],
    ['due soon that was due later', [20], [2], 'becomeDueSoon'],
    ['later', [20], [30], 'onlyMoved'],
    ['late under both, by another date', [-1], [-9], 'onlyMoved'],
    ['late already by another plan', [-9, 10], [-9, -1], 'onlyMoved'],
    ['nothing due any more', [-3], [], 'noLongerOverdue'],
    ['something due that was not', [], [-1], 'becomeOverdue'],
  ] as const)('%s', (_, before, after, kind) => {
    const { total, children } = effectOf(modelOf(), [moved('a', [...before], [...after])], { on, standard }, reader)
    expect(total[kind]).toBe(1)
    expect(children).toMatchObject([{ childId: 'a', kind, unit: 'kite', worker: 'kite-worker' }])
  })

  it('is told by unit, whoever may be opened; who may not is counted and not listed', () => {
    const all = [moved('a', [10], [-1]), moved('b', [10], [2]), moved('c', [10], [-1])]
    const opens = { units: new Set(['kite']), workers: new Set<string>(), children: new Set<string>() }
    const effect = effectOf(modelOf(), all, { on, standard }, { ...reader, opens })
    expect(effect.byUnit.get('kite')).toMatchObject({ becomeOverdue: 1, becomeDueSoon: 1 })
    expect(effect.byUnit.get('wren')).toMatchObject({ becomeOverdue: 1 })
    expect(effect.children.map(each => each.childId)).toEqual(['a', 'b'])
    expect(effect.outside).toBe(1)
  })

  it('has no trace of a restricted child but for those named on it', () => {
    const all = [moved('hidden', [10], [-1])]
    const none = effectOf(modelOf(), all, { on, standard }, reader)
    expect([none.total.becomeOverdue, none.children.length, none.outside, none.byUnit.size]).toEqual([0, 0, 0, 0])
    const named = effectOf(modelOf(), all, { on, standard }, { ...reader, named: new Set(['hidden']) })
    expect(named.total.becomeOverdue).toBe(1)
  })

  it('makes nobody late where the evidence has never been supplied', () => {
    const { total } = effectOf(modelOf(false), [moved('a', [10], [-1])], { on, standard }, reader)
    expect(total).toEqual({ becomeOverdue: 0, noLongerOverdue: 0, becomeDueSoon: 0, onlyMoved: 1 })
  })

  it('counts each child once, in its unit and in all', () => {
    const some = fc.uniqueArray(
      fc.record({
        childId: fc.constantFrom('a', 'b', 'c', 'hidden', 'of nowhere'),
        before: fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 3 }),
        after: fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 3 }),
      }),
      { selector: each => each.childId },
    )
    fc.assert(
      fc.property(some, told => {
        const all = told.map(({ childId, before, after }) => moved(childId, before, after))
        const { total, byUnit, children } = effectOf(modelOf(), all, { on, standard }, reader)
        const sum = (count: typeof total) => Object.values(count).reduce((a, b) => a + b, 0)
        const known = told.filter(each => ['a', 'b', 'c'].includes(each.childId)).length
        expect([sum(total), children.length]).toEqual([known, known])
        expect([...byUnit.values()].reduce((all, each) => all + sum(each), 0)).toBe(known)
      }),
      { numRuns: 50 },
    )
  })
})
