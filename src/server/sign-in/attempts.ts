import { createHash } from 'node:crypto'
import { addFailure, clearAttempts, lockUntil, readAttempts, readSince } from '../../store/people/sign-in-attempts.ts'
import type { Store } from '../../store/store.ts'

const minute = 60_000

/** Failures in a row that are let pass, and after how many minutes without any they are forgotten. */
const ofAccount = { free: 5, remembered: 24 * 60 }
/**
 * Failures of one address in so many minutes. A whole council may be behind it: where a third of 500 people mistype in
 * the same ten minutes it is still let be. The wait is no longer than it takes for the earliest to be over, so that one
 * person who guesses keeps nobody else out for longer than they go on.
 */
const ofAddress = { free: 150, within: 10 }
/** The longest wait, in minutes: long enough to make guessing hopeless, short enough not to keep the owner out. */
const longest = 15

/** What is guessed at: each is counted by itself, so that a right password forgives no guess at a code. */
export type Guessed = 'password' | 'code'

/** Whose secret an attempt is at, and which. */
export interface About {
  readonly account: string
  readonly of: Guessed
}

/** Until when no attempt is taken, and of whom: of one account, or of a whole address. */
export interface Wait {
  readonly until: Date
  readonly of: 'account' | 'address'
}

/** Guesses at accounts, counted so that each takes longer than the one before. */
export interface Attempts {
  /**
   * Counts an attempt before it is looked at. Answers until when none is taken, where that is so: whoever the account
   * belongs to, and whether there is such an account or not.
   */
  begin(about: About, address: string, at: Date): Promise<Wait | undefined>
  /** The attempt was wrong; answers how long the account must now wait. */
  failed(about: About, address: string, at: Date): Promise<Date | undefined>
  /** The attempt was right: guesses at this of the account begin anew. */
  passed(about: About): Promise<void>
}

/** Attempts as the record counts them, so that no restart and no second server gives more guesses. */
export function createAttempts(store: Pick<Store, 'db' | 'transaction'>, authority: string): Attempts {
  const count = (key: string, at: Date) =>
    store.transaction(async trx => {
      const { free, remembered } = ofAccount
      const since = new Date(at.getTime() - remembered * minute)
      const { failures, lockedUntil: before } = await addFailure(trx, authority, key, { at, since })
      if (failures >= free) await lockUntil(trx, authority, key, new Date(at.getTime() + waitAfter(failures - free)))
      return before
    })
  const lockedUntil = async (key: string, at: Date) => {
    const until = (await readAttempts(store.db, authority, key))?.lockedUntil
    return until !== undefined && until > at ? until : undefined
  }
  const beginningAt = (at: Date) => new Date(at.getTime() - ofAddress.within * minute)
  /** Minute by minute, so that what is over drops out by itself however much comes after it. */
  const countOfAddress = (address: string, at: Date) => {
    const key = `${keyOf('address', address)}:${Math.floor(at.getTime() / minute)}`
    return store.transaction(trx => addFailure(trx, authority, key, { at, since: beginningAt(at) }))
  }
  const addressWaitsUntil = async (address: string, at: Date) => {
    const minutes = await readSince(store.db, authority, `${keyOf('address', address)}:`, beginningAt(at))
    let failures = minutes.reduce((sum, each) => sum + each.failures, 0)
    // The wait ends with the first minute without which they are few enough.
    const last = minutes.find(each => {
      if (failures < ofAddress.free) return false
      failures -= each.failures
      return failures < ofAddress.free
    })
    return last && new Date(last.lastAt.getTime() + ofAddress.within * minute)
  }
  return {
    async begin(about, address, at) {
      const ofAll = await addressWaitsUntil(address, at)
      if (ofAll !== undefined) return { until: ofAll, of: 'address' }
      const locked = await lockedUntil(keyFor(about), at)
      if (locked !== undefined) return { until: locked, of: 'account' }
      // Counted first and forgiven afterwards: attempts that come together cannot all pass before one is counted.
      const until = await count(keyFor(about), at)
      return until !== undefined && until > at ? { until, of: 'account' } : undefined
    },
    async failed(about, address, at) {
      await countOfAddress(address, at)
      return lockedUntil(keyFor(about), at)
    },
    passed: about => clearAttempts(store.db, authority, keyFor(about)),
  }
}

/** A minute, then two, four, eight, at most fifteen: in milliseconds. */
function waitAfter(more: number): number {
  return Math.min(longest, 2 ** Math.min(more, 10)) * minute
}

function keyFor({ account, of }: About): string {
  return keyOf(of === 'code' ? 'code' : 'account', account)
}

/** Kept as a digest: what somebody typed may be a password in the wrong field. */
function keyOf(kind: 'account' | 'code' | 'address', text: string): string {
  return `${kind}:${createHash('sha256').update(text.trim().toLowerCase()).digest('hex')}`
}
