import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { ensureAuthority } from '../../store/authorities.ts'
import { createBatch, listBatches, publishedImports, readBatch } from '../../store/batches.ts'
import { readImportedRows } from '../../store/case-records.ts'
import { readChangeLog } from '../../store/change-log.ts'
import { readVersion } from '../../store/data-version.ts'
import { loadDerivations } from '../../store/derivations.ts'
import { readFirstRecorded } from '../../store/first-recorded.ts'
import { readIssues } from '../../store/issues.ts'
import { processMark } from '../../store/process-mark.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import { noRows, readAs } from '../../store/row-scope.ts'
import type { Store } from '../../store/store.ts'
import { suppliedTables } from '../../store/supplied-tables.ts'
import { readDigests } from '../../store/table-digests.ts'
import type { ImportMode } from '../../store/tables.ts'
import { withStores } from '../../store/testing.ts'
import type { ReturnFormat } from '../format.ts'
import { ssdWith } from '../formats/ssd/index.ts'
import { importPath } from '../import.ts'
import { publishBatch, readBatchAgain } from '../import-batch.ts'
import { fakeDerive, fakeFormat, fakeReceived } from '../import-testing.ts'
import { fileOf } from '../read/made-files.ts'
import type { Derive } from './derive.ts'
import { takeBack } from './take-back.ts'
import { previewTakeBack } from './take-back-preview.ts'
import { takeIn } from './take-in.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

const ssd = ssdWith({ today: day('2026-11-26') })
const census: ReturnFormat = { ...fakeFormat, id: 'cin-census' }
const at = new Date('2026-11-26T08:00:00Z')

/** An import: files of the case system, or a made-up census beside them. */
interface Import {
  readonly of: 'ssd' | 'census'
  readonly mode: ImportMode
  /** Children and what is said of them. */
  readonly people: readonly (readonly [child: string, name: string])[]
  /** Visits: which, whose, when. A visit may come to be another child's. */
  readonly visits: readonly (readonly [visit: string, child: string, on: string])[]
}

const child = fc.constantFrom('1', '2', '3', '4')
const imported: fc.Arbitrary<Import> = fc.record({
  of: fc.constantFrom('ssd', 'ssd', 'ssd', 'census'),
  mode: fc.constantFrom('replace', 'full', 'delta'),
  people: fc.uniqueArray(fc.tuple(child, fc.constantFrom('Ann', 'Jo')), {
    minLength: 1,
    maxLength: 4,
    selector: each => each[0],
  }),
  visits: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('V1', 'V2', 'V3', 'V4', 'V5'),
      child,
      fc.constantFrom('2026-05-01', '2026-06-02', '2026-07-03'),
    ),
    { maxLength: 5, selector: each => each[0] },
  ),
})

function receivedOf({ of, people, visits }: Import, mark: string) {
  if (of === 'census') {
    return fakeReceived({
      mark,
      tables: ['person', 'cp_visits'],
      rows: [
        ...people.map(([childId, name]) => ({ table: 'person', key: childId, childId, data: { name } })),
        ...visits.map(([key, childId, on]) => ({ table: 'cp_visits', key, childId, data: { cppv_cp_visit_date: on } })),
      ],
    })
  }
  const files = [
    fileOf('ssd_person.csv', ['pers_person_id,pers_forename', ...people.map(each => each.join(',')), ''].join('\r\n')),
    fileOf(
      'ssd_cp_visits.csv',
      ['cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date', ...visits.map(each => each.join(',')), ''].join('\r\n'),
    ),
  ]
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { files, hash: mark, bytes, issues: [], dispose: async () => {} }
}

const publishing = {
  by: 'test',
  at,
  understand: async () => ({ formats: [ssd, census], derive: fakeDerive }),
  rulesVersion: '1',
  filesFolder,
  acceptGone: true,
  acceptRefused: true,
} as const

