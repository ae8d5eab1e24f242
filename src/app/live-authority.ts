import type { ReadModel } from '../analysis/index.ts'
import type { Organisation } from '../domain/access/organisation.ts'
import { may } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import { longDate } from '../domain/calendar/wording.ts'
import type { LocalMappings } from '../domain/record/local-mappings.ts'
import type { ImportDesk } from '../rooms/imports/index.ts'
import type { RoomServices } from '../rooms/services.ts'
import type { Caseload } from '../server/demonstration-people.ts'
import { englandDay } from '../server/england-day.ts'
import type { Jobs } from '../server/progress.ts'
import { logAccess } from '../store/access-log.ts'
import { readAuthorities } from '../store/authorities.ts'
import { listBatches } from '../store/batches.ts'
import type { Store } from '../store/index.ts'
import { countIssues } from '../store/issues.ts'
import { mappingsOf } from './intake/understanding.ts'
import { loadModel, loadOrganisation, refreshModel } from './workplace.ts'

type DataLine = ReturnType<RoomServices['dataLine']>

/** One authority as a server shows it: its read model, organisation and words, kept up with what is published. */
export class LiveAuthority implements RoomServices {
  readonly store: Store
  readonly authority: RoomServices['authority']
  readonly model: ReadModel
  readonly desk: ImportDesk
  readonly jobs: Jobs
  #organisation: Organisation
  #mappings: LocalMappings
  #dataLine: DataLine
  #refreshing: Promise<void> = Promise.resolve()
  readonly #listeners = new Set<(version: number) => void>()

  private constructor(
    store: Store,
    authority: RoomServices['authority'],
    model: ReadModel,
    held: { organisation: Organisation; mappings: LocalMappings; dataLine: DataLine },
    { desk, jobs }: { desk: ImportDesk; jobs: Jobs },
  ) {
    this.desk = desk
    this.jobs = jobs
    this.store = store
    this.authority = authority
    this.model = model
    this.#organisation = held.organisation
    this.#mappings = held.mappings
    this.#dataLine = held.dataLine
  }

  /** Loads an authority and follows it from then on. */
  static async open(
    store: Store,
    id: string,
    staleAfterHours: number,
    work: { desk: ImportDesk; jobs: Jobs },
  ): Promise<LiveAuthority> {
    const row = (await readAuthorities(store.db)).find(each => each.authority_id === id)
    const authority = { id, name: row?.name ?? id, synthetic: row?.synthetic ?? false }
    const model = await loadModel(store, id)
    const held = await readHeld(store, id, model.version, staleAfterHours)
    const live = new LiveAuthority(store, authority, model, held, work)
    await store.listen(which => {
      if (which === id) live.#refreshing = live.#refreshing.then(() => live.#follow(staleAfterHours))
    })
    return live
  }

  async #follow(staleAfterHours: number): Promise<void> {
    if (!(await refreshModel(this.store, this.model))) return
    const held = await readHeld(this.store, this.authority.id, this.model.version, staleAfterHours)
    this.#organisation = held.organisation
    this.#mappings = held.mappings
    this.#dataLine = held.dataLine
    for (const each of this.#listeners) each(this.model.version)
  }

  organisation(): Organisation {
    return this.#organisation
  }

  mappings(): LocalMappings {
    return this.#mappings
  }

  coverage() {
    return this.model.coverage
  }

  dataVersion(): number {
    return this.model.version
  }

  dataLine(principal: Principal): DataLine {
    const { attention, ...line } = this.#dataLine ?? { version: this.model.version, source: '' }
    return may(principal, 'see-imports') ? { ...line, attention } : line
  }

  onVersion(listener: (version: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async childFacts(childId: string) {
    const number = this.model.numberOf(childId)
    if (number === undefined) return undefined
    const today = this.model.on(englandDay(new Date()))
    return {
      worker: this.model.workers.texts[today.worker[number]!],
      unit: this.model.units.texts[today.unit[number]!],
    }
  }

  async recordAccess(entries: Parameters<RoomServices['recordAccess']>[0]): Promise<void> {
    await logAccess(this.store.db, this.authority.id, entries)
  }

  caseloads(): readonly Caseload[] {
    const { worker, unit } = this.model.on(englandDay(new Date()))
    const counts = new Map<string, { worker: string; unit: string | undefined; children: number }>()
    for (let child = 0; child < worker.length; child++) {
      const id = this.model.workers.texts[worker[child]!]
      if (id === undefined) continue
      const unitId = this.model.units.texts[unit[child]!]
      const key = `${id} ${unitId ?? ''}`
      const held = counts.get(key)
      if (held) held.children++
      else counts.set(key, { worker: id, unit: unitId, children: 1 })
    }
    return [...counts.values()]
  }
}

async function readHeld(store: Store, id: string, version: number, staleAfterHours: number) {
  const [organisation, mappings, batches] = await Promise.all([
    loadOrganisation(store, id),
    mappingsOf(store.db, id),
    listBatches(store.db, id, 20),
  ])
  const last = batches.find(each => each.state === 'published')
  const issues = last === undefined ? [] : await countIssues(store.db, id, last.batch)
  const count = issues.filter(each => each.severity !== 'note').reduce((sum, each) => sum + Number(each.issues), 0)
  const at = last?.finished_at ?? undefined
  const old = at !== undefined && Date.now() - at.getTime() > staleAfterHours * 3_600_000
  const source = at === undefined ? 'Nothing has been imported yet' : `Case system extract of ${instant(at)}`
  const dataLine: DataLine = {
    version,
    source,
    attention: last === undefined ? undefined : { count, href: `/imports/${last.batch}` },
    stale: old ? `no extract since ${instant(at)}` : undefined,
  }
  return { organisation, mappings, dataLine }
}

/** "Mon 23 Nov 2026, 06:00", by the clock in England. */
function instant(at: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
  return `${longDate(englandDay(at))}, ${time.format(at)}`
}
