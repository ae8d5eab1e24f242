import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { doneWithin, fallingDue } from './ahead.ts'
import { dueList, outstandingStates } from './due.ts'
import { ReadModel } from './read-model.ts'
import { ofUnits, ofWorkers } from './testing/openings.ts'
import { anyChildren, anyDay } from './testing/random-facts.ts'

function modelOf(children: readonly DerivedChild[]): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  model.restrict(['c5'])
  return model
}

const anyPart = fc.record(
  { units: fc.subarray(['kite', 'wren', 'swift', '']).map(each => new Set(each)) },
  { requiredKeys: [] },
)
const anyLength = fc.integer({ min: 1, max: 400 })
const columns = Object.keys(factTables.find(each => each.name === 'deadline')!.columns)

describe('what falls due ahead', () => {
  it('is what is due of all that is outstanding, by the day it is due', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, anyLength, anyPart, (children, on, length, part) => {
        const model = modelOf(children)
        const days = { first: on + 1, last: on + length }
        const opening = ofUnits('kite')
        const { all, items } = fallingDue(model, on, days, part, opening)
        const states = new Set(outstandingStates.slice(0, 2))
        const listed = dueList(model, on, opening, { part, states }).items.filter(
          ({ dueOn }) => dueOn >= days.first && dueOn <= days.last,
        )
        expect(items).toEqual(listed)
        const everybody = dueList(model, on, {}, { part, states }).items.filter(
          ({ dueOn }) => dueOn >= days.first && dueOn <= days.last,
        )
        expect(all.map(each => each.dueOn)).toEqual(everybody.map(each => each.dueOn).sort((a, b) => a - b))
      }),
    )
  })

  it('of a reader whose numbers are of their own cases, is of those alone', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, (children, on) => {
        const workers = new Set(['ann'])
        const { all } = fallingDue(
          modelOf(children),
          on,
          { first: on, last: on + 400 },
          {},
          { opens: ofWorkers(workers), counts: workers },
        )
        expect(all.every(each => each.worker === 'ann')).toBe(true)
      }),
    )
  })

  it('is held against what was done, counted row by row', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, anyLength, (children, on, length) => {
        const days = { first: on - length, last: on - 1 }
        const { total, byUnit, byWorker } = doneWithin(modelOf(children), days, {}, {})
        const at = (name: string) => columns.indexOf(name)
        const rows = children
          .filter(each => each.childId !== 'c5')
          .flatMap(each => each.facts.deadline!)
          .filter(row => {
            const met = row[at('metOn')]
            return typeof met === 'number' && met >= days.first && met <= days.last
          })
        expect(total).toBe(rows.length)
        for (const counts of [byUnit, byWorker]) expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(total)
        const ofKite = rows.filter(row => row[at('unitOnDue')] === 'kite').length
        expect(byUnit.get('kite') ?? 0).toBe(ofKite)
      }),
    )
  })
})
