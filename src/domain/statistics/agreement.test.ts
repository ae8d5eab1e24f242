import fc from 'fast-check'
import { expect, it } from 'vitest'
import { agreementOf } from './agreement.ts'

const times = (count: number, first: string, second: string) =>
  Array.from({ length: count }, (): [string, string] => [first, second])

it('allows for chance: 20 both yes, 15 both no, 15 apart', () => {
  const found = agreementOf([
    ...times(20, 'yes', 'yes'),
    ...times(5, 'yes', 'no'),
    ...times(10, 'no', 'yes'),
    ...times(15, 'no', 'no'),
  ])!
  expect(found).toMatchObject({ pairs: 50, agreed: 35, share: 0.7 })
  expect(found.kappa).toBeCloseTo(0.4, 10)
})

it('is full where all agree, nothing where only chance could', () => {
  expect(agreementOf([...times(3, 'good', 'good'), ...times(2, 'poor', 'poor')])!.kappa).toBe(1)
  expect(agreementOf(times(5, 'good', 'good'))!.kappa).toBeUndefined()
  expect(agreementOf(times(5, 'good', 'poor'))!.kappa).toBe(0)
  expect(agreementOf([])).toBeUndefined()
})

it('is the same whichever judge is first, and never above 1', () => {
  const judgement = fc.constantFrom('outstanding', 'good', 'requires improvement', 'inadequate')
  fc.assert(
    fc.property(fc.array(fc.tuple(judgement, judgement), { minLength: 1 }), pairs => {
      const one = agreementOf(pairs)!
      const other = agreementOf(pairs.map(([first, second]) => [second, first]))!
      expect(other).toEqual(one)
      if (one.kappa !== undefined) expect(one.kappa).toBeLessThanOrEqual(1)
    }),
  )
})
