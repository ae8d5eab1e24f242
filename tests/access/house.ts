import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { Desk } from '../../src/app/intake/desk.ts'
import { LiveAuthority } from '../../src/app/live-authority.ts'
import { navigation, routes } from '../../src/app/rooms.ts'
import { openWorkplace, type Workplace } from '../../src/app/workplace.ts'
import { knownRoles, type Place, type Role } from '../../src/domain/access/principal.ts'
import { iso } from '../../src/domain/calendar/day.ts'
import { englandDay } from '../../src/domain/calendar/england-day.ts'
import type { RoomServices } from '../../src/rooms/services.ts'
import { buildApp } from '../../src/server/app.ts'
import { createJobs } from '../../src/server/progress.ts'
import { databaseSessionRows } from '../../src/server/session-rows.ts'
import { createSessions, formToken, type Sessions } from '../../src/server/sessions.ts'
import { type Settings, settingsFrom } from '../../src/server/settings.ts'
import { createSignIn, type SignInMeans } from '../../src/server/sign-in/index.ts'
import { giveDirections } from '../../src/store/directions.ts'
import { markRestricted } from '../../src/store/holders.ts'
import { keepDraft, signNote } from '../../src/store/oversight-notes.ts'
import { announceDecision } from '../../src/store/people/announce.ts'
import { addTie, restrictChild } from '../../src/store/people/decisions.ts'
import { giveChildren } from '../../src/store/people/given.ts'
import { savePerson } from '../../src/store/people/people.ts'
import { givePost } from '../../src/store/people/posts.ts'
import { emptyRecord } from '../../src/store/testing-record.ts'
import { beginMeeting, recordDecision } from '../../src/store/tracking/index.ts'
import { Page } from '../../src/ui/index.ts'
import { madeOnce } from '../made-once.ts'

/** Where a child stands to somebody of unit U1, in service S1, who is worker w1. */
export const children = {
  own: { id: 'c-own', worker: 'w1', unit: 'U1', name: 'Ownia Teasel' },
  unit: { id: 'c-unit', worker: 'w2', unit: 'U1', name: 'Unita Sorrel' },
  'other unit': { id: 'c-other', worker: 'w3', unit: 'U2', name: 'Othera Fennel' },
  'other service': { id: 'c-far', worker: 'w4', unit: 'U3', name: 'Fara Lovage' },
  restricted: { id: 'c-hidden', worker: 'w1', unit: 'U1', name: 'Hiddena Yarrow' },
  conflict: { id: 'c-kin', worker: 'w1', unit: 'U1', name: 'Kina Borage' },
} as const
/** The note that was signed about each child, and the direction given in it; the legal process, and what is held of it. */
/** A progress meeting that decided something for each child. */
export const meetingId = '0197f1f0-0000-7000-8000-000000000040'

/** The note that was signed about each child, the direction given in it, and what a progress meeting decided. */
export const recorded = Object.fromEntries(
  Object.values(children).map(({ id }, index) => [
    id,
    {
      noteId: `0197f1f0-0000-7000-8000-00000000001${index}`,
      directionId: `0197f1f0-0000-7000-8000-00000000002${index}`,
      processId: `0197f1f0-0000-7000-8000-00000000003${index}`,
      assessmentId: `0197f1f0-0000-7000-8000-00000000004${index}`,
      itemId: `0197f1f0-0000-7000-8000-00000000005${index}`,
      decisionId: `0197f1f0-0000-7000-8000-00000000003${index}`,
      meetingId,
    },
  ]),
)

export type Standing = keyof typeof children

/** A person of each role, in the place that fits it; and two who should see nothing. */
export const people: readonly { readonly key: string; readonly role: Role; readonly place: Place }[] = [
  ...knownRoles.map(role => ({ key: role, role, place: placeOf(role) })),
  { key: 'unknown role', role: 'wizard', place: { kind: 'directorate' } as const },
  { key: 'no post', role: '', place: { kind: 'directorate' } as const },
]

function placeOf(role: Role): Place {
  if (role === 'practitioner') return { kind: 'worker', worker: 'w1' }
  if (role === 'unit-lead') return { kind: 'unit', unit: 'U1' }
  if (role === 'service-manager') return { kind: 'service', service: 'S1' }
  return { kind: 'directorate' }
}

export const authority = '999'
const other = '888'

/** What a form sends; several of one name as a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A whole server on a small authority, imported by the ordinary way, with a session for each person. */
export interface AccessHouse {
  readonly place: Workplace
  readonly live: LiveAuthority
  readonly app: FastifyInstance
  readonly settings: Settings
  readonly signIn: SignInMeans
  readonly sessions: Sessions
  /** By the key of whoever holds each. */
  readonly tokens: Map<string, string>
  ask(who: string | undefined, method: 'GET' | 'POST', url: string, fields?: Fields): Promise<LightMyRequestResponse>
  /** The same server with some of what it asks for answered otherwise. */
  with(changed: Partial<RoomServices>): Promise<FastifyInstance>
  close(): Promise<void>
}

