import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword, wasHashedOtherwise } from './passwords.ts'
import { Secret } from './secret.ts'
import { createSecretBox, isSecretKey, SealedUnderAnotherKey } from './secret-box.ts'

const keyOf = (byte: number) => new Secret(Buffer.alloc(32, byte).toString('base64'))

describe('sealed secrets', () => {
  it('open again under the same key, for what they are about, and never look the same twice', () => {
    const box = createSecretBox([keyOf(1)])
    const sealed = box.seal('JBSWY3DP', 'codes of dana')
    expect(sealed).not.toContain('JBSWY3DP')
    expect(box.seal('JBSWY3DP', 'codes of dana')).not.toBe(sealed)
    expect(box.open(sealed, 'codes of dana')).toBe('JBSWY3DP')
    expect(() => box.open(sealed, 'codes of somebody else')).toThrow()
  })

  it('do not open once a sign of them was changed', () => {
    const box = createSecretBox([keyOf(1)])
    const [version, id, nonce, body] = box.seal('JBSWY3DP', 'x').split('.') as [string, string, string, string]
    const bytes = Buffer.from(body, 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(() => box.open([version, id, nonce, changed.toString('base64url')].join('.'), 'x')).toThrow()
    }
    expect(() => box.open([version, id, nonce, ''].join('.'), 'x')).toThrow()
  })

  it('outlive a new key, which seals from then on', () => {
    const before = createSecretBox([keyOf(1)])
    const sealed = before.seal('JBSWY3DP', 'x')
    const after = createSecretBox([keyOf(2), keyOf(1)])
    expect(after.open(sealed, 'x')).toBe('JBSWY3DP')
    expect([after.isOld(sealed), after.isOld(after.seal('x', 'x'))]).toEqual([true, false])
    expect(() => createSecretBox([keyOf(2)]).open(sealed, 'x')).toThrow(SealedUnderAnotherKey)
  })

  it.each([
    [Buffer.alloc(32, 9).toString('base64'), true],
    [Buffer.alloc(32, 9).toString('base64url'), true],
    [Buffer.alloc(31, 9).toString('base64'), false],
    ['a word', false],
    ['', false],
  ])('take %j for a key: %s', (text, good) => {
    expect(isSecretKey(text)).toBe(good)
  })
})

describe('hashed passwords', () => {
  it('are known by the password alone, with salt and cost beside them', async () => {
    const hash = await hashPassword('lantern orchard fifteen')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/)
    expect(await hashPassword('lantern orchard fifteen')).not.toBe(hash)
    expect(await isPassword('lantern orchard fifteen', hash, '127.0.0.1')).toBe(true)
    expect(await isPassword('lantern orchard fiften', hash, '127.0.0.1')).toBe(false)
    expect(await isPassword('lantern orchard fifteen', undefined, '127.0.0.1')).toBe(false)
    expect(await isPassword('', hash.replace('argon2id', 'argon2i'), '127.0.0.1')).toBe(false)
    expect(wasHashedOtherwise(hash)).toBe(false)
  })

  it('made at another cost are still known, and to be made again', async () => {
    const hash = await hashPassword('lantern orchard fifteen', { memory: 8192, passes: 1, parallelism: 1 })
    expect(await isPassword('lantern orchard fifteen', hash, '127.0.0.1')).toBe(true)
    expect(wasHashedOtherwise(hash)).toBe(true)
  })

  it('are of the text, however its accents are written', async () => {
    const hash = await hashPassword('caf\u00e9 lantern orchard')
    expect(await isPassword('cafe\u0301 lantern orchard', hash, '127.0.0.1')).toBe(true)
  })

  it('are worked out a few at a time; a flood is turned away', async () => {
    const hash = await hashPassword('x'.repeat(12), { memory: 64, passes: 1, parallelism: 1 })
    const tried = await Promise.allSettled(Array.from({ length: 60 }, () => isPassword('y', hash, '127.0.0.1')))
    const turnedAway = tried.filter(each => each.status === 'rejected')
    expect(turnedAway).toHaveLength(8)
    expect(turnedAway[0]).toMatchObject({ reason: { name: 'TooBusy', statusCode: 503 } })
  })
})
