import fc from 'fast-check'
import { CompiledQuery, sql } from 'kysely'
import { expect, it } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { readMigrations } from './migrate.ts'
import { type Digest, digestLength, readDigests, TableDigests, writeDigests } from './table-digests.ts'
import { asOwner, withStores } from './testing.ts'

const someDigest = fc.string({ unit: fc.constantFrom(...'aB3-_'), minLength: digestLength, maxLength: digestLength })
const digest = fc.record({
  rows: fc.integer({ min: 1, max: 50 }),
  content: someDigest,
  asWritten: fc.option(someDigest, { nil: undefined }),
})
/** Ids as they are read, and as nobody hopes to read them. */
const childId = fc.oneof(fc.constantFrom('1', '2', '3', '10'), fc.string({ unit: 'grapheme', maxLength: 3 }))
const changes = fc.array(fc.tuple(childId, fc.option(digest, { nil: undefined })), { maxLength: 8 })

it('keep of each child what was last said of it, also as text', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 6 }), rounds => {
      const expected = new Map<string, Digest>()
      let kept = new TableDigests()
      for (const round of rounds) {
        kept = new TableDigests(JSON.parse(kept.with(new Map(round)).toText()))
        for (const [child, each] of new Map(round)) {
          if (each === undefined) expected.delete(child)
          else expected.set(child, each)
        }
      }
      expect(new Map(kept.entries())).toEqual(expected)
      expect(kept.childIds.length).toBe(expected.size)
      expect(kept.rows).toBe([...expected.values()].reduce((sum, each) => sum + each.rows, 0))
      expect(kept.isKnownAsWritten).toBe([...expected.values()].some(each => each.asWritten !== undefined))
      for (const [child, { rows, content, asWritten }] of expected) {
        expect(kept.rowsOf(child)).toBe(rows)
        expect(kept.says(child, rows, content)).toBe(true)
        expect(kept.says(child, rows + 1, content)).toBe(false)
        if (asWritten !== undefined) expect(kept.stoodAs(child, asWritten)).toBe(true)
      }
      expect(kept.rowsOf('of nobody')).toBe(0)
      expect(kept.stoodAs('of nobody', 'a'.repeat(digestLength))).toBe(false)
    }),
  )
})

it('never take one digest for another, nor a digest of another length', () => {
  const kept = new TableDigests().with(
    new Map([
      ['1', { rows: 1, content: 'a'.repeat(16), asWritten: 'b'.repeat(16) }],
      ['2', { rows: 1, content: 'c'.repeat(16) }],
    ]),
  )
  expect(kept.says('2', 1, 'a'.repeat(16))).toBe(false)
  expect(kept.stoodAs('2', 'b'.repeat(16))).toBe(false)
  expect(() => kept.with(new Map([['3', { rows: 1, content: 'short' }]]))).toThrow(RangeError)
})

withStores('digests of tables', (getStore, about) => {
  it('come back as they were written, by format and table', async () => {
    const { db } = getStore()
    await ensureAuthority(db, { authority: '901' })
    expect((await readDigests(db, '901')).isEmpty).toBe(true)
    const one = new TableDigests().with(new Map([['P1', { rows: 2, content: 'a'.repeat(16) }]]))
    const two = one.with(new Map([['P2', { rows: 3, content: 'b'.repeat(16) }]]))
    await writeDigests(db, { authority: '901', format: 'ssd' }, new Map([['cp_visits', one]]))
    await writeDigests(db, { authority: '901', format: 'ssda903' }, new Map([['cp_visits', one]]))
    await writeDigests(db, { authority: '901', format: 'ssd' }, new Map([['cp_visits', two]]))
    const held = await readDigests(db, '901')
    expect(held.isEmpty).toBe(false)
    expect([...held.of('ssd').keys()]).toEqual(['cp_visits'])
    expect(new Map(held.of('ssd').get('cp_visits')!.entries())).toEqual(new Map(two.entries()))
    expect([held.rowsOf('P1'), held.rowsOf('P2'), held.rowsOf('P3')]).toEqual([4, 3, 0])
  })

  it('are made of those kept for each child before', async () => {
    await asOwner(getStore(), about(), async db => {
      await ensureAuthority(db, { authority: '902' })
      await sql`create table child_digest (authority_id text, child_id text, digests jsonb)`.execute(db)
      const kept = {
        P1: { ssd: { cp_visits: ['a'.repeat(16), 2, 'b'.repeat(16)], person: ['c'.repeat(16), 1] } },
        'P"2\t': { ssd: { cp_visits: ['d'.repeat(16), 5] }, ssda903: { reviews: ['e'.repeat(16), 3] } },
        gone: { ssd: {} },
      }
      for (const [child, digests] of Object.entries(kept))
        await sql`insert into child_digest values ('902', ${child}, ${JSON.stringify(digests)}::jsonb)`.execute(db)
      const { text } = readMigrations().find(each => each.name === '0022-digests-by-table')!
      await sql`drop table table_digest`.execute(db)
      await db.transaction().execute(trx => trx.executeQuery(CompiledQuery.raw(text)))
    })
    const held = await readDigests(getStore().db, '902')
    const told = (['ssd', 'ssda903'] as const).flatMap(format =>
      [...held.of(format)].map(([table, each]) => [format, table, [...each.entries()]]),
    )
    expect(Object.fromEntries(told.map(each => [`${each[0]} ${each[1]}`, each[2]]))).toEqual({
      'ssd cp_visits': [
        ['P"2\t', { rows: 5, content: 'd'.repeat(16), asWritten: undefined }],
        ['P1', { rows: 2, content: 'a'.repeat(16), asWritten: 'b'.repeat(16) }],
      ],
      'ssd person': [['P1', { rows: 1, content: 'c'.repeat(16), asWritten: undefined }]],
      'ssda903 reviews': [['P"2\t', { rows: 3, content: 'e'.repeat(16), asWritten: undefined }]],
    })
  })
})
