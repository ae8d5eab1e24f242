import { createHash, hkdfSync, scryptSync } from 'node:crypto'

/** What a back-up is sealed under: 32 random bytes, or words that a key is made from. */
export type BackupSecret =
  | { readonly kind: 'key'; readonly bytes: Uint8Array }
  | { readonly kind: 'passphrase'; readonly words: string }

/** How a back-up says which key it needs: nothing by which the key could be guessed more easily than by trying it. */
export interface KeyAbout {
  readonly kind: BackupSecret['kind']
  /** The first half of a digest of the key, so that the right one is found among several. */
  readonly id: string
  /** How the key was made from the passphrase. */
  readonly scrypt?: {
    readonly salt: string
    readonly cost: number
    readonly blockSize: number
    readonly parallel: number
  }
}

/** 2^17 rounds of 8 blocks: 128 MB and about half a second for each guess. */
const usualScrypt = { cost: 131_072, blockSize: 8, parallel: 1 } as const
/** A header could ask for work without end. */
const mostCost = 1_048_576

const keyBytes = 32

/** A key written in base64; undefined where it is not 32 bytes. */
export function keyFrom(text: string): Uint8Array | undefined {
  const trimmed = text.trim()
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return undefined
  const bytes = Buffer.from(trimmed, 'base64')
  return bytes.length === keyBytes ? bytes : undefined
}

/** The key a secret stands for in a new back-up, and how a reader will find it again. */
export function keyOf(secret: BackupSecret, salt: Uint8Array): { readonly key: Uint8Array; readonly about: KeyAbout } {
  if (secret.kind === 'key') return { key: secret.bytes, about: { kind: 'key', id: idOf(secret.bytes) } }
  const scrypt = { salt: Buffer.from(salt).toString('base64'), ...usualScrypt }
  const key = stretched(secret.words, scrypt)
  return { key, about: { kind: 'passphrase', id: idOf(key), scrypt } }
}

/** The key of a back-up among the secrets given; undefined where none of them is it. */
export function findKey(about: KeyAbout, secrets: readonly BackupSecret[]): Uint8Array | undefined {
  for (const secret of secrets) {
    if (secret.kind !== about.kind) continue
    const key = secret.kind === 'key' ? secret.bytes : about.scrypt && stretched(secret.words, about.scrypt)
    if (key !== undefined && idOf(key) === about.id) return key
  }
  return undefined
}

/** A key for one file alone, so that no two files are ever sealed under the same. */
export function fileKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'sightline back-up 1', keyBytes))
}

function stretched(words: string, { salt, cost, blockSize, parallel }: NonNullable<KeyAbout['scrypt']>): Buffer {
  if (cost > mostCost || blockSize > 32 || parallel > 16) throw new RangeError('The back-up asks for too much work.')
  const maxmem = 256 * cost * blockSize
  return scryptSync(words.normalize('NFKC'), Buffer.from(salt, 'base64'), keyBytes, {
    N: cost,
    r: blockSize,
    p: parallel,
    maxmem,
  })
}

function idOf(key: Uint8Array): string {
  return createHash('sha256').update('sightline back-up key ').update(key).digest('hex').slice(0, 32)
}
