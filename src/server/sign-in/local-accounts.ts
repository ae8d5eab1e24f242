import { passwordProblem } from '../../domain/access/passwords.ts'
import { logChange } from '../../store/change-log.ts'
import { findByEmail } from '../../store/people/identities.ts'
import {
  countRecoveryCodes,
  readLocalAccount,
  replaceRecoveryCodes,
  setCodeSecret,
  setPasswordHash,
  takeRecoveryCode,
  takeTimeStep,
} from '../../store/people/local-accounts.ts'
import { type Person, readPerson } from '../../store/people/people.ts'
import { type GoodLink, readLink, useLink } from '../../store/people/sign-in-links.ts'
import type { Db, Store } from '../../store/store.ts'
import { hashPassword, isPassword, wasHashedOtherwise } from '../passwords.ts'
import type { SecretBox } from '../secret-box.ts'
import { type About, type Attempts, createAttempts } from './attempts.ts'
import { digestOfRecoveryCode, newRecoveryCodes, plainCode, stepOfCode } from './codes.ts'
import { commonPasswords } from './common-passwords.ts'

/** Where an attempt comes from, and when. */
export interface Attempt {
  readonly address: string
  readonly at: Date
}

/** An attempt that was not taken: why is for the access log, never for the page. */
export interface Refused {
  readonly taken: false
  readonly because: string
  /** The person it was about, where there is one. */
  readonly personId?: string | undefined
  /** No attempt is taken before. */
  readonly lockedUntil?: Date | undefined
}

/** Somebody whose password was right. Nothing is open to them yet. */
export interface PasswordTaken {
  readonly taken: true
  readonly personId: string
  /** Their one-time codes are set up: ask for one. Else they are to be set up now. */
  readonly hasCodes: boolean
}

export interface CodeTaken {
  readonly taken: true
  readonly because: 'one-time code' | 'recovery code'
}

/** Accounts with a password and one-time codes, kept in the record. Every change of them is on the change log. */
export interface LocalAccounts {
  tryPassword(given: { email: string; password: string } & Attempt): Promise<PasswordTaken | Refused>
  /** Takes a one-time code or a recovery code, once. */
  tryCode(personId: string, code: string, attempt: Attempt): Promise<CodeTaken | Refused>
  /** Whether a password is somebody's, asked of a person who is signed in. Counts as an attempt. */
  isOwnPassword(personId: string, password: string, attempt: Attempt): Promise<boolean>
  link(token: string, at: Date): Promise<(GoodLink & { readonly person: Person }) | undefined>
  /** What is wrong with a password for somebody; undefined where nothing is. */
  problemWith(password: string, person: Pick<Person, 'name' | 'email'>): Promise<string | undefined>
  /** Uses a link to set a password. False where the link was used meanwhile. */
  setByLink(token: string, link: GoodLink, password: string, at: Date): Promise<boolean>
  changePassword(personId: string, password: string, at: Date): Promise<void>
  /** Sets up one-time codes with a secret the person has shown to have; answers new recovery codes, told once. */
  setUpCodes(personId: string, secret: string, step: number, at: Date): Promise<string[]>
  newRecoveryCodes(personId: string, at: Date): Promise<string[]>
  /** How somebody's account stands; undefined where they have none. */
  standing(personId: string): Promise<LocalStanding | undefined>
  person(personId: string): Promise<Person | undefined>
  readonly box: SecretBox
}

export interface LocalStanding {
  readonly passwordAt: Date | undefined
  readonly codesAt: Date | undefined
  readonly recoveryCodes: number
}

