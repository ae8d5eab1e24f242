import { setTimeout as wait } from 'node:timers/promises'
import type { ReadModel, SingleChildren } from '../analysis/index.ts'
import type { Organisation } from '../domain/access/organisation.ts'
import { may } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import type { FamilyTies } from '../domain/record/families.ts'
import { type LocalMappings, rolesOf } from '../domain/record/local-mappings.ts'
import type { SetStandards } from '../domain/standards/local/set-standards.ts'
import type { ImportDesk } from '../rooms/imports/index.ts'
import type { RoomServices } from '../rooms/services.ts'
import { type Caseload, demonstrationPeople, otherDemonstrationPeople } from '../server/demonstration-people.ts'
import type { Jobs } from '../server/progress.ts'
import { databaseSessionRows } from '../server/session-rows.ts'
import { createSessions, type Sessions } from '../server/sessions.ts'
import type { LocalAccounts } from '../server/sign-in/index.ts'
import { logAccess } from '../store/access-log.ts'
import { readAuthorities } from '../store/authorities.ts'
import { countOtherRules } from '../store/derivations.ts'
import { readFamilyTies } from '../store/families.ts'
import type { Store } from '../store/index.ts'
import type { Decisions } from '../store/people/decisions.ts'
import { mayRead, readAs, type ScopedDb } from '../store/row-scope.ts'
import { caseloadsOn } from './caseloads.ts'
import { dataLineAt, type LastImports, returnsToldUntil } from './data-line.ts'
import { settleRecorded } from './intake/settle-recorded.ts'
import { OneAfterAnother } from './one-after-another.ts'
import { type Held, readHeld } from './read-held.ts'
import { loadModel, refreshModel } from './read-model.ts'
import { settleDemonstration } from './settle-demonstration.ts'
import { settleHolders } from './settle-holders.ts'
import { childFactsOf, hiddenFrom, singleChildrenOf } from './single-children.ts'
import { Standings } from './standings.ts'

/** How long somebody who recorded something waits for the numbers, in milliseconds. */
const patience = 2000
/** After how long it is tried again where the record could not be reached, in milliseconds. */
const againAfter = 10_000

/** What was put together before. */
interface Work {
  readonly desk: ImportDesk
  readonly jobs: Jobs
  /** Those of the record itself unless given. */
  readonly sessions?: Sessions
  readonly accounts?: LocalAccounts | undefined
  readonly sendsMail?: boolean
  /** Tells what is so now: the one that pages are shown by. */
  readonly clock: () => Date
  /** Its read model, where somebody has begun to load it. */
  readonly model?: Promise<ReadModel> | undefined
}

/** One authority as a server shows it: its read model, organisation and words, kept up with what is published. */
export class LiveAuthority implements RoomServices {
  readonly store: Store
  readonly authority: RoomServices['authority']
  readonly model: ReadModel
  readonly desk: ImportDesk
  readonly jobs: Jobs
  readonly sessions: Sessions
  readonly accounts: LocalAccounts | undefined
  readonly sendsMail: boolean
  #organisation: Organisation
  /** The same where nothing tells who holds whom: one object as long as it is the same, for others remember by it. */
  #withoutHolders: { readonly from: Organisation; readonly made: Organisation } | undefined
  #mappings: LocalMappings
  #standards: SetStandards
  #imports: LastImports
  #refreshing: Promise<void> = Promise.resolve()
  readonly #listeners = new Set<(version: number) => void>()
  readonly #standings: Standings
  readonly #staleAfterHours: number
  readonly #clock: () => Date
  readonly #taking = new OneAfterAnother(() => this.#takeInNow())
  #decisions: Decisions
  #lastBatch: number | undefined
  /** The data version of which everything has been taken up: what is read beside the children comes after them. */
  #heldVersion: number
  #again: NodeJS.Timeout | undefined
  #stopListening = async () => {}
  #isStopped = false
  /** The version in which recorded rows were taken in, until it is taken up and asked what it brings into use. */
  #takenIn: number | undefined
  #families: Promise<FamilyTies> | undefined

