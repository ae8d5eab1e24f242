import fc from 'fast-check'
import { expect, it } from 'vitest'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { indicators } from '../domain/indicators/registry.ts'
import { ask } from './ask.ts'
import { dimensionsOf } from './dimensions.ts'
import { ReadModel } from './read-model.ts'
import { naively } from './testing/naive.ts'
import { anyChildren, anyDay } from './testing/random-facts.ts'

it('parts by every dimension at once, more groups than could be made beforehand', () => {
  const serviceOf = (unit: string) => (unit === 'kite' ? 'north' : undefined)
  fc.assert(
    fc.property(anyChildren, anyDay, fc.constantFrom(...indicators), (children, asOf, indicator) => {
      const model = new ReadModel('made-up', factTables, englandAndWales)
      model.refresh(children, 1)
      const by = dimensionsOf(model.columns(indicator.fact))
      const { groups } = ask(model, { indicator, asOf, by }, serviceOf)
      const naive = naively(children, { indicator, asOf, by }, serviceOf, {}, new Set())
      const found = groups!.filter(each => each.denominator > 0).map(each => [each.keys.join('|'), each.denominator])
      expect(new Map(found as [string, number][])).toEqual(
        new Map([...naive.groups].map(([keys, each]) => [keys, each.denominator])),
      )
    }),
    { numRuns: 400 },
  )
})