async function take(
  store: Store,
  authority: string,
  each: Import,
  mark: string,
  { confirm = 'yes' }: { confirm?: 'ask' | 'yes' } = {},
) {
  const source = { received: receivedOf(each, mark) }
  const outcome = await importPath(store, { ...publishing, source, authority, mode: each.mode, confirm })
  const { batch, state, rows, issues, children, unchangedFile } = outcome
  const listed = await readIssues(store.db, authority, batch)
  const told = listed.map(({ ordinal, ...issue }) => JSON.stringify(issue)).sort()
  return { batch, told: { state, rows, issues, children, unchangedFile, listed: told } }
}

const back = (store: Store, authority: string, batch?: number, derive: Derive = fakeDerive) =>
  takeBack(store, authority, { batch, reason: 'The wrong month.', by: 'ann', at, derive, rulesVersion: '1' })

async function record(store: Store, authority: string, childId: string) {
  const row = { rowId: uuid(), childId, table: 'supervisions', data: { held_on: '2026-06-03' } }
  await store.transaction(trx => recordRows(trx, authority, [row], { by: 'uma', at }))
  await takeIn(store, authority, { derive: fakeDerive, rulesVersion: '1', at })
}

/** All that is held of an authority and told of what is. */
async function standing(store: Store, authority: string, { recorded = true } = {}) {
  const { db } = store
  const current = await db
    .selectFrom('case_record')
    .select(['table_name', 'format', 'natural_key', 'child_id', 'data', 'content_hash', 'unit', 'worker', 'restricted'])
    .where('authority_id', '=', authority)
    .where('to_batch', 'is', null)
    .orderBy('table_name')
    .orderBy('format')
    .orderBy('natural_key')
    .execute()
  const digests = await readDigests(db, authority)
  const kept = (['ssd', 'cin-census'] as const).flatMap(format =>
    [...digests.of(format)].flatMap(([table, of]) =>
      Array.from(of.entries(), ([childId, { content, rows }]) => [format, table, childId, content, rows].join(' ')),
    ),
  )
  const { derivations } = await loadDerivations(db, authority)
  return {
    current,
    digests: kept.sort(),
    derivations: recorded ? derivations : derivations.map(({ childId, payload }) => ({ childId, payload })),
    supplied: [...(await suppliedTables(db, authority, 'ssd'))].sort(),
    ages: await publishedImports(db, authority, 'ssd', { limit: 20 }),
    first: await readFirstRecorded(db, authority, [{ table: 'cp_visits', column: 'cppv_cp_visit_date' }], '2026-01-01'),
  }
}

/** As it stands but for the numbers of batches, which go on. */
const unnumbered = ({ ages, first, ...rest }: Awaited<ReturnType<typeof standing>>) => ({
  ...rest,
  ages: ages.map(({ batch, ...each }) => each),
  first: first.map(({ batch, ...each }) => JSON.stringify(each)).sort(),
})

