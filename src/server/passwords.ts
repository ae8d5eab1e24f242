import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { createFairTurns, TooManyWait } from './fair-turns.ts'

interface Cost {
  /** In KiB. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** What a guess costs: the least that OWASP's Password Storage Cheat Sheet advises for argon2id, so that few can sign in at once. */
const usual: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const length = 32
/** Hashes worked out at the same time, and those that may wait: a flood of attempts leaves the server its memory, and others their turn. */
const turns = createFairTurns(2, 50)
/** Whose turn a password takes that somebody who may do so has chosen. */
const chosen = 'chosen'

/** More people are signing in than can be seen to. */
class TooBusy extends Error {
  override readonly name = 'TooBusy'
  readonly statusCode = 503
}

/** A password's hash with salt and parameters, as "$argon2id$v=19$m=...": fit to be kept. */
export async function hashPassword(password: string, cost: Cost = usual): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost, chosen)
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`
}

/**
 * Whether a password is the one hashed. Without a hash it takes as long and is false, so that time does not tell who has
 * an account. `from` is the address that asks: each waits its turn among the others.
 */
export async function isPassword(password: string, hash: string | undefined, from: string): Promise<boolean> {
  const held = hash === undefined ? undefined : partsOf(hash)
  const { cost, salt, digest } = held ?? { cost: usual, salt: Buffer.alloc(16), digest: Buffer.alloc(length) }
  const same = timingSafeEqual(await derive(password, salt, cost, `address ${from}`), digest)
  return held !== undefined && same
}

/** Whether a hash was made at another cost than is usual now: hash again when the password is next at hand. */
export function wasHashedOtherwise(hash: string): boolean {
  const cost = partsOf(hash)?.cost
  return (
    cost === undefined ||
    cost.memory !== usual.memory ||
    cost.passes !== usual.passes ||
    cost.parallelism !== usual.parallelism
  )
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{43})$/

function partsOf(hash: string): { cost: Cost; salt: Buffer; digest: Buffer } | undefined {
  const found = form.exec(hash)
  if (found === null) return undefined
  const [, memory, passes, parallelism, salt, digest] = found as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    digest: Buffer.from(digest, 'base64'),
  }
}

async function derive(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Cost,
  from: string,
): Promise<Buffer> {
  // One way of writing an accent is as good as another.
  const message = password.normalize('NFKC')
  try {
    return await turns(
      from,
      () =>
        new Promise<Buffer>((resolve, reject) =>
          argon2('argon2id', { message, nonce, parallelism, tagLength: length, memory, passes }, (error, hash) =>
            error ? reject(error) : resolve(hash),
          ),
        ),
    )
  } catch (error) {
    throw error instanceof TooManyWait ? new TooBusy('Too many people are signing in at once.') : error
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
