import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestOf12, digestOf16 } from './short-digest.ts'

it('gives the first bytes of a SHA-256, as those bytes by themselves are written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const whole = createHash('sha256').update(text).digest()
      expect(digestOf12(text)).toBe(whole.subarray(0, 12).toString('base64url'))
      expect(digestOf16(text)).toBe(whole.subarray(0, 16).toString('base64url'))
    }),
  )
})