export async function openAccessHouse(env: Record<string, string> = {}): Promise<AccessHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-access-'))
  await cp(await madeOnce('access-house', makeHouse), folder, { recursive: true })
  const place = await openWorkplace(join(folder, 'data'), undefined)
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, SIGHTLINE_LOG_LEVEL: 'silent', ...env }, folder)
  const clock = () => new Date()
  const jobs = createJobs(clock)
  const desk = new Desk({ intake: place.intake, jobs, authority, folder, onTrouble: () => {} })
  const sessions = createSessions(databaseSessionRows(place.store.db, authority), { idleMinutes: 60, hours: 12 })
  const signIn = createSignIn({ settings, store: place.store, authority, sessions, clock })
  const work = { desk, jobs, sessions, accounts: signIn.accounts, clock }
  const live = await LiveAuthority.open(place.store, authority, 36, work)
  const build = (services: RoomServices) =>
    buildApp({ settings, services, sessions, signIn, routes, layout: Page, navigation, jobs, clock })
  const app = await build(live)
  const tokens = new Map<string, string>()
  for (const { key, role, place: where } of people) {
    const principal = { id: idOf(key), authorityId: authority, name: `Pat ${key}`, role, place: where }
    // As they stand: a session begun for other posts than are held goes on under a new token.
    const standing = await live.standing(principal, new Date())
    tokens.set(key, await sessions.start(standing ?? principal, new Date()))
  }
  const apps: FastifyInstance[] = [app]
  return {
    place,
    live,
    app,
    settings,
    signIn,
    sessions,
    tokens,
    ask: (who, method, asked, fields) => askOf(app, tokens, who, method, asked, fields),
    async with(changed) {
      const services = new Proxy(live, {
        get(target, name) {
          if (name in changed) return changed[name as keyof RoomServices]
          const value = Reflect.get(target, name, target) as unknown
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const made = await build(services)
      apps.push(made)
      return made
    },
    async close() {
      for (const each of apps) await each.close()
      await place.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeHouse(folder: string): Promise<void> {
  await emptyRecord(join(folder, 'data', 'record'))
  const place = await openWorkplace(join(folder, 'data'), undefined)
  for (const [code, prefix] of [
    [authority, ''],
    [other, 'x-'],
  ] as const) {
    const extract = join(folder, `extract-${code}`)
    await writeExtract(extract, prefix)
    const request = { path: extract, authority: code, mode: 'full', confirm: 'yes', by: 'test' } as const
    const { state } = await place.intake.run({ kind: 'import', ...request })
    if (state !== 'published') throw new Error(`The extract of ${code} was not published: ${state}`)
  }
  await settlePeople(place)
  await recordOversight(place)
  await recordProgress(place)
  await place.close()
}

export const idOf = (key: string) => `p:${key}`

/** Asks as somebody, or as nobody, the way a browser on the same machine would. */
export function askOf(
  app: FastifyInstance,
  tokens: ReadonlyMap<string, string>,
  who: string | undefined,
  method: 'GET' | 'POST',
  url: string,
  fields: Fields = {},
): Promise<LightMyRequestResponse> {
  const token = who === undefined ? undefined : tokens.get(who)!
  const headers = { host: 'localhost:3000', ...(token === undefined ? {} : { cookie: `sightline=${token}` }) }
  if (method === 'GET') return app.inject({ method, url, headers })
  const sent = new URLSearchParams(token === undefined ? {} : { _csrf: formToken(token) })
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) sent.append(name, each)
  return app.inject({
    method,
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: sent.toString(),
  })
}

async function settlePeople({ store }: Workplace): Promise<void> {
  const at = new Date(Date.now() - 60_000)
  const said = { at, by: 'test', because: 'made for a test' }
  await store.transaction(async trx => {
    for (const { key, role, place } of people) {
      const id = idOf(key)
      const workerId = role === 'practitioner' ? 'w1' : role === 'independent-chair' ? 'chair1' : undefined
      await savePerson(trx, authority, { id, name: `Pat ${key}`, workerId, origin: 'invited', at, by: 'test' })
      if (key === 'no post') continue
      const placeId = place.kind === 'directorate' ? '' : Object.values(place)[1]!
      const until = new Date(Date.now() + 3_600_000)
      await givePost(trx, authority, {
        personId: id,
        role,
        placeKind: place.kind,
        placeId,
        kind: 'own',
        from: at,
        until,
        ...said,
      })
    }
    const childId = children.restricted.id
    await restrictChild(trx, authority, childId, said)
    await addTie(trx, authority, 'named_reader', { childId, personId: idOf('director') }, said)
    for (const key of ['practitioner', 'unit-lead', 'director']) {
      const tie = { childId: children.conflict.id, personId: idOf(key) }
      await addTie(trx, authority, 'conflict_of_interest', tie, said)
    }
    const given = { childIds: [children['other unit'].id, childId], from: at, until: new Date(Date.now() + 3_600_000) }
    await giveChildren(trx, authority, { personId: idOf('inspector'), ...given, ...said })
    await markRestricted(trx, authority)
    await announceDecision(trx, authority, { because: 'test', at })
  })
}

/** Departments, workers, and the six children, each on a child protection plan with a visit and a worker. */
/** A note of oversight about each child, signed, with a direction for w1. */
async function recordOversight({ store }: Workplace): Promise<void> {
  const at = new Date()
  const said = { by: 'p:unit-lead', byName: 'Uma Test', at, today: englandDay(at) }
  await store.transaction(async trx => {
    for (const { id } of Object.values(children)) {
      const { noteId, directionId } = recorded[id]!
      const draft = {
        noteId,
        childId: id,
        kind: 'case supervision',
        questionsVersion: 1,
        typed: {},
        revision: 0,
      } as const
      const kept = await keepDraft(trx, authority, draft, said)
      if (kept.kind !== 'kept') throw new Error('The draft was not kept.')
      const signing = {
        ...{ heldOn: said.today, answers: {}, decision: 'Go on', rationale: 'As it was', present: '' },
        ...{ workerView: undefined, managerView: undefined, nextOn: undefined, byOwnWorker: false, like: undefined },
      }
      await signNote(trx, authority, kept.note, signing, said)
      const directions = [{ directionId, what: 'See the child alone', ownerId: 'w1', dueOn: said.today + 7 }]
      await giveDirections(
        trx,
        authority,
        { childId: id, givenIn: 'case supervision', fromId: noteId, directions },
        said,
      )
    }
  })
}

/** A progress meeting, and in it a decision for each child. */
async function recordProgress({ store }: Workplace): Promise<void> {
  const at = new Date()
  const today = englandDay(at)
  const said = { by: 'p:head-of-service', byName: 'Hope Test', at, today }
  const month = iso(today).slice(0, 7)
  await store.transaction(async trx => {
    await beginMeeting(trx, authority, { meetingId, month, heldOn: today, attendance: [] }, said)
    for (const { id } of Object.values(children)) {
      const { decisionId } = recorded[id]!
      const decided = {
        ...{ decision: 'transfer' as const, questionsVersion: 1, answers: {}, rationale: 'As it was', timeframe: '' },
        ...{ change: '', conditions: '', ownerId: 'w1', what: 'Transfer it', carryOutBy: today + 7, ifNot: '' },
        ...{ dissent: '', toldBy: '', toldOn: undefined, workerView: undefined, managerView: undefined },
        ...{ independentView: '', independentBy: '' },
      } as const
      await recordDecision(
        trx,
        authority,
        { decisionId, meetingId, childId: id, month, decidedOn: today, said: decided },
        said,
      )
    }
  })
}

async function writeExtract(folder: string, prefix: string): Promise<void> {
  const { mkdir } = await import('node:fs/promises')
  await mkdir(folder, { recursive: true })
  const all = Object.values(children)
  const csv = (name: string, headings: string, rows: readonly string[]) =>
    writeFile(join(folder, `ssd_${name}.csv`), [headings, ...rows].join('\n'))
  await csv('department', 'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name', [
    'U1,Unit Kite,S1,Family Intervention',
    'U2,Unit Wren,S1,Family Intervention',
    'U3,Unit Swift,S2,Looked After',
    'S1,Family Intervention,D,Children',
    'S2,Looked After,D,Children',
    'D,Children,,',
  ])
  await csv('professionals', 'prof_professional_id,prof_staff_id,prof_professional_name,prof_professional_department', [
    'w1,w1,Wil Example,U1',
    'w2,w2,Win Example,U1',
    'w3,w3,Wyn Example,U2',
    'w4,w4,Wes Example,U3',
    'chair1,chair1,Cher Example,D',
  ])
  await csv(
    'person',
    'pers_person_id,pers_forename,pers_surname,pers_dob',
    all.map(each => `${prefix}${each.id},${each.name.split(' ').join(',')},2016-05-01`),
  )
  await csv(
    'cin_episodes',
    'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team',
    all.map(each => `${prefix}${each.id},${prefix}r-${each.id},2025-01-06,${each.unit}`),
  )
  await csv(
    'cp_plans',
    'cppl_person_id,cppl_cp_plan_id,cppl_referral_id,cppl_cp_plan_start_date',
    all.map(each => `${prefix}${each.id},${prefix}p-${each.id},${prefix}r-${each.id},2025-02-03`),
  )
  await csv(
    'cp_visits',
    'cppv_person_id,cppv_cp_visit_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen',
    all.map(each => `${prefix}${each.id},${prefix}v-${each.id},${prefix}p-${each.id},2025-02-10,Y`),
  )
  await csv(
    'involvements',
    'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date',
    [
      ...all.map(each => `${prefix}i-${each.id},${prefix}${each.id},${each.worker},CW,${each.unit},2025-01-07`),
      `${prefix}i-chair,${prefix}${children.unit.id},chair1,CPC,D,2025-02-03`,
    ],
  )
}
