import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rulesVersion } from '../../domain/indicators/derive.ts'
import { waitingWords } from '../../rooms/imports/index.ts'
import { writeMapping } from '../../store/mappings.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import { mayReadOf, noRows, readAs } from '../../store/row-scope.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { loadModel, loadOrganisation } from '../read-model.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'
import { settleRecorded } from './settle-recorded.ts'
import { mappingsOf } from './understanding.ts'

// Who leads a unit is to see the children of its workers, whatever the case system calls the team; and an import works out
// those children again whose unit is another by it, and no others.

const at = new Date('2026-06-05T09:00:00Z')
let folder: string
let place: Workplace
let authority: string
let authorities = 0
let extracts = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-teams-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
})
afterAll(async () => {
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

const children = {
  'ssd_person.csv': 'pers_person_id,pers_dob\nc1,2019-03-04\nc2,2019-03-05\nc3,2019-03-06\nc4,2019-03-07',
  'ssd_involvements.csv': [
    'invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date',
    'c1,w1,SW,Old Team,2026-01-05',
    'c2,w2,SW,Old Team,2026-01-05',
    'c3,w1,SW,U2,2026-01-05',
    'c4,w3,SW,Other Team,2026-01-05',
  ].join('\n'),
}
const departments = (...ids: string[]) => ({
  'ssd_department.csv': ['dept_team_id,dept_team_name', ...ids.map(id => `${id},Unit ${id}`)].join('\n'),
})
const staff = (...workers: readonly (readonly [id: string, department: string])[]) => ({
  'ssd_professionals.csv': [
    'prof_professional_id,prof_professional_department',
    ...workers.map(each => each.join(',')),
  ].join('\n'),
})

/** Imports these files; how many children were worked out. */
async function take(files: Readonly<Record<string, string>>): Promise<number> {
  const path = join(folder, `extract-${++extracts}`)
  await mkdir(path)
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  const request = { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
  const outcome = await place.intake.run({ kind: 'import', ...request })
  expect(outcome.state).toBe('published')
  return outcome.children
}

/** The unit of each child as the database decides by it, the same beside rows as beside derivations. */
async function units(): Promise<Record<string, string | null>> {
  const { rows } = await sql<{ child_id: string; unit: string | null }>`
    select distinct child_id, unit from case_record
    where authority_id = ${authority} and to_batch is null and child_id <> ''
    union
    select child_id, unit from child_derivation where authority_id = ${authority} and to_version is null
    order by 1`.execute(place.store.db)
  expect(new Set(rows.map(each => each.child_id)).size).toBe(rows.length)
  return Object.fromEntries(rows.map(each => [each.child_id, each.unit]))
}

/** The teams that the Mappings page asks about, with how many children each holds. */
async function teamsWaiting(): Promise<(string | number | undefined)[][]> {
  const { store } = place
  const [model, organisation, mappings] = await Promise.all([
    loadModel(store, authority),
    loadOrganisation(store, authority),
    mappingsOf(store.db, authority),
  ])
  const waiting = await waitingWords(store.db, authority, { model, organisation, mappings })
  return waiting.filter(each => each.domain === 'team').map(each => [each.from, each.waiting])
}

const begin = () => {
  authority = `a${++authorities}`
}

it('a child whose worker’s team no department is called stands under the worker’s own unit', async () => {
  begin()
  expect(await take({ ...children, ...departments('U1', 'U2'), ...staff(['w1', 'U1'], ['w2', 'Unit U2']) })).toBe(4)
  expect(await units()).toEqual({ c1: 'U1', c2: 'U2', c3: 'U2', c4: 'Other Team' })
  const { store } = place
  const seen = await readAs(store, { ...noRows(authority), units: ['U1'] }, db =>
    mayReadOf(db, authority, ['c1', 'c2', 'c3', 'c4']),
  )
  expect([...seen]).toEqual(['c1'])
  // The Mappings page goes on asking which departments they are.
  expect(await teamsWaiting()).toEqual([
    ['Old Team', 2],
    ['Other Team', 1],
  ])
})

it('where no departments are held nobody is asked which of them a team is', async () => {
  begin()
  await take({ ...children, 'ssd_department.csv': 'dept_team_id,dept_team_name' })
  expect(await units()).toMatchObject({ c1: 'Old Team', c4: 'Other Team' })
  expect(await teamsWaiting()).toEqual([])
})

it('departments and staff that come later move those children, and no others are worked out again', async () => {
  begin()
  expect(await take(children)).toBe(4)
  expect(await units()).toEqual({ c1: 'Old Team', c2: 'Old Team', c3: 'U2', c4: 'Other Team' })
  // Which of the teams are departments is known now: two are none, and whose workers they are is not known.
  expect(await take(departments('U1', 'U2'))).toBe(3)
  expect(await take(staff(['w1', 'U1'], ['w2', 'U2']))).toBe(2)
  expect(await units()).toEqual({ c1: 'U1', c2: 'U2', c3: 'U2', c4: 'Other Team' })
  // A worker moves, of whose children one is in a team that is known; another comes, who has none.
  expect(await take(staff(['w1', 'U2'], ['w2', 'U2'], ['w9', 'U1']))).toBe(1)
  expect(await units()).toEqual({ c1: 'U2', c2: 'U2', c3: 'U2', c4: 'Other Team' })
  // The team is described.
  expect(await take(departments('U1', 'U2', 'Old Team'))).toBe(2)
  expect(await units()).toEqual({ c1: 'Old Team', c2: 'Old Team', c3: 'U2', c4: 'Other Team' })
  // And is dissolved, in an extract that touches one of the children too.
  const touched = children['ssd_person.csv'].replace('2019-03-06', '2019-03-16')
  expect(await take({ 'ssd_person.csv': touched, ...departments('U1', 'U2') })).toBe(3)
  expect(await units()).toEqual({ c1: 'U2', c2: 'U2', c3: 'U2', c4: 'Other Team' })
})

it('an import that says nothing else of departments and staff works out the children it touches', async () => {
  begin()
  const about = { ...departments('U1', 'U2'), ...staff(['w1', 'U1'], ['w2', 'U2']) }
  await take({ ...children, ...about })
  const touched = children['ssd_person.csv'].replace('2019-03-04', '2019-03-14')
  expect(await take({ ...children, ...about, 'ssd_person.csv': touched })).toBe(1)
  expect(await units()).toEqual({ c1: 'U1', c2: 'U2', c3: 'U2', c4: 'Other Team' })
})

it('what is said on the Mappings page goes before, and what is recorded here leaves the unit as it is', async () => {
  begin()
  await take({ ...children, ...departments('U1', 'U2'), ...staff(['w1', 'U1'], ['w2', 'U2']) })
  const supervision = { held_on: '2026-06-03', kind: 'case supervision', by: 'M1' }
  const row = { rowId: uuid(), childId: 'c1', table: 'supervisions', data: supervision }
  await place.store.transaction(trx => recordRows(trx, authority, [row], { by: 'uma', at }))
  expect((await settleRecorded(place.store, authority, at)).rules).toContain(rulesVersion)
  expect((await units()).c1).toBe('U1')
  await writeMapping(place.store.db, authority, { domain: 'team', from: 'Old Team', to: 'U2', by: 'ana', at })
  await place.intake.run({ kind: 'derive again', authority, because: 'words changed' })
  expect(await units()).toEqual({ c1: 'U2', c2: 'U2', c3: 'U2', c4: 'Other Team' })
  // Another unit of the worker is then no matter.
  expect(await take(staff(['w1', 'U2'], ['w2', 'U1']))).toBe(0)
})

it('a worker of whom a name of the authority’s own is recorded as department is in the department it was said to be', async () => {
  begin()
  await take({ ...children, ...departments('U1', 'U2'), ...staff(['w1', 'Kite'], ['w2', 'U2']) })
  expect((await units()).c1).toBe('Old Team')
  // No child's row names it, so that only the Mappings page can ask.
  expect(await teamsWaiting()).toContainEqual(['Kite', 1])
  await writeMapping(place.store.db, authority, { domain: 'team', from: 'Kite', to: 'U1', by: 'ana', at })
  await place.intake.run({ kind: 'derive again', authority, because: 'words changed' })
  expect((await units()).c1).toBe('U1')
  expect((await teamsWaiting()).map(([from]) => from)).not.toContain('Kite')
  const { workers } = await loadOrganisation(place.store, authority)
  expect(workers.map(each => [each.id, each.unitId])).toEqual([
    ['w1', 'U1'],
    ['w2', 'U2'],
  ])
  expect(await take(staff(['w1', 'Kite'], ['w2', 'Kite']))).toBe(1)
  expect((await units()).c2).toBe('U1')
})
