import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowHash } from '../../read/row-hash.ts'
import { lanesOf } from '../../rows-digest.ts'
import { ChildCells } from './child-cells.ts'
import { RowsOfChildren, state } from './rows-of-children.ts'

const row = fc.record({ child: fc.integer({ min: 1, max: 40 }), text: fc.constantFrom('a', 'b', 'c', 'd') })

describe('the rows of children', () => {
  it('are each child’s, in the order of the file, however many there are', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), given => {
        const rows = new RowsOfChildren(3)
        for (const [at, { child, text }] of given.entries())
          rows.add(rows.placeOf(child), at + 1, new RowHash().ofText(text))
        const expected = Map.groupBy(given.keys(), at => given[at]!.child)
        expect(rows.count).toBe(expected.size)
        for (const [child, numbers] of expected) {
          const place = rows.find(child)
          expect(rows.numberAt(place)).toBe(child)
          expect([...rows.numbers(place)]).toEqual(numbers.map(at => at + 1))
          expect(rows.rows[place]).toBe(numbers.length)
        }
        expect(rows.find(41)).toBe(0)
      }),
    )
  })

  it('have the same digest in whatever order they stand, and another where one of them is another', () => {
    const digestOf = (texts: readonly string[], by = 'headings') => {
      const rows = new RowsOfChildren(1)
      for (const [at, text] of texts.entries()) rows.add(rows.placeOf(1), at + 1, new RowHash().ofText(text))
      rows.settle(new RowHash().ofText(by))
      return rows.digestOf(1)
    }
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(digestOf(one) === digestOf(other)).toBe(one.toSorted().join() === other.toSorted().join())
        expect(digestOf(one)).toBe(digestOf(one.toReversed()))
        expect(digestOf(one)).not.toBe(digestOf(one, 'other headings'))
        expect([...lanesOf(digestOf(one) + digestOf(other)).slice(3)]).toEqual([...lanesOf(digestOf(other))])
      }),
    )
    expect([...lanesOf(' '.repeat(16))]).toEqual([0, 0, 0])
  })

  it('are marked and unmarked one mark at a time', () => {
    const rows = new RowsOfChildren(1)
    const place = rows.placeOf(1)
    rows.mark(place, state.doubted)
    rows.mark(place, state.passedOver)
    rows.unmark(place, state.passedOver)
    expect([rows.is(place, state.doubted), rows.is(place, state.passedOver), rows.is(place, state.shared)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('children by their cells', () => {
  it('are found by what has named them, and by nothing else', () => {
    const cells = new ChildCells()
    const hash = new RowHash()
    for (let child = 1; child <= 30_000; child++) cells.set(hash.ofText(`P${child}`), child)
    for (let child = 1; child <= 30_000; child++) expect(cells.find(hash.ofText(`P${child}`))).toBe(child)
    for (let child = 1; child <= 30_000; child++) expect(cells.find(hash.ofText(`Q${child}`))).toBe(0)
    cells.set(hash.ofText('P1'), 7)
    expect(cells.find(hash.ofText('P1'))).toBe(7)
  })
})