  private constructor(
    store: Store,
    authority: RoomServices['authority'],
    model: ReadModel,
    held: Held,
    { desk, jobs, sessions, accounts, sendsMail = false, clock }: Work,
    staleAfterHours: number,
  ) {
    this.#staleAfterHours = staleAfterHours
    this.#clock = clock
    this.#decisions = held.decisions
    this.#lastBatch = held.imports.lastBatch
    this.#heldVersion = model.version
    this.#standings = new Standings({
      store,
      authority: authority.id,
      model,
      organisation: () => this.#organisation,
      chairRoles: () => rolesOf(['reviewing officer', 'conference chair'], this.#mappings),
    })
    this.desk = desk
    this.jobs = jobs
    this.sessions =
      sessions ?? createSessions(databaseSessionRows(store.db, authority.id), { idleMinutes: 60, hours: 12 })
    this.accounts = accounts
    this.sendsMail = sendsMail
    this.store = store
    this.authority = authority
    this.model = model
    this.#organisation = held.organisation
    this.#mappings = held.mappings
    this.#standards = held.standards
    this.#imports = held.imports
  }

  /** Loads an authority and follows it from then on. */
  static async open(store: Store, id: string, staleAfterHours: number, work: Work): Promise<LiveAuthority> {
    const row = (await readAuthorities(store.db)).find(each => each.authority_id === id)
    const authority = { id, name: row?.name ?? id, synthetic: row?.synthetic ?? false }
    const model = await (work.model ?? loadModel(store, id))
    const held = await readHeld(store, id, work.clock())
    model.restrict(held.decisions.restricted)
    const live = new LiveAuthority(store, authority, model, held, work, staleAfterHours)
    await live.settleHolders()
    await live.#settleDemonstration()
    live.#stopListening = await store.listen(which => {
      if (which === id) live.#follow()
    })
    // What another server published meanwhile counts as told.
    await live.#follow()
    return live
  }

  /** Takes up what has been published since, after whatever is being taken up now. */
  #follow(): Promise<void> {
    const following = this.#refreshing.then(() => this.#takeUp())
    // Its failure is told to whoever waits for it; as there may be nobody, it is tried again without being asked.
    this.#refreshing = following.catch(() => this.#followAgain())
    return following
  }

  /** Follows no longer what is published. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#again)
    await this.#stopListening()
  }

  #followAgain(): void {
    if (this.#isStopped) return
    this.#again ??= setTimeout(() => {
      this.#again = undefined
      void this.#follow()
    }, againAfter).unref()
  }

  async #takeUp(): Promise<void> {
    await refreshModel(this.store, this.model)
    const { version } = this.model
    if (version === this.#heldVersion) return
    const held = await readHeld(this.store, this.authority.id, this.#clock())
    this.#decisions = held.decisions
    this.model.restrict(held.decisions.restricted)
    this.#standings.forget()
    this.#organisation = held.organisation
    this.#mappings = held.mappings
    this.#standards = held.standards
    this.#imports = held.imports
    if (held.imports.lastBatch !== this.#lastBatch) {
      this.#lastBatch = held.imports.lastBatch
      this.#readFamilies()
    }
    await this.#settleDemonstration()
    this.#heldVersion = version
    for (const each of this.#listeners) each(version)
  }

  async #settleDemonstration(): Promise<void> {
    if (!this.authority.synthetic) return
    const people = [
      ...demonstrationPeople(this.#organisation, this.authority.id, this.caseloads()),
      ...otherDemonstrationPeople(this.authority.id),
    ]
    await settleDemonstration(this.store, this.authority.id, people, this.#clock(), this.#someChildren(5))
    this.#standings.forget()
  }

  /** The first few open children that are not restricted. */
  #someChildren(count: number): string[] {
    const { status } = this.model.on(englandDay(this.#clock()))
    const open = this.model.children.filter((id, child) => status[child] !== 0 && !this.#decisions.restricted.has(id))
    return open.sort().slice(0, count)
  }

  organisation(): Organisation {
    // Of yearly returns only the newest 903 names workers, and those of children in care alone.
    if (this.coverage().has('involvements') && this.toldUntil().length === 0) return this.#organisation
    if (this.#withoutHolders?.from !== this.#organisation)
      this.#withoutHolders = { from: this.#organisation, made: { ...this.#organisation, holdersUnknown: true } }
    return this.#withoutHolders.made
  }

  mappings(): LocalMappings {
    return this.#mappings
  }

  standards(): SetStandards {
    return this.#standards
  }

  coverage() {
    return this.model.coverage
  }

  toldUntil() {
    return returnsToldUntil(this.#imports)
  }

  dataVersion(): number {
    return this.model.version
  }

  dataLine(principal: Principal): ReturnType<RoomServices['dataLine']> {
    const { attention, ...line } = dataLineAt(this.#imports, this.model.version, this.#clock(), this.#staleAfterHours)
    return may(principal, 'see-imports') ? { ...line, attention } : line
  }

  onVersion(listener: (version: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async childFacts(childId: string) {
    return childFactsOf(childId, this.model, this.#decisions, this.#clock())
  }

  standing(principal: Principal, at: Date): Promise<Principal | undefined> {
    return this.#standings.principal(principal.id, at)
  }

  standingOf(personId: string, at: Date): Promise<Principal | undefined> {
    return this.#standings.principalAway(personId, at)
  }

  async readAs<T>(principal: Principal, work: (db: ScopedDb) => Promise<T>): Promise<T> {
    return readAs(this.store, await this.#standings.rows(principal.id, this.#clock()), work)
  }

  mayRead(principal: Principal, childId: string): Promise<boolean> {
    return this.readAs(principal, db => mayRead(db, this.authority.id, childId))
  }

  singleChildren({ id }: Principal): SingleChildren {
    return singleChildrenOf(id, this.#decisions, this.#clock())
  }

  hiddenFrom({ id }: Principal): ReadonlySet<string> {
    return hiddenFrom(id, this.#decisions)
  }

  familyTies(): Promise<FamilyTies> {
    return this.#families ?? this.#readFamilies()
  }

  /** Only an import changes them, so they are read ahead of whoever asks, once for each. */
  #readFamilies(): Promise<FamilyTies> {
    const reading = readFamilyTies(this.store.db, this.authority.id)
    this.#families = reading
    reading.catch(() => {
      if (this.#families === reading) this.#families = undefined
    })
    return reading
  }

  /** Asks anew how people stand, as another process's decision makes this one do within ten seconds. */
  forgetStandings(): void {
    this.#standings.forget()
  }

  async upTo(version: number): Promise<void> {
    if (this.#heldVersion < version) await this.#follow()
  }

  async takeIn(): Promise<void> {
    // What was recorded stands; that the numbers cannot follow now is no reason to tell its writer it failed.
    const taken = this.#taking.next().catch(() => void setTimeout(() => void this.takeIn(), againAfter).unref())
    await Promise.race([taken, wait(patience)])
  }

  async #takeInNow(): Promise<void> {
    const { store, authority } = this
    const { version, rules } = await settleRecorded(store, authority.id, this.#clock())
    // Where what follows fails, the next attempt finds nothing that waits, and has it still to do.
    this.#takenIn = version ?? this.#takenIn
    if (this.#takenIn === undefined) return
    await this.upTo(this.#takenIn)
    // The first of its kind brings standards into use, for every child.
    if ((await countOtherRules(store.db, authority.id, rules)) > 0) this.desk.deriveAgain('standards changed')
    this.#takenIn = undefined
  }

  /** Brings who holds whom, as it stands beside the rows, up to today. Whoever serves does so every day. */
  async settleHolders(): Promise<void> {
    const published = await settleHolders(this.store, this.model, englandDay(this.#clock()))
    if (published <= this.model.version) return
    await this.upTo(published)
    await this.settleHolders()
  }

  async recordAccess(entries: Parameters<RoomServices['recordAccess']>[0]): Promise<void> {
    await logAccess(this.store.db, this.authority.id, entries)
  }

  caseloads(): readonly Caseload[] {
    return caseloadsOn(this.model, englandDay(this.#clock()))
  }
}
