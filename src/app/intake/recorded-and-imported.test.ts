import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inRows } from '../../domain/indicators/derived-columns.ts'
import { readDerived } from '../../domain/indicators/derived-text.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'
import { settleRecorded } from './settle-recorded.ts'

const authority = '999'
const at = new Date('2019-06-07T09:00:00Z')
let folder: string
let place: Workplace

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-recorded-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
})
afterAll(async () => {
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Imports two children whose cases opened in January and, told by `closed`, closed on a day. */
async function importTwo(closed: Readonly<Record<string, string>>): Promise<void> {
  const path = join(folder, `extract-${Object.values(closed).join('-') || 'first'}`)
  await mkdir(path)
  const people = ['c1', 'c2'].map(id => `${id},2010-03-04`)
  const cases = ['c1', 'c2'].map(id => `r-${id},${id},2019-01-07,${closed[id] ?? ''}`)
  await writeFile(join(path, 'ssd_person.csv'), ['pers_person_id,pers_dob', ...people].join('\n'))
  await writeFile(
    join(path, 'ssd_cin_episodes.csv'),
    ['cine_referral_id,cine_person_id,cine_referral_date,cine_close_date', ...cases].join('\n'),
  )
  const request = { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await place.intake.run({ kind: 'import', ...request })).state).toBe('published')
}

/** The rows of Sightline's own templates that a child was worked out with, and whether the case is known to be closed. */
async function workedOut(childId: string) {
  const { payload } = await place.store.db
    .selectFrom('child_derivation')
    .select('payload')
    .where('child_id', '=', childId)
    .where('to_version', 'is', null)
    .executeTakeFirstOrThrow()
  const { facts } = inRows(readDerived(payload))
  return { own: facts.own!.map(each => each[2]), open: facts.referral!.length }
}

const record = (childId: string, kind: string) =>
  place.store.transaction(trx =>
    recordRows(
      trx,
      authority,
      [{ rowId: uuid(), childId, table: 'supervisions', data: { held_on: '2019-06-03', kind, by: 'M1' } }],
      { by: 'uma', at },
    ),
  )

it('no import forgets what was recorded, whether it was in the numbers before or not', async () => {
  await importTwo({})
  await record('c1', 'case supervision')
  await settleRecorded(place.store, authority, at)
  expect((await workedOut('c1')).own).toEqual(['case supervision'])
  // Recorded, and not taken in when the next import touches the child.
  await record('c1', 'senior oversight')
  await importTwo({ c1: '2019-05-31' })
  expect((await workedOut('c1')).own.sort()).toEqual(['case supervision', 'senior oversight'])
  await record('c2', 'unit discussion')
  await importTwo({ c1: '2019-05-31', c2: '2019-05-30' })
  expect((await workedOut('c2')).own).toEqual(['unit discussion'])
  expect((await workedOut('c1')).own).toHaveLength(2)
  await settleRecorded(place.store, authority, at)
  expect((await workedOut('c2')).own).toEqual(['unit discussion'])
})

it('a template of which the first row is recorded brings its standards into use', async () => {
  const { rules } = await settleRecorded(place.store, authority, at)
  expect(rules).toMatch(/ /)
  const worked = await place.store.db
    .selectFrom('child_derivation')
    .select('rules_version')
    .distinct()
    .where('to_version', 'is', null)
    .execute()
  expect(worked.map(each => each.rules_version)).toEqual([rules])
})