withStores('an import taken back', getStore => {
  let authorities = 0
  const next = async () => {
    const authority = `T${++authorities}`
    await ensureAuthority(getStore().db, { authority, synthetic: true })
    return authority
  }

  it('leaves all as it was before it, and may come again as if it never had', async () => {
    const store = getStore()
    const imports = fc.array(imported, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        imports,
        fc.array(imported, { minLength: 1, maxLength: 2 }),
        imported,
        async (before, wrong, after) => {
          const [authority, straight] = [await next(), await next()]
          for (const [index, each] of before.entries()) {
            await take(store, authority, each, `${authority} b${index}`)
            await take(store, straight, each, `${straight} b${index}`)
          }
          const stood = await standing(store, authority)
          const taken = []
          for (const [index, each] of wrong.entries()) {
            const { batch } = await take(store, authority, each, `${authority} w${index}`)
            taken.push({
              batch,
              version: await readVersion(store.db, authority),
              of: await standing(store, authority),
            })
          }
          for (const { batch, version, of } of taken.reverse()) {
            // As it was known then stays to be read.
            const now = await standing(store, authority)
            expect(now).toEqual(of)
            const preview = await previewTakeBack(store.db, authority)
            const done = await back(store, authority)
            expect(preview.batch.batch).toBe(batch)
            expect(done).toMatchObject({ takenBack: batch, rows: preview.rows })
            expect(done.children).toBeLessThanOrEqual(preview.children)
            const { derivations } = await loadDerivations(store.db, authority, { atVersion: version })
            expect(derivations).toEqual(of.derivations)
          }
          expect(await standing(store, authority)).toEqual(stood)
          // What came before is known as the same once more, and what was taken back is not.
          const again = await take(store, authority, wrong[0]!, `${authority} w0`)
          const direct = await take(store, straight, wrong[0]!, `${straight} w0`)
          expect(again.told).toEqual(direct.told)
          expect(unnumbered(await standing(store, authority))).toEqual(unnumbered(await standing(store, straight)))
          const later = await take(store, authority, after, `${authority} a`)
          expect(later.told).toEqual((await take(store, straight, after, `${straight} a`)).told)
          expect(unnumbered(await standing(store, authority))).toEqual(unnumbered(await standing(store, straight)))
        },
      ),
      { numRuns: 10 },
    )
  }, 240_000)

  const one: Import = {
    of: 'ssd',
    mode: 'full',
    people: [
      ['1', 'Ann'],
      ['2', 'Jo'],
    ],
    visits: [
      ['V1', '1', '2026-05-01'],
      ['V2', '2', '2026-06-02'],
    ],
  }
  const other: Import = {
    of: 'ssd',
    mode: 'full',
    people: [
      ['1', 'Anna'],
      ['3', 'Sam'],
    ],
    visits: [
      ['V1', '1', '2026-05-01'],
      ['V3', '3', '2026-06-02'],
    ],
  }

  it('stays in the history with its rows, and says who took it back, when and why', async () => {
    const store = getStore()
    const authority = await next()
    await take(store, authority, one, `${authority} 1`)
    const { batch } = await take(store, authority, other, `${authority} 2`)
    const versions = () =>
      store.db
        .selectFrom('case_record')
        .select(['table_name', 'natural_key', 'child_id', 'data', 'from_batch', 'to_batch'])
        .where('authority_id', '=', authority)
        .where('from_batch', '<=', batch)
        .orderBy('table_name')
        .orderBy('natural_key')
        .orderBy('from_batch')
        .execute()
    const before = await versions()
    const done = await back(store, authority)
    expect(done).toMatchObject({ takenBack: batch, rows: { new: 2, changed: 1, gone: 2 }, children: 2 })
    const after = await versions()
    expect(after.map(({ to_batch, ...each }) => each)).toEqual(before.map(({ to_batch, ...each }) => each))
    for (const [index, { to_batch: then }] of before.entries())
      if (then !== null) expect(after[index]!.to_batch).toBe(then)
    const [takingBack, taken] = await listBatches(store.db, authority)
    expect(taken).toMatchObject({
      state: 'taken-back',
      version: 2,
      message: 'Taken back on 26 Nov 2026 by ann. The wrong month.',
    })
    expect(takingBack).toMatchObject({ state: 'take-back', takes_back: batch, version: 3, reason: 'The wrong month.' })
    const [change] = await readChangeLog(store.db, authority, { event: 'import taken back' })
    expect(change).toMatchObject({
      principal: 'ann',
      subject: `batch ${batch}`,
      before: { state: 'published', version: 2 },
      after: { state: 'taken-back', version: 3, reason: 'The wrong month.', new: 2, changed: 1, gone: 2 },
    })
    // What is said of a row brought again came with the import that first brought it.
    const rows = await readAs(store, { ...noRows(authority), everything: true }, db =>
      readImportedRows(db, authority, '1'),
    )
    expect(rows.map(each => each.fromBatch)).toEqual([1, 1])
    // The files of the import before say what is held, and those taken back do not.
    expect((await take(store, authority, one, `${authority} 1`)).told.unchangedFile).toBe(true)
    const again = await take(store, authority, other, `${authority} 2`)
    expect(again.told).toMatchObject({ state: 'published', rows: { new: 2, changed: 1, gone: 2 } })
  })

  it('works only the children touched out again, and tells whoever follows', async () => {
    const store = getStore()
    const authority = await next()
    await take(store, authority, { ...one, people: [...one.people, ['4', 'Ed']] }, `${authority} 1`)
    await take(
      store,
      authority,
      {
        ...one,
        people: [
          ['1', 'Anna'],
          ['2', 'Jo'],
          ['4', 'Ed'],
        ],
      },
      `${authority} 2`,
    )
    const worked: string[] = []
    const done = await back(store, authority, undefined, (childId, rows) => {
      worked.push(childId)
      return fakeDerive(childId, rows)
    })
    expect(worked).toEqual(['1'])
    const told = await store.db.selectFrom('outbox').selectAll().where('authority_id', '=', authority).execute()
    expect(told.find(each => each.version === done.version)).toMatchObject({ kind: 'import taken back' })
    expect(
      (await loadDerivations(store.db, authority, { sinceVersion: 2 })).derivations.map(each => each.childId),
    ).toEqual(['1'])
  })

  it('leaves what was recorded here in between, also of a child whom only it brought', async () => {
    const store = getStore()
    const authority = await next()
    await take(store, authority, one, `${authority} 1`)
    await take(store, authority, other, `${authority} 2`)
    await record(store, authority, '1')
    await record(store, authority, '3')
    await back(store, authority)
    const { derivations } = await loadDerivations(store.db, authority)
    const payloads = new Map(derivations.map(each => [each.childId, each.payload]))
    for (const each of ['1', '3']) expect(payloads.get(each)).toContain('2026-06-03')
    expect(payloads.get('1')).toContain('Ann')
    expect(payloads.get('3')).not.toContain('Sam')
    expect(payloads.has('2')).toBe(true)
    // The first import of all may go as well, and no import after that forgets what was recorded.
    await back(store, authority)
    expect((await loadDerivations(store.db, authority)).derivations.map(each => each.childId)).toEqual(['1', '3'])
    await take(store, authority, other, `${authority} 2`)
    const once = new Map(
      (await loadDerivations(store.db, authority)).derivations.map(each => [each.childId, each.payload]),
    )
    expect(once.get('3')).toContain('Sam')
    expect(once.get('3')).toContain('2026-06-03')
  })

  it('is the one published last, which may have been received before another', async () => {
    const store = getStore()
    const authority = await next()
    await take(store, authority, one, `${authority} 1`)
    const waits = (await take(store, authority, other, `${authority} 2`, { confirm: 'ask' })).batch
    const { batch } = await take(store, authority, { ...one, people: [['1', 'Ann']] }, `${authority} 3`)
    const stood = await standing(store, authority)
    await publishBatch(store, authority, waits, publishing)
    expect((await standing(store, authority)).current).not.toEqual(stood.current)
    await expect(back(store, authority, batch)).rejects.toMatchObject({ code: 'not-newest' })
    expect(await back(store, authority)).toMatchObject({ takenBack: waits })
    expect(await standing(store, authority)).toEqual(stood)
    expect(await back(store, authority)).toMatchObject({ takenBack: batch, rows: { new: 1, changed: 0, gone: 0 } })
  })

  describe('is refused', () => {
    it('where nothing is published, or it is not the newest, or no more, or nobody says why', async () => {
      const store = getStore()
      const authority = await next()
      await expect(back(store, authority)).rejects.toMatchObject({ code: 'nothing-published' })
      const first = (await take(store, authority, one, `${authority} 1`)).batch
      const second = (await take(store, authority, other, `${authority} 2`)).batch
      await expect(back(store, authority, first)).rejects.toMatchObject({
        code: 'not-newest',
        message: expect.stringContaining(`Import ${second} was published after import ${first}`),
      })
      await expect(back(store, authority, 77)).rejects.toMatchObject({ code: 'no-batch' })
      const why = { batch: second, reason: ' \n', by: 'ann', at, derive: fakeDerive, rulesVersion: '1' }
      await expect(takeBack(store, authority, why)).rejects.toMatchObject({ code: 'no-reason' })
      const { batch } = await back(store, authority, second)
      for (const each of [second, batch])
        await expect(back(store, authority, each)).rejects.toMatchObject({ code: 'not-published' })
      expect((await readBatch(store.db, authority, second))?.state).toBe('taken-back')
      await back(store, authority, first)
      expect((await standing(store, authority)).current).toEqual([])
    })

    it('while an import is under way, and not for one that died', async () => {
      const store = getStore()
      const authority = await next()
      await take(store, authority, one, `${authority} 1`)
      const begun = {
        authority,
        format: 'ssd',
        mode: 'full',
        contentHash: 'x',
        authorityFrom: 'asked',
        by: 'test',
        at,
      } as const
      const batch = await createBatch(store.db, begun)
      await expect(back(store, authority)).rejects.toMatchObject({
        code: 'under-way',
        message: expect.stringContaining(`Import ${batch} is under way`),
      })
      // One that no process works on any more.
      const died = JSON.stringify({ ...processMark(), started: 'before' })
      await store.db.updateTable('import_batch').set({ process: died }).where('batch', '=', batch).execute()
      expect(await back(store, authority)).toMatchObject({ rows: { gone: 4 } })
    })

    it('as something whose files could be read again: it has none', async () => {
      const store = getStore()
      const authority = await next()
      await take(store, authority, one, `${authority} 1`)
      const { batch } = await back(store, authority)
      await expect(readBatchAgain(store, authority, batch, publishing)).rejects.toMatchObject({ code: 'no-files' })
      expect(await listBatches(store.db, authority)).toHaveLength(2)
    })

    it('while one is under way on another machine, but not for ever where that machine is gone', async () => {
      const store = getStore()
      const authority = await next()
      await take(store, authority, one, `${authority} 1`)
      const about = { authority, format: 'ssd', mode: 'full', contentHash: 'x', authorityFrom: 'asked' } as const
      const batch = await createBatch(store.db, { ...about, by: 'test', at: new Date() })
      const elsewhere = JSON.stringify({ ...processMark(), host: 'elsewhere.example' })
      const other = store.db
        .updateTable('import_batch')
        .where('authority_id', '=', authority)
        .where('batch', '=', batch)
      await other.set({ process: elsewhere }).execute()
      await expect(back(store, authority)).rejects.toMatchObject({ code: 'under-way' })
      await other.set({ started_at: new Date(Date.now() - 25 * 3_600_000) }).execute()
      expect(await back(store, authority)).toMatchObject({ rows: { gone: 4 } })
    })

    it('with nothing changed where it stops half way, and then goes as if it had not', async () => {
      const store = getStore()
      const authority = await next()
      await take(store, authority, one, `${authority} 1`)
      const stood = await standing(store, authority)
      await take(store, authority, other, `${authority} 2`)
      const wrong = await standing(store, authority)
      let left = 2
      const stops: Derive = (childId, rows) => {
        if (--left === 0) throw new Error('stopped')
        return fakeDerive(childId, rows)
      }
      await expect(back(store, authority, undefined, stops)).rejects.toThrow('stopped')
      expect(await standing(store, authority)).toEqual(wrong)
      expect([
        await readVersion(store.db, authority),
        await readChangeLog(store.db, authority, { event: 'import taken back' }),
      ]).toEqual([2, []])
      await back(store, authority)
      expect(await standing(store, authority)).toEqual(stood)
    })

    it('to the second of two who ask at once', async () => {
      const store = getStore()
      const authority = await next()
      await take(store, authority, one, `${authority} 1`)
      const { batch } = await take(store, authority, other, `${authority} 2`)
      const both = await Promise.allSettled([back(store, authority, batch), back(store, authority, batch)])
      expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await readVersion(store.db, authority)).toBe(3)
    })
  })
})
