import { keepStep, readStep, takeStep } from '../../store/people/sign-in-steps.ts'
import type { SignInStepTable } from '../../store/people/sign-in-tables.ts'
import type { Db } from '../../store/store.ts'
import { digestOf } from '../sessions.ts'

type Kind = SignInStepTable['kind']

const lasts = 10 * 60_000

/** Where people are on the way in, each bound to the browser they are in by its form token; good for ten minutes. */
export interface Steps {
  keep(kind: Kind, browser: string, data: Record<string, unknown>, at: Date): Promise<void>
  read(kind: Kind, browser: string, at: Date): Promise<Record<string, unknown> | undefined>
  /** Takes it out: it is good once. */
  take(kind: Kind, browser: string, at: Date): Promise<Record<string, unknown> | undefined>
}

export function createSteps(db: Db, authority: string): Steps {
  const digest = (kind: Kind, browser: string) => digestOf(`${kind}:${browser}`)
  return {
    async keep(kind, browser, data, at) {
      const expiresAt = new Date(at.getTime() + lasts)
      await keepStep(db, authority, { digest: digest(kind, browser), kind, data, expiresAt, at })
    },
    read: (kind, browser, at) => readStep(db, authority, { digest: digest(kind, browser), kind, at }),
    take: (kind, browser, at) => takeStep(db, authority, { digest: digest(kind, browser), kind, at }),
  }
}
