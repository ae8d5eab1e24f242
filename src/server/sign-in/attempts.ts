import { createHash } from 'node:crypto'
import { addFailure, clearAttempts, lockUntil, readAttempts } from '../../store/people/sign-in-attempts.ts'
import type { Store } from '../../store/store.ts'

const minute = 60_000

interface Rule {
  /** Failures in a row that are let pass. */
  readonly free: number
  /** Failures older than this are forgotten, in minutes. */
  readonly remembered: number
}

const ofAccount: Rule = { free: 5, remembered: 24 * 60 }
/** A whole council may be behind one address: only guessing across accounts comes to so many. */
const ofAddress: Rule = { free: 100, remembered: 60 }
/** The longest wait, in minutes: long enough to make guessing hopeless, short enough not to keep the owner out. */
const longest = 15

/** What is guessed at: each is counted by itself, so that a right password forgives no guess at a code. */
export type Guessed = 'password' | 'code'

/** Whose secret an attempt is at, and which. */
export interface About {
  readonly account: string
  readonly of: Guessed
}

/** Guesses at accounts, counted so that each takes longer than the one before. */
export interface Attempts {
  /**
   * Counts an attempt before it is looked at. Answers until when none is taken, where that is so: whoever the account
   * belongs to, and whether there is such an account or not.
   */
  begin(about: About, address: string, at: Date): Promise<Date | undefined>
  /** The attempt was wrong; answers how long the account must now wait. */
  failed(about: About, address: string, at: Date): Promise<Date | undefined>
  /** The attempt was right: guesses at this of the account begin anew. */
  passed(about: About): Promise<void>
}

/** Attempts as the record counts them, so that no restart and no second server gives more guesses. */
export function createAttempts(store: Pick<Store, 'db' | 'transaction'>, authority: string): Attempts {
  const count = (key: string, { free, remembered }: Rule, at: Date) =>
    store.transaction(async trx => {
      const since = new Date(at.getTime() - remembered * minute)
      const { failures, lockedUntil: before } = await addFailure(trx, authority, key, { at, since })
      if (failures >= free) await lockUntil(trx, authority, key, new Date(at.getTime() + waitAfter(failures - free)))
      return before
    })
  const lockedUntil = async (key: string, at: Date) => {
    const until = (await readAttempts(store.db, authority, key))?.lockedUntil
    return until !== undefined && until > at ? until : undefined
  }
  return {
    async begin(about, address, at) {
      const locked = (await lockedUntil(keyOf('address', address), at)) ?? (await lockedUntil(keyFor(about), at))
      if (locked !== undefined) return locked
      // Counted first and forgiven afterwards: attempts that come together cannot all pass before one is counted.
      const until = await count(keyFor(about), ofAccount, at)
      return until !== undefined && until > at ? until : undefined
    },
    async failed(about, address, at) {
      await count(keyOf('address', address), ofAddress, at)
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
