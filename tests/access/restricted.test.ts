import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Desk } from '../../src/app/intake/desk.ts'
import { LiveAuthority } from '../../src/app/live-authority.ts'
import { navigation, routes } from '../../src/app/rooms.ts'
import { openWorkplace, type Workplace } from '../../src/app/workplace.ts'
import type { Place, Role } from '../../src/domain/access/principal.ts'
import { buildApp } from '../../src/server/app.ts'
import { createJobs } from '../../src/server/progress.ts'
import { databaseSessionRows } from '../../src/server/session-rows.ts'
import { createSessions } from '../../src/server/sessions.ts'
import { settingsFrom } from '../../src/server/settings.ts'
import { markRestricted } from '../../src/store/holders.ts'
import { announceDecision } from '../../src/store/people/announce.ts'
import { addTie, restrictChild } from '../../src/store/people/decisions.ts'
import { savePerson } from '../../src/store/people/people.ts'
import { givePost } from '../../src/store/people/posts.ts'
import { emptyRecord } from '../../src/store/testing-record.ts'
import { Page } from '../../src/ui/index.ts'
import { askOf } from './house.ts'

// A restricted child is not there for whoever is not named on it: every answer is the same, byte for byte, as that of an
// authority which never had such a child.

const units = ['U1', 'U2', 'U3']
const workers = ['w1', 'w2', 'w3']
const secret = { id: 'zz-9', forename: 'Secretina', surname: 'Woodruff' }

interface Made {
  readonly unit: string
  readonly worker: string
  readonly onPlan: boolean
  readonly visits: number
  readonly sibling: boolean
}

const anyChild: fc.Arbitrary<Made> = fc.record({
  unit: fc.constantFrom(...units),
  worker: fc.constantFrom(...workers),
  onPlan: fc.boolean(),
  visits: fc.integer({ min: 0, max: 3 }),
  sibling: fc.boolean(),
})
const anyWorld = fc.record({ children: fc.array(anyChild, { minLength: 1, maxLength: 5 }), hidden: anyChild })

const readers: readonly { readonly role: Role; readonly place: Place }[] = [
  { role: 'practitioner', place: { kind: 'worker', worker: 'w1' } },
  { role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } },
  { role: 'service-manager', place: { kind: 'service', service: 'S1' } },
  { role: 'head-of-service', place: { kind: 'directorate' } },
  { role: 'director', place: { kind: 'directorate' } },
  { role: 'quality-lead', place: { kind: 'directorate' } },
  { role: 'analyst', place: { kind: 'directorate' } },
]

