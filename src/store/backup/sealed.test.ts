import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type BackupSecret, keyFrom } from './key.ts'
import { BackupUnreadable, opened, sealed } from './sealed.ts'

const secret: BackupSecret = { kind: 'key', bytes: randomBytes(32) }
const about = { made: '2026-11-24T09:00:00.000Z', sightline: '0', authorities: [], withFiles: false } as const
const piece = 262_144 + 16

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const each of content) parts.push(each)
  return Buffer.concat(parts)
}

async function open(file: Uint8Array, secrets: readonly BackupSecret[] = [secret], size = 60_001): Promise<Buffer> {
  return all((await opened(inChunks(file, size), secrets)).content)
}

const seal = (content: Uint8Array, under: BackupSecret = secret, size = 50_000) =>
  all(sealed(about, under, inChunks(content, size)))

describe('what is sealed', () => {
  it.each([0, 1, 262_143, 262_144, 262_145, 524_288, 700_000])('%d bytes open again as they were', async length => {
    const content = randomBytes(length)
    const file = await seal(content)
    expect((await open(file)).equals(content)).toBe(true)
    expect((await open(file, [secret], 1_000_000)).equals(content)).toBe(true)
    if (length > 8) expect(file.includes(content.subarray(0, 8))).toBe(false)
  })

  it('is never sealed alike twice', async () => {
    const [one, two] = [await seal(Buffer.alloc(1000)), await seal(Buffer.alloc(1000))]
    expect(one.subarray(-1000).equals(two.subarray(-1000))).toBe(false)
  })

  it('opens no more once anything about it has changed', async () => {
    const file = await seal(randomBytes(700_000))
    const other = await seal(randomBytes(700_000))
    const start = file.indexOf(10) + 1
    const flipped = (at: number) => {
      const changed = Buffer.from(file)
      changed[at]! ^= 1
      return changed
    }
    const pieces = [0, 1, 2].map(at => file.subarray(start + at * piece, start + (at + 1) * piece)) as [
      Buffer,
      Buffer,
      Buffer,
    ]
    const head = file.subarray(0, start)
    const damaged: Record<string, Buffer> = {
      'a bit of the first piece': flipped(start),
      'a bit in the middle': flipped(start + piece + 1000),
      'a bit of the last tag': flipped(file.length - 1),
      'the last byte gone': file.subarray(0, -1),
      'the last piece gone': file.subarray(0, start + 2 * piece),
      'all but the header gone': head,
      'a byte more': Buffer.concat([file, Buffer.alloc(1)]),
      'a piece left out': Buffer.concat([head, pieces[0], pieces[2]]),
      'two pieces exchanged': Buffer.concat([head, pieces[1], pieces[0], pieces[2]]),
      'the content of another file': Buffer.concat([head, other.subarray(other.indexOf(10) + 1)]),
      'another word in the header': Buffer.from(file.toString('latin1').replace('2026', '2027'), 'latin1'),
      'no header': file.subarray(start),
      nothing: Buffer.alloc(0),
    }
    for (const [name, bytes] of Object.entries(damaged)) {
      await expect(open(bytes), name).rejects.toThrow(BackupUnreadable)
    }
  })

  it('opens under its own key only, found among those given', async () => {
    const next: BackupSecret = { kind: 'key', bytes: randomBytes(32) }
    const content = Buffer.from('a record')
    const [before, after] = [await seal(content), await seal(content, next)]
    for (const file of [before, after]) expect((await open(file, [next, secret])).equals(content)).toBe(true)
    await expect(open(before, [next])).rejects.toThrow(/needs another key: the one with the id [0-9a-f]{8}/)
  })

  it('opens under the words that were its key, and no others', async () => {
    const words = { kind: 'passphrase', words: 'a long enough way of saying it' } as const
    const content = Buffer.from('a record')
    const file = await seal(content, words)
    expect(file.includes('long enough')).toBe(false)
    expect((await open(file, [words])).equals(content)).toBe(true)
    await expect(open(file, [{ kind: 'passphrase', words: 'another long way of saying it' }])).rejects.toThrow(
      /needs another passphrase/,
    )
    const greedy = Buffer.from(file.toString('latin1').replace('"cost":131072', '"cost":131072000'), 'latin1')
    await expect(open(greedy, [words])).rejects.toThrow('too much work')
  })
})

describe('a key as text', () => {
  it('is 32 bytes in base64, either alphabet', () => {
    const bytes = Buffer.alloc(32, 0xfb)
    expect(keyFrom(` ${bytes.toString('base64')}\n`)).toEqual(bytes)
    expect(keyFrom(bytes.toString('base64url'))).toEqual(bytes)
  })

  it.each([
    '',
    'hunter2',
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
    `${'A'.repeat(42)}!=`,
  ])('is not %j', text => {
    expect(keyFrom(text)).toBeUndefined()
  })
})