export function createLocalAccounts(store: Store, authority: string, box: SecretBox): LocalAccounts {
  const attempts: Attempts = createAttempts(store, authority)
  const { db } = store
  const aboutCodes = (personId: string) => `one-time codes of ${authority} ${personId}`
  /** The account a guess at a password counts against: the address as typed, which is the person's where there is one. */
  const passwordOf = (person: Person): About => ({ account: person.email ?? person.person_id, of: 'password' })

  async function keepPassword(trx: Db, personId: string, password: string, at: Date, event: string): Promise<void> {
    await setPasswordHash(trx, authority, personId, { hash: await hashPassword(password), at })
    await logChange(trx, authority, { at, principal: personId, event, subject: personId })
  }

  async function keepRecoveryCodes(trx: Db, personId: string, at: Date): Promise<string[]> {
    const codes = newRecoveryCodes()
    await replaceRecoveryCodes(trx, authority, personId, { digests: codes.map(digestOfRecoveryCode), at })
    await logChange(trx, authority, { at, principal: personId, event: 'recovery codes made', subject: personId })
    return codes
  }

  async function refused(about: About, { address, at }: Attempt, why: Omit<Refused, 'taken'>): Promise<Refused> {
    const lockedUntil = await attempts.failed(about, address, at)
    const because =
      lockedUntil === undefined ? why.because : `${why.because}; locked out until ${lockedUntil.toISOString()}`
    return { taken: false, ...why, because, lockedUntil }
  }

  return {
    box,
    person: personId => readPerson(db, authority, personId),
    async tryPassword({ email, password, address, at }) {
      const about: About = { account: email, of: 'password' }
      const wait = await attempts.begin(about, address, at)
      const person = await findByEmail(db, authority, email)
      const account = person && (await readLocalAccount(db, authority, person.person_id))
      const hash = account?.password_hash ?? undefined
      const personId = person?.person_id
      // No work for an address that may not try at all: that tells of no account.
      const right = wait?.of === 'address' ? false : await isPassword(password, hash, address)
      // Else worked out whatever is known already: the answer takes as long for an account that is locked or is not there.
      if (wait !== undefined) return { taken: false, personId, because: 'locked out', lockedUntil: wait.until }
      if (person === undefined) return refused(about, { address, at }, { because: 'no such account' })
      if (!right) return refused(about, { address, at }, { personId, because: 'wrong password' })
      if (person.disabled_at !== null) return refused(about, { address, at }, { personId, because: 'account closed' })
      await attempts.passed(about)
      if (hash !== undefined && wasHashedOtherwise(hash)) {
        await setPasswordHash(db, authority, person.person_id, {
          hash: await hashPassword(password),
          at: account?.password_at ?? at,
        })
      }
      return { taken: true, personId: person.person_id, hasCodes: account?.code_secret != null }
    },
    async tryCode(personId, typed, { address, at }) {
      const person = await readPerson(db, authority, personId)
      const account = await readLocalAccount(db, authority, personId)
      if (person === undefined || person.disabled_at !== null || account?.code_secret == null) {
        return { taken: false, personId, because: 'account closed' }
      }
      const about: About = { account: personId, of: 'code' }
      const wait = await attempts.begin(about, address, at)
      if (wait !== undefined) return { taken: false, personId, because: 'locked out', lockedUntil: wait.until }
      const code = plainCode(typed)
      if (!/^\d{6}$/.test(code)) {
        const taken = await takeRecoveryCode(db, authority, personId, { digest: digestOfRecoveryCode(typed), at })
        if (!taken) return refused(about, { address, at }, { personId, because: 'wrong recovery code' })
        await attempts.passed(about)
        await logChange(db, authority, { at, principal: personId, event: 'recovery code used', subject: personId })
        return { taken: true, because: 'recovery code' }
      }
      const secret = box.open(account.code_secret, aboutCodes(personId))
      const step = await stepOfCode(secret, code, at)
      if (step === undefined) return refused(about, { address, at }, { personId, because: 'wrong one-time code' })
      if (!(await takeTimeStep(db, authority, personId, step))) {
        return refused(about, { address, at }, { personId, because: 'one-time code used before' })
      }
      await attempts.passed(about)
      if (box.isOld(account.code_secret)) {
        await setCodeSecret(db, authority, personId, {
          secret: box.seal(secret, aboutCodes(personId)),
          at: account.code_at ?? at,
        })
      }
      return { taken: true, because: 'one-time code' }
    },
    async isOwnPassword(personId, password, { address, at }) {
      const person = await readPerson(db, authority, personId)
      const account = await readLocalAccount(db, authority, personId)
      if (person === undefined || account === undefined) return false
      const about = passwordOf(person)
      // Nobody is told here by how long it takes: it is their own account.
      if ((await attempts.begin(about, address, at)) !== undefined) return false
      const right = await isPassword(password, account.password_hash ?? undefined, address)
      if (right) await attempts.passed(about)
      else await attempts.failed(about, address, at)
      return right
    },
    async link(token, at) {
      const link = await readLink(db, authority, token, at)
      const person = link && (await readPerson(db, authority, link.personId))
      return link && person && person.disabled_at === null && person.email !== null ? { ...link, person } : undefined
    },
    async problemWith(password, { name, email }) {
      const common = await commonPasswords()
      return passwordProblem(password, { name, email: email ?? '' }, text => common.has(text))
    },
    setByLink(token, { personId, kind }, password, at) {
      return store.transaction(async trx => {
        if (!(await useLink(trx, authority, token, at))) return false
        await keepPassword(trx, personId, password, at, kind === 'reset' ? 'password reset' : 'password chosen')
        // Whoever is invited begins from nothing: a lost phone, or a phone somebody else has, counts no more.
        if (kind === 'invitation') {
          await setCodeSecret(trx, authority, personId, { secret: undefined, at })
          await replaceRecoveryCodes(trx, authority, personId, { digests: [], at })
        }
        return true
      })
    },
    async changePassword(personId, password, at) {
      await store.transaction(trx => keepPassword(trx, personId, password, at, 'password changed'))
    },
    setUpCodes(personId, secret, step, at) {
      return store.transaction(async trx => {
        await setCodeSecret(trx, authority, personId, { secret: box.seal(secret, aboutCodes(personId)), at })
        await takeTimeStep(trx, authority, personId, step)
        await logChange(trx, authority, { at, principal: personId, event: 'second factor set up', subject: personId })
        return keepRecoveryCodes(trx, personId, at)
      })
    },
    newRecoveryCodes: (personId, at) => store.transaction(trx => keepRecoveryCodes(trx, personId, at)),
    async standing(personId) {
      const account = await readLocalAccount(db, authority, personId)
      if (account?.password_hash == null) return undefined
      return {
        passwordAt: account.password_at ?? undefined,
        codesAt: account.code_at ?? undefined,
        recoveryCodes: await countRecoveryCodes(db, authority, personId),
      }
    },
  }
}