let folder: string
let place: Workplace
let authorities = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-restricted-'))
  await emptyRecord(join(folder, 'data', 'record'))
  place = await openWorkplace(join(folder, 'data'), undefined)
}, 60_000)
afterAll(async () => {
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

interface World {
  readonly app: FastifyInstance
  readonly code: string
  readonly tokens: ReadonlyMap<string, string>
}

/** An authority with these children; where one is hidden, restricted with nobody of these readers named on it. */
async function worldOf(children: readonly Made[], hidden: Made | undefined): Promise<World> {
  // In small letters, as no reference on a page is written.
  const code = `world-${++authorities}`
  const extract = join(folder, code)
  await writeExtract(extract, children, hidden)
  const { store, intake } = place
  await intake.run({ kind: 'import', path: extract, authority: code, mode: 'full', confirm: 'yes', by: 'test' })
  const at = new Date(Date.now() - 60_000)
  const said = { at, by: 'test', because: 'made for a test' }
  await store.transaction(async trx => {
    for (const { role, place: where } of [...readers, { role: 'named', place: { kind: 'directorate' } as const }]) {
      await savePerson(trx, code, {
        id: role,
        name: `Pat ${role}`,
        workerId: undefined,
        origin: 'invited',
        at,
        by: 'test',
      })
      const placeId = where.kind === 'directorate' ? '' : Object.values(where)[1]!
      const post = { personId: role, role: role === 'named' ? 'director' : role, placeKind: where.kind, placeId }
      await givePost(trx, code, { ...post, kind: 'own', from: at, ...said })
    }
    if (hidden !== undefined) {
      await restrictChild(trx, code, secret.id, said)
      await addTie(trx, code, 'named_reader', { childId: secret.id, personId: 'named' }, said)
    }
    await markRestricted(trx, code)
    await announceDecision(trx, code, { because: 'test', at })
  })
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, SIGHTLINE_LOG_LEVEL: 'silent' }, folder)
  const clock = () => new Date()
  const jobs = createJobs(clock)
  const desk = new Desk({ intake, jobs, authority: code, folder, onTrouble: () => {} })
  const services = await LiveAuthority.open(store, code, 36, { desk, jobs, clock })
  const sessions = createSessions(databaseSessionRows(store.db, code), { idleMinutes: 60, hours: 12 })
  const app = await buildApp({ settings, services, sessions, routes, layout: Page, navigation, jobs, clock })
  const tokens = new Map<string, string>()
  for (const { role, place: where } of [...readers, { role: 'named', place: { kind: 'directorate' } as const }]) {
    const principal = { id: role, authorityId: code, name: role, role, place: where }
    tokens.set(role, await sessions.start(principal, new Date()))
  }
  return { app, code, tokens }
}

const pages = [
  '/live',
  '/live?view=units',
  '/live?unit=U1',
  '/live?worker=w1',
  '/live/changes',
  '/live/export?format=csv',
  '/live/list/children-open',
  '/live/list/in-time?standard=CP-11',
  '/live/list/children-open/export?format=csv',
  '/due',
  '/due?sort=child',
  '/due/export?format=csv',
  '/due/calendar',
  '/explore?indicator=CP-11.open',
  '/explore?indicator=overdue&unit=U1&show=children',
  '/explore?indicator=children-open&by=status&show=trend',
  '/explore/export?indicator=children-open&by=worker&format=csv',
  '/explore/compare?indicator=CP-11.open&unit=U1&b-worker=w1&by=sex',
  '/explore/recording',
  '/explore/known?indicator=overdue',
  '/how-long',
  '/how-long/export?format=csv',
  '/standards/CP-11',
  '/imports/mappings',
  `/children/${secret.id}`,
  `/children/${secret.id}/deadlines`,
  `/children/${secret.id}/record`,
  `/children/${secret.id}/access`,
  `/children/${secret.id}/who-may-open`,
  `/open-with-a-reason/${secret.id}`,
]

/** What differs between any two answers to the same request, and says nothing. */
function plain(body: string, { code, tokens }: World): string {
  // Made from the authority's code, and looking in part like a reference: first of all.
  let text = body
    .replace(/UID:[0-9a-f-]{36}/g, 'UID')
    .replace(/\d{8}T\d{6}Z/g, 'INSTANT')
    .replaceAll(code, 'AUTHORITY')
  for (const token of tokens.values()) text = text.replaceAll(token, 'TOKEN')
  return text
    .replace(/nonce="[^"]*"/g, '')
    .replace(/(name="_csrf" value=|data-csrf=)"[^"]*"/g, '')
    .replace(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, 'REFERENCE')
    .replace(/\d\d:\d\d(:\d\d)?/g, 'TIME')
}

/** Where two texts part, and how each goes on; nothing where they are the same. */
function difference(one: string, other: string): string[] {
  if (one === other) return []
  let at = 0
  while (one[at] === other[at]) at++
  return [one, other].map(each => each.slice(Math.max(0, at - 80), at + 160))
}

