import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadModel } from '../../analysis/index.ts'
import { buildOrganisation } from '../../domain/access/organisation.ts'
import type { ChildFacts } from '../../domain/access/scope.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { noMappings } from '../../domain/record/local-mappings.ts'
import { type SetStandards, unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { standards } from '../../domain/standards/registry.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import { buildApp, createSessions, settingsFrom } from '../../server/index.ts'
import { memorySessionRows } from '../../server/session-rows.testing.ts'
import {
  createBatch,
  ensureAuthority,
  type ImportedRow,
  insertRecords,
  logAccess,
  openStore,
  type Store,
  writeReceivedFiles,
} from '../../store/index.ts'
import type { ScopedDb } from '../../store/row-scope.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { Page } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { routes as settingsRoutes } from '../settings/index.ts'
import { makeCaseFile } from './case-file.ts'
import type { Family } from './family.ts'
import { routes } from './routes.tsx'

export const hostile = '<script>alert("x")</script>'

/** A row of a child, as the first import brought it in. */
export function imported(table: string, key: string, data: Record<string, string>, childId = 'c/1'): ImportedRow {
  return { table, format: 'ssd', key, childId, data, fromBatch: 1 }
}

/** A child with a hostile name: referred in March 2019, on a protection plan since 1 May 2019, visited once. */
export const someRows: readonly ImportedRow[] = [
  imported('person', 'p1', { pers_forename: 'Robin', pers_surname: hostile, pers_dob: '2012-06-15' }),
  imported('cin_episodes', 'r1', { cine_referral_id: 'r1', cine_referral_date: '2019-03-04', cine_referral_nfa: 'N' }),
  imported('s47_enquiry', 's 1', { s47e_s47_enquiry_id: 's1', s47e_s47_start_date: '2019-04-12' }),
  imported('initial_cp_conference', hostile, {
    icpc_s47_enquiry_id: 's1',
    icpc_icpc_date: '2019-05-08',
    icpc_cp_plan_id: 'pl1',
  }),
  imported('cp_plans', 'pl1', { cppl_cp_plan_id: 'pl1', cppl_cp_plan_start_date: '2019-05-08' }),
  imported('cp_visits', 'v1', {
    cppv_cp_visit_date: '2019-05-14',
    cppv_cp_visit_seen: 'Y',
    cppv_cp_plan_id: 'pl1',
    cppv_note: hostile,
  }),
  imported('involvements', 'i1', {
    invo_involvement_start_date: '2019-03-05',
    invo_professional_role_id: 'CW',
    invo_professional_id: 'w1',
    invo_professional_team: 'k',
  }),
]

export const fullCoverage: Coverage = new Map(standards.map(each => [each.evidence, day('2010-01-01')]))

export const organisation = buildOrganisation(
  [
    { dept_team_id: 's', dept_team_name: 'Family Intervention' },
    { dept_team_id: 'k', dept_team_name: 'Unit Kite', dept_team_parent_id: 's' },
    { dept_team_id: 'l', dept_team_name: 'Unit Lark', dept_team_parent_id: 's' },
  ],
  [
    { prof_professional_id: 'w1', prof_professional_name: `Sam ${hostile}`, prof_professional_department: 'k' },
    { prof_professional_id: 'w2', prof_professional_name: 'Lee Example', prof_professional_department: 'l' },
  ],
)

/** Nobody of the family is known. */
export const noFamily: Family = { relatives: [], unnamed: { siblings: 0, others: 0 }, placed: 'in none' }

/** The child's file as known on a day. */
export const fileOn = (
  on: string,
  coverage: Coverage = fullCoverage,
  rows: readonly ImportedRow[] = someRows,
  standards: SetStandards = unsetStandards,
) => makeCaseFile('c/1', rows, { mappings: noMappings, coverage, standards, on: day(on) })

/** An embedded store with rows in it, and what the child's pages ask of the product, on top of it. */
export interface ChildHouse {
  readonly store: Store
  readonly services: RoomServices
  /** Puts rows into the record, as their import did. */
  hold(rows: readonly ImportedRow[]): Promise<void>
  close(): Promise<void>
}

/** Opens a house for `authority` in which `facts` say who holds whom; everybody else of the rows is held by nobody. */
export async function openChildHouse(
  facts: Readonly<Record<string, Omit<ChildFacts, 'childId'>>>,
): Promise<ChildHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-child-'))
  await emptyRecord(folder)
  const store = await openStore({ folder })
  const { db } = store
  const authority = { id: '999', name: 'Example', synthetic: true }
  await ensureAuthority(db, { authority: authority.id, synthetic: true })
  const at = new Date('2019-06-01T06:00:00Z')
  for (const contentHash of ['one', 'two']) {
    const about = { format: 'ssd', mode: 'replace', authorityFrom: 'only', by: 'ana', contentHash, at } as const
    const batch = await createBatch(db, { authority: authority.id, ...about })
    const names = ['june/ssd_person.csv', 'june/ssd_cp_visits.csv', 'june/ssd_cin_episodes.csv']
    await writeReceivedFiles(
      db,
      authority.id,
      batch,
      names.map(name => ({ name, bytes: 1, hash: name })),
    )
  }
  const services = {
    authority,
    store,
    model: new ReadModel('made-up', factTables, englandAndWales),
    organisation: () => organisation,
    mappings: () => noMappings,
    coverage: () => fullCoverage,
    standards: () => unsetStandards,
    childFacts: async (id: string) => facts[id] && { childId: id, ...facts[id] },
    recordAccess: entries => logAccess(db, authority.id, entries),
    // What the record itself lets a reader see is tested with the store; here the facts decide.
    readAs: (_, work) => store.transaction(trx => work(trx as ScopedDb)),
    singleChildren: () => ({ named: new Set(), barred: new Set(), opened: new Set() }),
    dataVersion: () => 1,
    onVersion: () => () => {},
    dataLine: () => undefined,
    caseloads: () => [{ worker: 'w1', unit: 'k', children: 2 }],
  } satisfies Partial<RoomServices> as unknown as RoomServices
  return {
    store,
    services,
    async hold(rows) {
      for (const [batch, some] of Map.groupBy(rows, each => each.fromBatch)) {
        for (const [format, held] of Map.groupBy(some, each => each.format)) {
          const records = held.map(({ table, key, childId, data }) => {
            return { table, key, childId, json: JSON.stringify(data), hash: 'ab' }
          })
          if (format === 'recorded' || batch === undefined) throw new Error('Only imported rows are held this way.')
          await insertRecords(db, { authority: authority.id, format, batch }, records)
        }
      }
    },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a browser on the same machine sends. */
const ownHeaders = { host: 'localhost:3000' }

/** The whole server with the child's pages and the settings, its clock in the test's hands. */
export async function serveChild({ services }: Pick<ChildHouse, 'services'>, clock: () => Date) {
  const settings = settingsFrom({ SIGHTLINE_LOG_LEVEL: 'silent' }, '/srv')
  const sessions = createSessions(memorySessionRows(), { idleMinutes: 60, hours: 12 })
  const app = await buildApp({
    settings,
    services,
    sessions,
    layout: Page,
    routes: [...routes, ...settingsRoutes],
    clock,
  })

  /** Signs in as a demonstration person; answers what fetches and posts as them from then on. */
  async function signIn(person: string) {
    const first = await app.inject({ url: '/sign-in', headers: ownHeaders })
    const start = await send('/sign-in', { cookie: cookieOf(first), csrf: csrfOf(first.body) }, { person, next: '/' })
    const headers = { ...ownHeaders, cookie: cookieOf(start) }
    return {
      get: (url: string) => app.inject({ url, headers }),
      async post(url: string, fields: Record<string, string>, formOn: string) {
        const form = await app.inject({ url: formOn, headers })
        return send(url, { cookie: headers.cookie, csrf: csrfOf(form.body) }, fields)
      },
    }
  }
  const send = (url: string, by: { cookie: string; csrf: string }, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...ownHeaders, cookie: by.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: by.csrf, ...fields }).toString(),
    })
  return { app, signIn }
}

function cookieOf(response: { readonly headers: Record<string, unknown> }): string {
  return ([response.headers['set-cookie']].flat()[0] as string | undefined)?.split(';')[0] ?? ''
}

function csrfOf(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
}
