import { type Opening, openerOn, type ReadModel } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { rulesVersion } from '../../domain/indicators/derive.ts'
import type { Job } from '../../server/progress.ts'
import { readBatch, wasPublished } from '../../store/batches.ts'
import { hadOtherRulesAt } from '../../store/derivations.ts'
import type { Store } from '../../store/index.ts'
import type { RoomServices } from '../services.ts'
import { KnownModels } from './known-models.ts'

/** An import up to which something is shown as known. */
export interface KnownAt {
  readonly batch: number
  readonly version: number
  /** The day it was published, in England. */
  readonly on: Day
  readonly model: ReadModel
}

/** What an address that names an import comes to. */
export type Known =
  | { readonly state: 'ready'; readonly known: KnownAt }
  | { readonly state: 'being-made'; readonly batch: number; readonly job: Job | undefined }
  | { readonly state: 'other-rules'; readonly batch: number }
  | { readonly state: 'busy'; readonly batch: number }
  | { readonly state: 'none' }

/** By the record they are of. */
const models = new WeakMap<Store, Map<string, KnownModels>>()

function modelsOf({ store, authority }: Pick<RoomServices, 'store' | 'authority'>): KnownModels {
  let of = models.get(store)
  if (of === undefined) models.set(store, (of = new Map()))
  let found = of.get(authority.id)
  if (found === undefined) of.set(authority.id, (found = new KnownModels()))
  return found
}

/**
 * What was known at an import: at once where it is ready, else its making is begun. The facts are those derived then.
 * Where they were derived by other rules they cannot be read by today's, and are not shown.
 */
export async function knownAt(
  services: Pick<RoomServices, 'store' | 'authority' | 'model' | 'jobs'>,
  batch: number,
): Promise<Known> {
  const { store, authority, model: current, jobs } = services
  const read = await readBatch(store.db, authority.id, batch)
  if (read === undefined || !wasPublished(read) || read.version === null || read.finished_at === null)
    return { state: 'none' }
  const { version } = read
  const held = modelsOf(services)
  const ready = held.ready(version)
  if (ready !== undefined) {
    // As decided now, whenever it was made.
    ready.restrict(current.restricted)
    return { state: 'ready', known: { batch, version, on: englandDay(read.finished_at), model: ready } }
  }
  const id = `known-at-${authority.id}-${version}`
  if (held.isBeingMade(version)) return { state: 'being-made', batch, job: jobs.find(id) }
  if (await hadOtherRulesAt(store.db, authority.id, version, rulesVersion)) return { state: 'other-rules', batch }
  if (!held.hasRoom()) return { state: 'busy', batch }
  const job = jobs.start({
    id,
    title: `What was known at import ${batch}`,
    href: `/explore/known?import=${batch}`,
    permission: 'see-numbers',
  })
  held
    .make(store, authority.id, version, (done, total) => job.progress('Taking in children', done, total))
    .then(
      () => job.finish(),
      () => job.fail('It could not be read. Ask for it again; if that fails too, tell whoever runs Sightline.'),
    )
  return { state: 'being-made', batch, job: jobs.find(id) }
}

/**
 * What a reader may count and open of what was known earlier. Whose a child is to open is decided by who holds the child
 * now, as far as is known now: what was believed then opens nothing.
 */
export function openingThen(opening: Opening, current: ReadModel, today: Day): Opening {
  const mayOpen = openerOn(current, opening, today)
  const hidden = current.hiddenFrom(opening.named)
  const children = new Set(current.children.filter((_, child) => hidden?.[child] !== 1 && mayOpen(child)))
  const { named, barred, counts } = opening
  return {
    opens: { units: none, workers: none, children },
    ...(named ? { named } : {}),
    ...(barred ? { barred } : {}),
    ...(counts ? { counts } : {}),
    today,
  }
}

const none: ReadonlySet<string> = new Set()
