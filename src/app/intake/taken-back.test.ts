import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyRecord } from '../../store/testing-record.ts'
import { readLastImports } from '../data-line.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'
import { rulesVersionOf } from './understanding.ts'

// By the rules themselves: units that come of departments and staff, and standards that a template brings into use.

const authority = '999'
let folder: string
let place: Workplace
let extracts = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-taken-back-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
})
afterAll(async () => {
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

async function take(files: Readonly<Record<string, readonly string[]>>): Promise<number> {
  const path = join(folder, `extract-${++extracts}`)
  await mkdir(path)
  for (const [name, lines] of Object.entries(files)) await writeFile(join(path, name), lines.join('\n'))
  const request = { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
  const { state, batch } = await place.intake.run({ kind: 'import', ...request })
  expect(state).toBe('published')
  return batch
}

const back = () => place.intake.run({ kind: 'take back', authority, reason: 'Wrong file.', by: 'ann' })

/** What is worked out of each child and by which rules, who holds its rows, and what is said of how old all that is. */
async function standing() {
  const { db } = place.store
  return {
    worked: await db
      .selectFrom('child_derivation')
      .select(['child_id', 'unit', 'worker', 'rules_version', 'payload'])
      .where('to_version', 'is', null)
      .orderBy('child_id')
      .execute(),
    rows: await db
      .selectFrom('case_record')
      .select(['table_name', 'natural_key', 'child_id', 'unit', 'worker', 'data'])
      .where('to_batch', 'is', null)
      .orderBy('table_name')
      .orderBy('natural_key')
      .execute(),
    imports: await readLastImports(db, authority),
    rules: await rulesVersionOf(db, authority),
  }
}

const staff = (department: string) => ({
  'ssd_professionals.csv': ['prof_professional_id,prof_professional_department', `w1,${department}`],
})
const children = {
  'ssd_person.csv': ['pers_person_id,pers_dob', 'c1,2019-03-04', 'c2,2019-03-05'],
  'ssd_department.csv': ['dept_team_id,dept_team_name', 'U1,Unit One', 'U2,Unit Two'],
  'ssd_cin_episodes.csv': [
    'cine_referral_id,cine_person_id,cine_referral_date',
    'r1,c1,2026-01-05',
    'r2,c2,2026-01-06',
  ],
  'ssd_involvements.csv': [
    'invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date',
    'c1,w1,SW,Old Team,2026-01-05',
    'c2,w2,SW,U2,2026-01-06',
  ],
  ...staff('U1'),
}

it('leaves units and standards in use as they were', async () => {
  await take(children)
  const first = await standing()
  expect(first.worked.map(each => each.unit)).toEqual(['U1', 'U2'])

  await take(staff('U2'))
  expect((await standing()).worked.map(each => each.unit)).toEqual(['U2', 'U2'])
  // Of the child no row came or went, and of the other nothing is otherwise.
  expect(await back()).toMatchObject({ rows: { new: 0, changed: 1, gone: 0 }, children: 1 })
  expect(await standing()).toEqual(first)

  const template = { 'sightline_supervisions.csv': ['child_id,held_on,kind,by', 'c1,2026-02-03,case supervision,w1'] }
  await take(template)
  const withTemplate = await standing()
  expect(withTemplate.rules).not.toBe(first.rules)
  await back()
  expect(await standing()).toEqual(first)
  await take(template)
  const { worked, rules, rows } = await standing()
  expect({ worked, rules, rows }).toEqual({
    worked: withTemplate.worked,
    rules: withTemplate.rules,
    rows: withTemplate.rows,
  })
})
