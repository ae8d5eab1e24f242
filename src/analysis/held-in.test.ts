import fc from 'fast-check'
import { expect, it } from 'vitest'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { boardOn } from './board.ts'
import { heldOn } from './held-in.ts'
import type { Part } from './part.ts'
import { ReadModel } from './read-model.ts'
import { totalOf } from './testing/board-total.ts'
import { anyChildren, anyDay } from './testing/random-facts.ts'

it('names everybody who holds what a board counts: the parts below add up to the part', () => {
  fc.assert(
    fc.property(anyChildren, anyDay, (children, day) => {
      const model = new ReadModel('made-up', factTables, englandAndWales)
      model.refresh(children, 1)
      model.restrict(['c5'])
      const counted = (part: Part) => {
        const { overdue, open } = totalOf(boardOn(model, day, part))
        return [overdue, open]
      }
      const sum = (parts: Part[]) => parts.map(counted).reduce(([a, b], [c, d]) => [a! + c!, b! + d!], [0, 0])
      const held = heldOn(model, day)
      expect(sum([...held.keys()].map(unit => ({ units: new Set([unit]) })))).toEqual(counted({}))
      for (const [unit, workers] of held) {
        const units = new Set([unit])
        expect(sum([...workers].map(each => ({ units, workers: new Set([each]) })))).toEqual(counted({ units }))
      }
    }),
  )
})
