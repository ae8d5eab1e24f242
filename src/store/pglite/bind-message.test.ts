import { protocol } from '@electric-sql/pglite'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bindMessage } from './bind-message.ts'

it("is the message that PGlite's own makes, byte for byte", () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constant('né 👶\n'.repeat(9000)),
  )
  const bytes = fc.uint8Array({ minLength: 2 }).map(each => each.subarray(1))
  const values = fc.array(fc.oneof(text, bytes, fc.constant(null)), { maxLength: 8 })
  fc.assert(
    fc.property(fc.constantFrom('', 's1', 's200'), values, (statement, given) => {
      const its = protocol.serialize.bind({ statement, values: given })
      expect(bindMessage(statement, given).equals(its)).toBe(true)
    }),
  )
})

it('takes the bytes of a buffer as they are', () => {
  const { buffer } = Uint8Array.from([1, 2, 255])
  expect(bindMessage('', [buffer])).toEqual(bindMessage('', [new Uint8Array(buffer)]))
})

it('puts in place of half a character what cannot be mistaken for another', () => {
  expect(bindMessage('', ['a\uD83Db'])).toEqual(bindMessage('', ['a\uFFFDb']))
})
