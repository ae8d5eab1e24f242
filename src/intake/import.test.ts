import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readDerived } from '../domain/indicators/derived-text.ts'
import { readAuthorities, readAuthoritiesInUse } from '../store/authorities.ts'
import { createBatch, listBatches, readBatch } from '../store/batches.ts'
import { readChildRows } from '../store/case-records.ts'
import { readVersion } from '../store/data-version.ts'
import { loadDerivations } from '../store/derivations.ts'
import { countIssues, readIssues } from '../store/issues.ts'
import { everyAuthority, writeSetting } from '../store/settings.ts'
import { withStores } from '../store/testing.ts'
import { type ImportOptions, importPath } from './import.ts'
import { defaultAuthoritySetting } from './import-authority.ts'
import { abandonBatch, publishBatch } from './import-batch.ts'
import type { ImportProgress } from './import-progress.ts'
import { type FakeExtract, fakeReceived, fakeUnderstanding } from './import-testing.ts'
import { rederive } from './publish/rederive.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

const at = new Date('2026-03-01T08:00:00Z')
const visit = (childId: string, on: string, seen = 'Y') => ({
  table: 'cp_visits',
  key: `${childId}|${on}`,
  childId,
  data: { cppv_person_id: childId, cppv_cp_visit_date: on, cppv_cp_visit_seen: seen },
})
const person = (childId: string, forename: string) => ({
  table: 'person',
  key: childId,
  childId,
  data: { pers_person_id: childId, pers_forename: forename },
})
const many = (count: number, first = 0) => Array.from({ length: count }, (_, n) => person(`P${first + n}`, 'Sam'))

