import { loadOrganisation } from '../../src/app/read-model.ts'
import type { Organisation } from '../../src/domain/access/organisation.ts'
import type { KnownRole, Place, Principal } from '../../src/domain/access/principal.ts'
import { databaseSessionRows } from '../../src/server/session-rows.ts'
import { createSessions, formToken } from '../../src/server/sessions.ts'
import { readHolders } from '../../src/store/derivations.ts'
import type { Store } from '../../src/store/index.ts'
import { savePerson } from '../../src/store/people/people.ts'
import { givePost } from '../../src/store/people/posts.ts'
import type { Browser, Orders } from './browsers.ts'

/** Of ten people so many are each: as a children's service has them. */
const mix: readonly KnownRole[] = [
  'practitioner',
  'practitioner',
  'practitioner',
  'practitioner',
  'practitioner',
  'practitioner',
  'unit-lead',
  'unit-lead',
  'service-manager',
  'head-of-service',
]

/** Puts people into a record, each with a post of their own and signed in; and an analyst who changes a setting. */
export async function signInPeople(
  store: Store,
  authority: string,
  count: number,
): Promise<Pick<Orders, 'browsers' | 'writer'>> {
  const organisation = await loadOrganisation(store, authority)
  const workers = await workersWithChildren(store, authority)
  const sessions = createSessions(databaseSessionRows(store.db, authority), { idleMinutes: 60, hours: 12 })
  const at = new Date()
  const signIn = async (number: number, role: KnownRole, place: Place) => {
    const id = `load:${number}`
    const placeId = place.kind === 'directorate' ? '' : Object.values(place)[1]!
    const workerId = place.kind === 'worker' ? place.worker : undefined
    await savePerson(store.db, authority, { id, name: `Pat ${number}`, workerId, origin: 'invited', at, by: 'load' })
    const post = { personId: id, role, placeKind: place.kind, placeId, kind: 'own', from: at } as const
    await givePost(store.db, authority, { ...post, because: 'the proof of load', at, by: 'load' })
    const principal: Principal = { id, authorityId: authority, name: `Pat ${number}`, role, place }
    return sessions.start(principal, at)
  }
  const browsers: Browser[] = []
  for (let number = 0; number < count; number++) {
    const role = mix[number % mix.length]!
    const place = placeOf(role, number, organisation, workers)
    browsers.push({ cookie: `sightline=${await signIn(number, role, place)}`, pages: pagesOf(role) })
  }
  const token = await signIn(count, 'analyst', { kind: 'directorate' })
  return { browsers, writer: { cookie: `sightline=${token}`, csrf: formToken(token) } }
}

function placeOf(
  role: KnownRole,
  number: number,
  { units, services }: Organisation,
  workers: readonly string[],
): Place {
  const turn = Math.floor(number / mix.length)
  if (role === 'practitioner') return { kind: 'worker', worker: workers[number % workers.length]! }
  if (role === 'unit-lead') return { kind: 'unit', unit: units[(turn * 2 + number) % units.length]!.id }
  if (role === 'service-manager') return { kind: 'service', service: services[turn % services.length]!.id }
  return { kind: 'directorate' }
}

function pagesOf(role: KnownRole): string[] {
  if (role === 'practitioner') return ['/due', '/live', '/due?state=overdue', '/standards']
  return ['/live', '/due', '/live?view=units', '/live/changes', '/how-long', '/live?on=2026-09-30']
}

/** Workers who hold children now, those with most first. */
async function workersWithChildren(store: Store, authority: string): Promise<string[]> {
  const counts = new Map<string, number>()
  for (const { worker } of (await readHolders(store.db, authority)).values())
    if (worker !== undefined) counts.set(worker, (counts.get(worker) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([worker]) => worker)
}
