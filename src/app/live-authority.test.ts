import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Principal } from '../domain/access/principal.ts'
import { createJobs } from '../server/progress.ts'
import { announceDecision } from '../store/people/announce.ts'
import { restrictChild } from '../store/people/decisions.ts'
import { openWithReason } from '../store/people/openings.ts'
import { savePerson } from '../store/people/people.ts'
import { recordRows } from '../store/recorded-rows.ts'
import type { Store } from '../store/store.ts'
import { emptyRecord } from '../store/testing-record.ts'
import { Desk } from './intake/desk.ts'
import { LiveAuthority } from './live-authority.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

/** How far ahead of the time the server's clock is, in milliseconds. */
let ahead = 0
const clock = () => new Date(Date.now() + ahead)
const somebody = { id: 'somebody' } as Principal
let folder: string
let place: Workplace
let authority: string
let authorities = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-live-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
})
afterAll(async () => {
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  authority = `a${++authorities}`
  const path = join(folder, authority)
  await mkdir(path)
  await writeFile(join(path, 'ssd_person.csv'), 'pers_person_id,pers_dob\nc1,2019-03-04\nc2,2019-03-05')
  const request = { path, authority, mode: 'full', confirm: 'yes', by: 'test' } as const
  expect((await place.intake.run({ kind: 'import', ...request })).state).toBe('published')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  ahead = 0
})

/** The record, of which what reads one table can be made to fail; how often it did. */
function recordAway() {
  const away = { table: '', failed: 0 }
  const db = new Proxy(place.store.db, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (away.table === (name === 'selectFrom' ? given[0] : name)) {
          away.failed++
          throw new Error('the record is away')
        }
        return value.apply(target, given)
      }
    },
  })
  return { away, store: { ...place.store, db } }
}

function open(store: Store = place.store): Promise<LiveAuthority> {
  const jobs = createJobs(clock)
  const desk = new Desk({ intake: place.intake, jobs, authority, folder, onTrouble: () => {} })
  return LiveAuthority.open(store, authority, 36, { desk, jobs, clock })
}

/** Another server restricts a child. The data version that has it. */
function restrict(childId: string): Promise<number> {
  const at = clock()
  return place.store.transaction(async trx => {
    await restrictChild(trx, authority, childId, { at, by: 'test', because: 'made for a test' })
    return announceDecision(trx, authority, { because: 'test', at })
  })
}

it.each([
  ['what is read beside the children', 'restricted_child'],
  ['the children', 'transaction'],
])('a version of which %s could not be read is taken up though nothing newer comes', async (_, table) => {
  const { away, store } = recordAway()
  const live = await open(store)
  away.table = table
  await restrict('c1')
  await vi.waitFor(() => expect(away.failed).toBe(1), { interval: 5 })
  away.table = ''
  expect([...live.hiddenFrom(somebody)]).toEqual([])
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitFor(() => expect([...live.hiddenFrom(somebody)]).toEqual(['c1']), { interval: 5 })
})

it('a version is there for whoever waits for it once all of it is taken up, and not before', async () => {
  const { away, store } = recordAway()
  const live = await open(store)
  away.table = 'restricted_child'
  const version = await restrict('c1')
  await vi.waitFor(() => expect(live.dataVersion()).toBe(version), { interval: 5 })
  await expect(live.upTo(version)).rejects.toThrow('away')
  away.table = ''
  await live.upTo(version)
  expect([...live.hiddenFrom(somebody)]).toEqual(['c1'])
})

it('standards that a first recorded row brings into use are worked out, also where asking failed at first', async () => {
  const { away, store } = recordAway()
  const live = await open(store)
  const working = vi.spyOn(live.desk, 'deriveAgain').mockReturnValue('')
  const row = { rowId: uuid(), childId: 'c1', table: 'supervisions', data: { held_on: '2026-06-03', by: 'M1' } }
  await place.store.transaction(trx => recordRows(trx, authority, [row], { by: 'test', at: clock() }))
  away.table = 'child_derivation'
  await live.takeIn()
  await vi.waitFor(() => expect(away.failed).toBeGreaterThan(0), { interval: 5 })
  away.table = ''
  expect(working).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitFor(() => expect(working).toHaveBeenCalledOnce(), { interval: 5 })
})

it('a version that another server publishes while this one begins is not missed', async () => {
  const live = await open({
    ...place.store,
    async listen(onVersion) {
      await restrict('c1')
      return place.store.listen(onVersion)
    },
  })
  expect([...live.hiddenFrom(somebody)]).toEqual(['c1'])
})

it('who may open a child is told by the clock that pages are shown by', async () => {
  const at = clock()
  const until = new Date(at.getTime() + 3_600_000)
  const given = { personId: somebody.id, childId: 'c1', reason: 'made for a test', at, until }
  await savePerson(place.store.db, authority, {
    ...{ id: somebody.id, name: 'Sal', origin: 'invited' },
    at,
    by: 'test',
  })
  await openWithReason(place.store.db, authority, given)
  const live = await open()
  const opened = async () => [...(await live.childFacts('c1'))!.openedBy!, ...live.singleChildren(somebody).opened]
  expect(await opened()).toEqual([somebody.id, 'c1'])
  ahead = 2 * 3_600_000
  expect(await opened()).toEqual([])
})

it('one that is stopped takes up nothing more', async () => {
  const live = await open()
  await live.stop()
  const version = await restrict('c1')
  const other = await open()
  expect([other.dataVersion(), live.dataVersion()]).toEqual([version, version - 1])
})

it('says that who holds whom is not told, until an extract names somebody’s worker', async () => {
  const live = await open()
  expect(live.organisation().holdersUnknown).toBe(true)
  expect(live.organisation()).toBe(live.organisation())
  const path = join(folder, authority)
  await writeFile(
    join(path, 'ssd_involvements.csv'),
    'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date\ni1,c1,w1,CW,2026-01-05',
  )
  const request = { path, authority, mode: 'full', confirm: 'yes', by: 'test' } as const
  expect((await place.intake.run({ kind: 'import', ...request })).state).toBe('published')
  await live.upTo(live.dataVersion() + 1)
  expect(live.organisation().holdersUnknown).toBeUndefined()
})