withStores('importing', getStore => {
  let authorities = 0
  /** An authority of its own for a test, and how to import into it. */
  const fresh = () => {
    const authority = `A${++authorities}-${getStore().engine}`
    const publishing = { by: 'test', at, understand: fakeUnderstanding(), rulesVersion: '1', filesFolder }
    const run = (extract: FakeExtract, more: Partial<ImportOptions> = {}) =>
      importPath(getStore(), {
        ...publishing,
        source: { received: fakeReceived(extract) },
        authority,
        mode: 'replace',
        confirm: 'yes',
        acceptRefused: true,
        ...more,
      })
    const held = async (childId: string) =>
      ((await readChildRows(getStore().db, authority, [childId])).get(childId) ?? []).map(row => row.key)
    const derived = async () => {
      const { derivations } = await loadDerivations(getStore().db, authority)
      return new Map(derivations.map(each => [each.childId, readDerived(each.payload).columns.deadline![0]]))
    }
    return { authority, publishing, run, held, derived }
  }

  it('asks before it publishes an extract of which much was refused', async () => {
    const { authority, publishing, run, held } = fresh()
    const bad = (rows: number) => Array.from({ length: rows }, (_, at) => ({ bad: `31/02/20${10 + at}` }))
    const first = await run({ rows: [...many(19), ...bad(1)] }, { acceptRefused: false })
    expect(first).toMatchObject({ state: 'published', rows: { rejected: 1 } })
    const next = { rows: [...many(18), person('P18', 'Eve'), ...bad(2)] }
    const asked = await run(next, { acceptRefused: false })
    expect(asked).toMatchObject({ state: 'awaiting-confirmation', rows: { changed: 1, rejected: 2 } })
    expect(asked.message).toContain('2 of the 21 rows in this extract could not be taken')
    expect((await readBatch(getStore().db, authority, asked.batch))?.comparison).toMatchObject({ asks: ['refused'] })
    const still = await publishBatch(getStore(), authority, asked.batch, publishing)
    expect(still.state).toBe('awaiting-confirmation')
    const done = await publishBatch(getStore(), authority, asked.batch, { ...publishing, acceptRefused: true })
    expect(done).toMatchObject({ state: 'published', version: 2 })
    expect(await held('P18')).toEqual(['P18'])
  })

  it('works a child out again only where something changed that it is worked out from', async () => {
    const { authority, run, held, derived } = fresh()
    const understand = fakeUnderstanding({ derivesFrom: table => table === 'cp_visits' })
    const given = { understand, mode: 'full', acceptGone: true } as const
    const named = (childId: string, forename: string) => person(childId, forename)
    await run(
      {
        rows: [...['1', '2', '3'].flatMap(each => [named(each, 'Ada'), visit(each, '2026-01-05')]), named('4', 'Ada')],
      },
      given,
    )
    const next = await run(
      {
        rows: [
          ...[named('1', 'Eve'), visit('1', '2026-01-05')],
          ...[named('2', 'Eve'), visit('2', '2026-01-06')],
          ...[named('3', 'Ada'), visit('3', '2026-01-05')],
          named('5', 'Ada'),
        ],
      },
      given,
    )
    // The second has another visit, the fourth is gone, the fifth is new. Of the first only the name is another.
    expect(next).toMatchObject({ rows: { new: 2, changed: 2, unchanged: 3, gone: 2 }, children: 2 })
    expect([...(await derived()).keys()].sort()).toEqual(['1', '2', '3', '5'])
    expect(await held('1')).toEqual(['1|2026-01-05', '1'])
    const holders = await getStore()
      .db.selectFrom('case_record')
      .select(['child_id', 'unit', 'worker'])
      .where('authority_id', '=', authority)
      .where('table_name', '=', 'person')
      .where('to_batch', 'is', null)
      .orderBy('child_id')
      .execute()
    expect(holders).toEqual(['1', '2', '3', '5'].map(child_id => ({ child_id, unit: 'unit 1', worker: 'worker 1' })))
  })

  it('publishes what is new, and recognises the same file', async () => {
    const { authority, run, held, derived } = fresh()
    const extract = {
      rows: [person('1', 'Ada'), visit('1', '2026-01-05'), visit('2', '2026-01-06'), { bad: '31/02/2026' }],
    }
    const first = await run(extract)
    expect(first).toMatchObject({
      batch: 1,
      state: 'published',
      version: 1,
      rows: { new: 3, changed: 0, unchanged: 0, gone: 0, rejected: 1 },
      issues: { errors: 1, warnings: 0, notes: 0 },
      children: 2,
      deadlines: 3,
    })
    expect(await held('1')).toEqual(['1|2026-01-05', '1'])
    expect(await derived()).toEqual(
      new Map([
        ['1', 2],
        ['2', 1],
      ]),
    )
    expect(await readIssues(getStore().db, authority, 1)).toMatchObject([
      { ordinal: 1, row: 5, value: '31/02/2026', code: 'date-unreadable' },
    ])
    expect(await countIssues(getStore().db, authority, 1)).toMatchObject([{ code: 'date-unreadable', issues: 1 }])

    const again = await run(extract)
    expect(again).toMatchObject({ batch: 1, unchangedFile: true, rows: { new: 0, unchanged: 3 }, version: 1 })
    const other = await run({ ...extract, mark: 'another file that says the same' })
    expect(other).toMatchObject({
      batch: 2,
      rows: { new: 0, changed: 0, unchanged: 3, gone: 0 },
      children: 0,
      version: 2,
    })
    expect(await run(extract)).toMatchObject({ batch: 2 - 1, unchangedFile: true })
  })

  it('ends what changed and what is gone, and leaves other children, tables and times alone', async () => {
    const { run, held, derived, authority } = fresh()
    await run({
      rows: [
        ...many(100),
        person('1', 'Ada'),
        visit('1', '2025-12-31'),
        visit('1', '2026-01-05'),
        visit('1', '2026-02-05'),
        visit('2', '2026-01-06'),
      ],
    })
    const second = await run({
      rows: [visit('1', '2026-01-05', 'N'), visit('1', '2026-02-06'), visit('3', '2026-01-02')],
    })
    // 2025-12-31 is before the extract begins; child 2 is not in it.
    expect(second).toMatchObject({
      state: 'awaiting-confirmation',
      rows: { new: 2, changed: 1, unchanged: 0, gone: 1 },
    })
    expect(second.message).toContain('1 of the 4 rows')
    expect(await held('1')).toHaveLength(4)
    expect(await readVersion(getStore().db, authority)).toBe(1)

    const meant = await run(
      { rows: [visit('1', '2026-01-05', 'N'), visit('1', '2026-02-06'), visit('3', '2026-01-02')] },
      { acceptGone: true },
    )
    expect(meant).toMatchObject({ state: 'published', batch: 3, version: 2, children: 2 })
    expect(await held('1')).toEqual(['1|2025-12-31', '1|2026-01-05', '1|2026-02-06', '1'])
    expect(await held('2')).toEqual(['2|2026-01-06'])
    expect((await derived()).get('1')).toBe(4)
    const before = await readChildRows(getStore().db, authority, ['1'], { atBatch: 1 })
    expect(before.get('1')!.map(row => row.key)).toContain('1|2026-02-05')
    const changes = await loadDerivations(getStore().db, authority, { sinceVersion: 1 })
    expect(changes.derivations.map(each => [each.childId, each.unit, each.worker])).toEqual([
      ['1', 'unit 1', 'worker 1'],
      ['3', 'unit 1', 'worker 1'],
    ])
    expect((await loadDerivations(getStore().db, authority, { atVersion: 1 })).derivations).toHaveLength(102)
  })

  it('takes children absent from a full extract as gone, and tells who was removed', async () => {
    const { run, held, authority } = fresh()
    await run({ rows: many(100) })
    const full = await run({ rows: many(97) }, { mode: 'full' })
    expect(full).toMatchObject({ state: 'published', rows: { unchanged: 97, gone: 3 }, children: 0 })
    expect(await held('P99')).toEqual([])
    expect(await loadDerivations(getStore().db, authority, { sinceVersion: 1 })).toMatchObject({
      version: 2,
      derivations: [],
      removed: ['P97', 'P98', 'P99'],
    })
    const back = await run({ rows: many(100) }, { mode: 'full' })
    expect(back.rows).toMatchObject({ new: 3, unchanged: 97 })
  })

  it('lets a delta only add and change', async () => {
    const { run, held } = fresh()
    await run({ rows: [visit('1', '2026-01-05'), visit('1', '2026-02-05')] })
    const delta = await run({ rows: [visit('1', '2026-01-05', 'N'), visit('1', '2026-01-20')] }, { mode: 'delta' })
    expect(delta.rows).toMatchObject({ new: 1, changed: 1, unchanged: 0, gone: 0 })
    expect(await held('1')).toHaveLength(3)
    const same = await run({
      rows: [visit('1', '2026-01-05', 'N'), visit('1', '2026-01-20'), visit('1', '2026-02-05')],
    })
    expect(same.rows).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
  })

  it('moves a row whose child was corrected', async () => {
    const { run, held, derived } = fresh()
    await run({ rows: [{ ...visit('1', '2026-01-05'), key: 'V1' }, visit('1', '2026-01-07')] })
    const moved = await run({ rows: [{ ...visit('2', '2026-01-05'), key: 'V1' }] })
    expect(moved).toMatchObject({ rows: { new: 0, changed: 1, gone: 0 }, children: 2 })
    expect(await held('1')).toEqual(['1|2026-01-07'])
    expect(await held('2')).toEqual(['V1'])
    expect(await derived()).toEqual(
      new Map([
        ['1', 1],
        ['2', 1],
      ]),
    )
    const same = await run({ rows: [visit('1', '2026-01-07'), { ...visit('2', '2026-01-05'), key: 'V1' }] })
    expect(same.rows).toMatchObject({ unchanged: 2, new: 0, changed: 0, gone: 0 })
  })

  it('takes a repeated row once, and of two that differ the fuller', async () => {
    const { run } = fresh()
    const seen = visit('1', '2026-01-05')
    const outcome = await run({ rows: [seen, seen, visit('1', '2026-01-05', 'N')] })
    expect(outcome).toMatchObject({ rows: { new: 1 }, issues: { errors: 0, warnings: 1, notes: 1 } })
    expect((await run({ rows: [seen] })).rows).toMatchObject({ unchanged: 1, changed: 0 })
  })

  it('keeps text that PostgreSQL would refuse', async () => {
    const { run, held } = fresh()
    await run({
      rows: [{ table: 'person', key: 'a\u0000b', childId: 'c\ud800', data: { note: 'd\u0000e', 'f"\\': '\udc00' } }],
    })
    expect(await held('c\ufffd')).toEqual(['a\ufffdb'])
  })

  it('compares first when asked, and publishes or abandons later', async () => {
    const { authority, publishing, run, held } = fresh()
    const extract = { rows: [visit('1', '2026-01-05')] }
    expect(await run(extract, { confirm: 'ask' })).toMatchObject({ state: 'compared', batch: 1, rows: { new: 1 } })
    expect(await held('1')).toEqual([])
    const waiting = await readBatch(getStore().db, authority, 1)
    expect(waiting).toMatchObject({
      state: 'compared',
      comparison: { byTable: { cp_visits: { new: 1 } }, samples: [{ kind: 'new', childId: '1' }] },
    })
    expect(await publishBatch(getStore(), authority, 1, publishing)).toMatchObject({
      state: 'published',
      version: 1,
      rows: { new: 1, rejected: 0 },
      deadlines: 1,
    })
    expect(await held('1')).toHaveLength(1)
    await expect(publishBatch(getStore(), authority, 1, publishing)).rejects.toMatchObject({ code: 'not-waiting' })

    await run({ rows: [visit('1', '2026-01-06')] }, { confirm: 'ask' })
    await abandonBatch(getStore(), authority, 2, { by: 'test', at })
    expect(await readBatch(getStore().db, authority, 2)).toMatchObject({ state: 'abandoned' })
    await expect(publishBatch(getStore(), authority, 2, publishing)).rejects.toMatchObject({ code: 'not-waiting' })
    await expect(publishBatch(getStore(), authority, 9, publishing)).rejects.toMatchObject({ code: 'no-batch' })
  })

  it('publishes two imports at once one after the other', async () => {
    const { run, held, authority } = fresh()
    await run({ rows: [visit('1', '2026-01-01')] })
    const outcomes = await Promise.all(
      ['2026-01-02', '2026-01-03', '2026-01-04'].map(on => run({ rows: [visit('1', on)] }, { mode: 'delta' })),
    )
    expect(outcomes.map(each => each.version).sort()).toEqual([2, 3, 4])
    expect(await held('1')).toHaveLength(4)
    expect(await readVersion(getStore().db, authority)).toBe(4)
    const both = { rows: [visit('9', '2026-01-02')] }
    const counts = await Promise.all([run(both), run({ ...both, mark: 'x' })])
    expect(counts.map(each => each.rows.new).sort()).toEqual([0, 1])
  })

  it('changes nothing when deriving fails, and says so', async () => {
    const { authority, run, held } = fresh()
    await run({ rows: [visit('1', '2026-01-01')] })
    const derive = () => {
      throw new Error('a rule that cannot be worked out')
    }
    await expect(
      run({ rows: [visit('1', '2026-01-02')] }, { understand: fakeUnderstanding({ derive }) }),
    ).rejects.toThrow('cannot be worked out')
    expect(await held('1')).toEqual(['1|2026-01-01'])
    expect(await readVersion(getStore().db, authority)).toBe(1)
    expect((await listBatches(getStore().db, authority))[0]).toMatchObject({
      batch: 2,
      state: 'failed',
      message: 'The import stopped: a rule that cannot be worked out',
    })
    expect(await run({ rows: [{ bad: 'all of it' }] })).toMatchObject({ state: 'failed', rows: { rejected: 1 } })
  })

  it('says of files with headings and no rows that they have none, and of refused rows that the issues say why', async () => {
    const { run } = fresh()
    const without = await run({ tables: ['cp_visits'], rows: [] })
    expect(without).toMatchObject({ state: 'failed', message: expect.stringContaining('headings and no rows') })
    const passedBy = await run({ rows: [] })
    expect(passedBy).toMatchObject({ state: 'failed', message: expect.stringContaining('is of this format') })
    const refused = await run({ rows: [{ bad: 'all of it' }] })
    expect(refused).toMatchObject({ state: 'failed', message: expect.stringContaining('The issues say why') })
  })

  it('marks as failed what a dead process left', async () => {
    const { authority, run } = fresh()
    await run({ rows: [visit('1', '2026-01-01')] })
    const about = {
      authority,
      authorityFrom: 'asked',
      format: 'ssd',
      mode: 'full',
      contentHash: 'x',
      by: 'b',
      at,
    } as const
    const batch = await createBatch(getStore().db, about)
    await run({ rows: [visit('1', '2026-01-02')] }, { mode: 'delta' })
    expect(await readBatch(getStore().db, authority, batch)).toMatchObject({ state: 'received' })
    const gone = JSON.stringify({ ...(await readBatch(getStore().db, authority, batch))!.process, started: 'before' })
    await getStore()
      .db.updateTable('import_batch')
      .set({ process: gone })
      .where('batch', '=', batch)
      .where('authority_id', '=', authority)
      .execute()
    await run({ rows: [visit('1', '2026-01-03')] }, { mode: 'delta' })
    expect(await readBatch(getStore().db, authority, batch)).toMatchObject({ state: 'failed' })
  })

  it('keeps what is held of a child in a table of whom a row could not be taken', async () => {
    const { run, held } = fresh()
    await run({ rows: [visit('1', '2026-01-01'), visit('1', '2026-01-08'), visit('2', '2026-01-01')] })
    const next = { rows: [visit('1', '2026-01-01'), visit('2', '2026-01-03'), { bad: '08/01/26?', childId: '1' }] }
    const outcome = await run(next, { mode: 'full', acceptGone: true })
    expect(outcome.rows).toMatchObject({ new: 1, gone: 1, rejected: 1 })
    expect(await held('1')).toEqual(['1|2026-01-01', '1|2026-01-08'])
    expect(await held('2')).toEqual(['2|2026-01-03'])
  })

  it('finds the authority, and refuses one the files contradict', async () => {
    const { authority, run } = fresh()
    const own = `own-${getStore().engine}`
    const rows = [visit('1', '2026-01-01')]
    const anybody: Partial<ImportOptions> = { authority: undefined }
    await run({ rows })
    await expect(run({ rows, authority: own })).rejects.toMatchObject({ code: 'authority-differs' })
    expect(await run({ rows, authority: own }, anybody)).toMatchObject({ authority: own, batch: 1 })
    expect(await run({ rows, authority: own }, anybody)).toMatchObject({ authority: own, unchangedFile: true })
    await expect(run({ rows }, anybody)).rejects.toMatchObject({ code: 'authority-unknown' })
    expect((await readAuthorities(getStore().db)).map(each => each.authority_id)).toContain(authority)
    const unread = { understand: fakeUnderstanding({ formats: [] }) }
    await expect(run({ rows }, unread)).rejects.toMatchObject({ code: 'format-unrecognised' })
    const nowhere = { source: { path: join(filesFolder, 'nothing') } }
    await expect(run({ rows }, nowhere)).rejects.toMatchObject({ code: 'nothing-received' })
  })

  it('compares with what is held of the authority the files name, whoever was expected', async () => {
    const expected = fresh()
    const named = fresh()
    const whole = { mode: 'full', acceptGone: true } as const
    const about = { by: 'test', at }
    await expected.run({ rows: [visit('1', '2026-01-01'), visit('2', '2026-01-02')] }, whole)
    await named.run({ rows: [visit('1', '2026-01-01', 'N'), visit('3', '2026-01-03')] }, whole)
    const setDefault = (value: string) =>
      writeSetting(getStore().db, everyAuthority, defaultAuthoritySetting, value, about)
    await setDefault(expected.authority)
    try {
      const rows = [visit('1', '2026-01-01', 'N'), visit('3', '2026-01-03'), visit('3', '2026-01-04')]
      const next = await expected.run({ rows, authority: named.authority }, { ...whole, authority: undefined })
      expect(next).toMatchObject({
        authority: named.authority,
        rows: { new: 1, changed: 0, unchanged: 2, gone: 0 },
        children: 1,
      })
    } finally {
      await setDefault('')
    }
    // What is kept of it is its own: of the other's children nothing is missed.
    const last = await named.run({ rows: [visit('1', '2026-01-01', 'N'), visit('3', '2026-01-03')] }, whole)
    expect(last.rows).toMatchObject({ new: 0, changed: 0, unchanged: 2, gone: 1 })
  })

  it('for an authority of which nothing could be taken leave it out of those in use', async () => {
    const { authority, publishing, run } = fresh()
    const inUse = async () => (await readAuthoritiesInUse(getStore().db)).includes(authority)
    await run({ rows: [{ bad: 'all of it' }] })
    const others = run({ rows: many(1), authority: 'another' })
    await expect(others).rejects.toMatchObject({ code: 'authority-differs' })
    expect((await readAuthorities(getStore().db)).map(each => each.authority_id)).toContain(authority)
    expect(await inUse()).toBe(false)
    const { batch } = await run({ rows: many(1) }, { confirm: 'ask' })
    expect(await inUse()).toBe(true)
    await abandonBatch(getStore(), authority, batch, publishing)
    expect(await inUse()).toBe(false)
    await run({ rows: many(2) })
    expect(await inUse()).toBe(true)
  })

  it('derives again when the rules change', async () => {
    const { authority, run } = fresh()
    await run({ rows: [...many(3), visit('P1', '2026-01-01')] })
    const derive = (childId: string) => ({ childId, facts: { deadline: [['new rules']] } })
    const rederiving = { derive, rulesVersion: '2', because: 'rules changed', at }
    expect(await rederive(getStore(), authority, rederiving)).toMatchObject({ version: 2, children: 3, deadlines: 3 })
    const { derivations, removed } = await loadDerivations(getStore().db, authority, { sinceVersion: 1 })
    expect(derivations.map(each => readDerived(each.payload).words)).toEqual([1, 2, 3].map(() => ['new rules']))
    expect(removed).toEqual([])
  })

  it('tells how far it is, and announces what it published', async () => {
    const { authority, publishing } = fresh()
    const heard: [string, number][] = []
    const stop = await getStore().listen((...told) => heard.push(told))
    const told: ImportProgress[] = []
    const options = { ...publishing, authority, mode: 'replace', confirm: 'yes' } as const
    const source = { received: fakeReceived({ rows: many(10) }) }
    await importPath(getStore(), { ...options, source }, each => told.push(each))
    expect([...new Set(told.map(each => each.step))]).toEqual([
      'receiving',
      'reading',
      'comparing',
      'writing',
      'published',
    ])
    told.length = 0
    const more = { received: fakeReceived({ rows: many(12) }) }
    await importPath(getStore(), { ...options, source: more }, each => told.push(each))
    expect(told.map(each => each.step)).toContain('deriving')
    await expect.poll(() => heard).toContainEqual([authority, 1])
    await stop()
  })
})