it('is not there, for whoever is not named on it: the same bytes as where there never was such a child', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async ({ children, hidden }) => {
      const [having, never] = [await worldOf(children, hidden), await worldOf(children, undefined)]
      try {
        const others = children.map((_, index) => `/children/c${index}`)
        for (const { role } of readers) {
          for (const url of [...pages, ...others]) {
            const [here, there] = await Promise.all(
              [having, never].map(world => askOf(world.app, world.tokens, role, 'GET', url)),
            )
            expect([role, url, here!.statusCode]).toEqual([role, url, there!.statusCode])
            expect([role, url, ...difference(plain(here!.body, having), plain(there!.body, never))]).toEqual([
              role,
              url,
            ])
          }
          for (const words of [secret.forename, secret.surname.slice(0, 4), secret.id, 'a']) {
            const [here, there] = await Promise.all(
              [having, never].map(world => askOf(world.app, world.tokens, role, 'POST', '/search', { search: words })),
            )
            expect([role, words, ...difference(plain(here!.body, having), plain(there!.body, never))]).toEqual([
              role,
              words,
            ])
          }
        }
        // And it is there for whoever is named, or the test would hold of a child that was never imported.
        const named = await askOf(having.app, having.tokens, 'named', 'GET', `/children/${secret.id}`)
        expect([named.statusCode, named.body.includes(secret.surname)]).toEqual([200, true])
      } finally {
        await having.app.close()
        await never.app.close()
      }
    }),
    { numRuns: 2 },
  )
}, 300_000)

async function writeExtract(into: string, children: readonly Made[], hidden: Made | undefined): Promise<void> {
  await mkdir(into, { recursive: true })
  const all = [
    ...children.map((made, index) => ({ made, id: `c${index}`, forename: `Ada${index}`, surname: 'Example' })),
    ...(hidden === undefined ? [] : [{ made: hidden, ...secret }]),
  ]
  const csv = (name: string, headings: string, rows: readonly string[]) =>
    writeFile(join(into, `ssd_${name}.csv`), [headings, ...rows].join('\n'))
  await csv('department', 'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name', [
    'U1,Unit Kite,S1,Family Intervention',
    'U2,Unit Wren,S1,Family Intervention',
    'U3,Unit Swift,S2,Looked After',
    'S1,Family Intervention,D,Children',
    'S2,Looked After,D,Children',
    'D,Children,,',
  ])
  await csv(
    'professionals',
    'prof_professional_id,prof_staff_id,prof_professional_name,prof_professional_department',
    workers.map((id, index) => `${id},${id},Wil ${id},${units[index]}`),
  )
  await csv(
    'person',
    'pers_person_id,pers_forename,pers_surname,pers_dob',
    all.map(({ id, forename, surname }) => `${id},${forename},${surname},2016-05-01`),
  )
  await csv(
    'family',
    'fami_table_id,fami_family_id,fami_person_id',
    all.flatMap(({ id, made }) => (made.sibling ? [`f${id},F1,${id}`] : [])),
  )
  await csv(
    'cin_episodes',
    'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team',
    all.map(({ id, made }) => `${id},r-${id},2025-01-06,${made.unit}`),
  )
  await csv(
    'cp_plans',
    'cppl_person_id,cppl_cp_plan_id,cppl_referral_id,cppl_cp_plan_start_date',
    all.flatMap(({ id, made }) => (made.onPlan ? [`${id},p-${id},r-${id},2025-02-03`] : [])),
  )
  // One more visit by a child of its own, so that both authorities have supplied the same kinds of evidence.
  await csv('cp_visits', 'cppv_person_id,cppv_cp_visit_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen', [
    'c0,v-first,p-c0,2025-01-20,Y',
    ...all.flatMap(({ id, made }) =>
      Array.from({ length: made.visits }, (_, visit) => `${id},v-${id}-${visit},p-${id},2025-03-${10 + visit},Y`),
    ),
  ])
  await csv(
    'involvements',
    'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date',
    all.map(({ id, made }) => `i-${id},${id},${made.worker},CW,${made.unit},2025-01-07`),
  )
}
