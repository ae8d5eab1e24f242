import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FamilyTies, familiesAmong } from './families.ts'

const ties: FamilyTies = new Map([
  ['anna', ['family 1']],
  ['ben', ['family 1', 'mother 7']],
  ['cara', ['mother 7']],
  ['dan', ['family 2']],
  ['eve', ['family 3']],
])

test('children tied through a third are one family, and whoever is tied to nobody has none', () => {
  const families = familiesAmong(ties, ['anna', 'ben', 'cara', 'dan', 'eve', 'unknown'])
  expect(new Set(['anna', 'ben', 'cara'].map(each => families.get(each))).size).toBe(1)
  expect([...families.keys()].sort()).toEqual(['anna', 'ben', 'cara'])
})

test('a tie through a child who is not asked about is not told', () => {
  expect(familiesAmong(ties, ['anna', 'cara'])).toEqual(new Map())
})

test('families are those one reaches from child to child by shared ties', () => {
  const child = fc.integer({ min: 0, max: 11 }).map(String)
  const tie = fc.integer({ min: 0, max: 9 }).map(each => `family ${each}`)
  const rows = fc.array(fc.tuple(child, tie), { maxLength: 30 })
  fc.assert(
    fc.property(rows, fc.array(child), (all, asked) => {
      const held = new Map([...Map.groupBy(all, ([id]) => id)].map(([id, of]) => [id, of.map(([, each]) => each)]))
      const families = familiesAmong(held, asked)
      for (const one of new Set(asked)) {
        const reached = new Set([one])
        for (const each of reached)
          for (const other of asked)
            if (held.get(each)?.some(shared => held.get(other)?.includes(shared))) reached.add(other)
        const told = [...families].filter(([, name]) => name === families.get(one)).map(([id]) => id)
        expect(new Set(reached.size > 1 ? told : [one])).toEqual(reached)
        expect(families.has(one)).toBe(reached.size > 1)
      }
    }),
  )
})
