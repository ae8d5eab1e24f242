import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ReadModel } from '../analysis/index.ts'
import { buildOrganisation } from '../domain/access/organisation.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { ensureAuthority } from '../store/authorities.ts'
import { openStore, type Store } from '../store/index.ts'
import { savePerson } from '../store/people/people.ts'
import { endPost, givePost } from '../store/people/posts.ts'
import { emptyRecord } from '../store/testing-record.ts'
import { Standings } from './standings.ts'

const authority = '999'
const at = new Date('2026-06-05T09:00:00Z')
let folder: string
let store: Store

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-standings-'))
  await emptyRecord(folder)
  store = await openStore({ url: undefined, folder })
  await ensureAuthority(store.db, { authority, name: 'Demonstration Council' })
})
afterAll(async () => {
  await store?.close()
  await rm(folder, { recursive: true, force: true })
})

it('a post that ends while somebody’s standing is being read is not held a moment longer', async () => {
  const said = { at, by: 'test', because: 'made for a test' }
  const post = { personId: 'uma', role: 'director', placeKind: 'directorate', placeId: '', kind: 'own' } as const
  await savePerson(store.db, authority, { id: 'uma', name: 'Uma', workerId: undefined, origin: 'invited', ...said })
  const postId = await givePost(store.db, authority, { ...post, from: at, until: undefined, ...said })
  const organisation = buildOrganisation([], [])
  const standings = new Standings({
    store,
    authority,
    model: new ReadModel(authority, factTables, englandAndWales),
    organisation: () => {
      // Asked last of all, when the posts have been read.
      standings.forget()
      return organisation
    },
    chairRoles: () => [],
  })
  expect((await standings.principal('uma', at))?.role).toBe('director')
  await endPost(store.db, authority, postId, said)
  expect((await standings.principal('uma', at))?.role).toBe('')
  expect((await standings.rows('uma', at)).everything).toBe(false)
})
