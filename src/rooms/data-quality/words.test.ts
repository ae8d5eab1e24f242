import { expect, it } from 'vitest'
import type { Listed } from '../../analysis/index.ts'
import { findQualityRule } from '../../domain/quality/index.ts'
import { gravestFirst, gravityOf, gravityWords } from './words.ts'

const row = (code: string, childId: string) => ({ childId, on: 0, cells: { code } }) as unknown as Listed

it('lists what hides a child before a wrong count, whatever its code', () => {
  const rows = [row('DQ-02', 'a'), row('DQ-40', 'b'), row('DQ-60', 'd'), row('DQ-88', 'c'), row('DQ-11', 'a')]
  expect(gravestFirst(rows).map(each => each.cells.code)).toEqual(['DQ-88', 'DQ-60', 'DQ-40', 'DQ-02', 'DQ-11'])
})

it.each([
  ['DQ-60', 'A child is out of sight'],
  ['DQ-23', 'A child is out of sight'],
  ['DQ-40', 'A count or a deadline is wrong'],
  ['DQ-11', 'Less is known'],
])('says of %s: %s', (id, words) => {
  expect(gravityWords[gravityOf(findQualityRule(id)!)]).toBe(words)
})
