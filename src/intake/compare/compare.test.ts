import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { readDerived } from '../../domain/indicators/derived-text.ts'
import { readChildRows } from '../../store/case-records.ts'
import { loadDerivations } from '../../store/derivations.ts'
import type { Store } from '../../store/store.ts'
import { readDigests } from '../../store/table-digests.ts'
import type { ImportMode } from '../../store/tables.ts'
import { withStores } from '../../store/testing.ts'
import { importPath } from '../import.ts'
import { type FakeExtract, fakeReceived, fakeUnderstanding } from '../import-testing.ts'
import { canonicalJson, contentHash, digestOf } from './canonical.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

const dateColumn: Record<string, string> = { cp_visits: 'cppv_cp_visit_date', cla_reviews: 'clar_cla_review_date' }

interface ModelRow {
  readonly table: string
  readonly key: string
  readonly childId: string
  readonly data: Record<string, string>
}

interface ModelExtract {
  readonly mode: ImportMode
  readonly rows: readonly ModelRow[]
  readonly tables: readonly string[]
}

/** Few children, tables, keys and values, so that extracts meet often; a key may turn up under another child. */
const row: fc.Arbitrary<ModelRow> = fc
  .record({
    table: fc.constantFrom('cp_visits', 'cla_reviews', 'person'),
    child: fc.constantFrom('a', 'b', 'c', ''),
    key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
    day: fc.constantFrom(undefined, '2020-01-01', '2021-06-05', '2022-02-03'),
    said: fc.constantFrom('x', 'yy', undefined),
  })
  .map(({ table, child, key, day, said }) => {
    const column = dateColumn[table]
    const data: Record<string, string> = {}
    if (column && day) data[column] = day
    if (said) data.said = said
    return { table, key, childId: child, data }
  })
const extract: fc.Arbitrary<ModelExtract> = fc.record({
  mode: fc.constantFrom('replace', 'full', 'delta'),
  // One row a key: what is done with two is told elsewhere.
  rows: fc.uniqueArray(row, { maxLength: 8, minLength: 1, selector: each => `${each.table} ${each.key}` }),
  tables: fc.subarray(['cp_visits', 'cla_reviews', 'person']),
})

type Model = Map<string, ModelRow>

/** The rule as plainly as it can be put. */
function apply(held: Model, { mode, rows, tables }: ModelExtract): Model {
  const supplied = new Set([...tables, ...rows.map(each => each.table)])
  const next: Model = new Map()
  for (const [id, each] of held) {
    const ours = rows.filter(other => other.table === each.table)
    const childIsIn = ours.some(other => other.childId === each.childId)
    const days = ours.map(other => other.data[dateColumn[each.table] ?? '']).filter(day => day !== undefined)
    const start = days.sort()[0]
    const day = each.data[dateColumn[each.table] ?? '']
    const spokenOf = supplied.has(each.table) && (mode === 'full' || (mode === 'replace' && childIsIn))
    const within = start === undefined || day === undefined || day >= start
    if (!(spokenOf && within)) next.set(id, each)
  }
  for (const each of rows) next.set(`${each.table} ${each.key}`, each)
  return next
}

async function heldRows(store: Store, authority: string): Promise<Model> {
  const found = await readChildRows(store.db, authority, ['a', 'b', 'c', ''])
  return new Map(
    [...found.values()]
      .flat()
      .map(({ table, key, childId, data }) => [`${table} ${key}`, { table, key, childId, data }]),
  )
}

function sorted(model: Model) {
  return [...model].sort(([a], [b]) => (a < b ? -1 : 1))
}

withStores('comparing', getStore => {
  let authorities = 0

  it('leaves held what the rule says, whatever extracts come after one another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(extract, { minLength: 1, maxLength: 6 }), async extracts => {
        const store = getStore()
        const authority = `model${++authorities}`
        let at = 0
        let model: Model = new Map()
        const run = (each: FakeExtract, mode: ImportMode) =>
          importPath(store, {
            source: { received: fakeReceived({ ...each, mark: String(at++) }) },
            authority,
            mode,
            confirm: 'yes',
            acceptGone: true,
            by: 'test',
            at: new Date(0),
            understand: fakeUnderstanding(),
            rulesVersion: '1',
            filesFolder,
          })
        for (const each of extracts) {
          const before = model
          model = apply(model, each)
          const { rows } = await run(each, each.mode)
          expect(sorted(await heldRows(store, authority))).toEqual(sorted(model))
          expect(before.size + rows.new - rows.gone).toBe(model.size)
          expect(rows.new + rows.changed + rows.unchanged).toBe(each.rows.length)

          const again = await run(each, each.mode)
          expect(again).toMatchObject({
            rows: { new: 0, changed: 0, gone: 0, unchanged: each.rows.length },
            children: 0,
          })
        }
        await expectKeptTogether(store, authority, model)
      }),
      { numRuns: 12 },
    )
  })
})

/** Digests and derivations say the same as the rows. */
async function expectKeptTogether(store: Store, authority: string, model: Model) {
  const rows = [...model.values()]
  const digests: Record<string, unknown> = {}
  for (const [table, kept] of (await readDigests(store.db, authority)).of('ssd'))
    for (const [childId, digest] of kept.entries()) digests[`${childId} ${table}`] = digest
  const expected: Record<string, unknown> = {}
  for (const { childId, table } of rows) {
    const own = rows.filter(each => each.childId === childId && each.table === table)
    const hashed = own.map(each => ({ key: each.key, hash: contentHash(childId, canonicalJson(each.data)) }))
    expected[`${childId} ${table}`] = { content: digestOf(hashed), rows: own.length, asWritten: undefined }
  }
  expect(digests).toEqual(expected)
  const { derivations } = await loadDerivations(store.db, authority)
  const deadlines = derivations.map(each => [each.childId, readDerived(each.payload).columns.deadline![0]])
  const children = [...new Set(rows.map(each => each.childId))].filter(each => each !== '').sort()
  expect(deadlines).toEqual(children.map(child => [child, rows.filter(each => each.childId === child).length]))
}

it('makes the same of a row however its columns are ordered', () => {
  expect(canonicalJson({ b: '1', a: '2', c: '' })).toBe('{"a":"2","b":"1"}')
  expect(canonicalJson({ a: 'x\u0000\ud800"\\u0041' })).toBe('{"a":"x\ufffd\ufffd\\"\\\\u0041"}')
  expect(
    digestOf([
      { key: 'a', hash: '1' },
      { key: 'b', hash: '2' },
    ]),
  ).toBe(
    digestOf([
      { key: 'b', hash: '2' },
      { key: 'a', hash: '1' },
    ]),
  )
})
