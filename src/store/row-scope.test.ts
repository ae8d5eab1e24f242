import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { insertRecords } from './case-records.ts'
import { insertDerivations } from './derivations.ts'
import { holdRecords, markRestricted } from './holders.ts'
import { mayRead, noRows, type RowScope, readAs } from './row-scope.ts'
import { withStores } from './testing.ts'

interface Child {
  readonly id: string
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly restricted: boolean
}

const at = new Date('2026-11-26T09:00:00Z')
const units = ["U'1", 'U2', 'U\\3', 'Ü4']
const workers = ['w1', 'w2', "w'; reset role; --"]

const child = (index: number) =>
  fc.record({
    id: fc.constant(`c${index}`),
    unit: fc.option(fc.constantFrom(...units), { nil: undefined }),
    worker: fc.option(fc.constantFrom(...workers), { nil: undefined }),
    restricted: fc.boolean(),
  })
const children = fc.tuple(...Array.from({ length: 8 }, (_, index) => child(index)))
const some = (of: readonly string[]) => fc.subarray([...of])
const ids = Array.from({ length: 8 }, (_, index) => `c${index}`)
const scopes = fc.record({
  everything: fc.boolean(),
  units: some(units),
  workers: some(workers),
  children: some(ids),
  named: some(ids),
  barred: some(ids),
})

/** The rule, said plainly. */
function readable(scope: Omit<RowScope, 'authority'>, each: Child): boolean {
  if (scope.barred.includes(each.id)) return false
  if (each.restricted) return scope.named.includes(each.id)
  return (
    scope.everything ||
    (each.unit !== undefined && scope.units.includes(each.unit)) ||
    (each.worker !== undefined && scope.workers.includes(each.worker)) ||
    scope.children.includes(each.id)
  )
}

withStores('reading as one person', getStore => {
  let authorities = 0

  /** An authority with these children, each with a person row, a visit and a derivation. */
  async function holding(all: readonly Child[]): Promise<string> {
    const { db } = getStore()
    const authority = `rows${++authorities}`
    await ensureAuthority(db, { authority })
    const row = (table: string, childId: string, data: object) => ({
      table,
      key: `${table} ${childId}`,
      childId,
      json: JSON.stringify(data),
      hash: 'h',
    })
    await insertRecords(db, { authority, format: 'ssd', batch: 1 }, [
      row('department', '', { dept_team_id: 'U2' }),
      ...all.flatMap(({ id }) => [
        row('person', id, { pers_person_id: id, pers_forename: `Name of ${id}` }),
        row('cp_visits', id, { cppv_person_id: id, cppv_cp_visit_date: '2026-01-01' }),
      ]),
    ])
    await getStore().transaction(trx =>
      insertDerivations(
        trx,
        { authority, version: 1, rulesVersion: '1' },
        all.map(({ id }) => ({ childId: id, payload: '{"facts":{"deadline":[]}}' })),
      ),
    )
    await holdRecords(db, authority, new Map(all.map(each => [each.id, each])))
    const restricted = all.filter(each => each.restricted)
    for (const { id } of restricted) {
      await db
        .insertInto('restricted_child')
        .values({
          authority_id: authority,
          restriction_id: crypto.randomUUID(),
          child_id: id,
          because: 'test',
          made_at: at,
          made_by: 'test',
        })
        .execute()
    }
    await markRestricted(db, authority)
    return authority
  }

  const read = (scope: RowScope) =>
    readAs(getStore(), scope, async db => {
      const of = async (from: string) => {
        const { rows } = await sql<{ child_id: string }>`
          select distinct child_id from ${sql.table(from)} where child_id <> '' order by 1`.execute(db)
        return rows.map(each => each.child_id)
      }
      return [await of('case_record'), await of('child_derivation'), await of('ssd_person'), await of('ssd_cp_visits')]
    })

  // What is asked again may be prepared, and planned once: for whom must not matter.
  it('is the same rows however often and by whomever the same was asked before', async () => {
    const all = ids.map((id, index) => ({
      id,
      unit: units[index % 4],
      worker: workers[index % 3],
      restricted: id === 'c7',
    }))
    const authority = await holding(all)
    const readers: RowScope[] = [
      { ...noRows(authority), everything: true },
      ...units.map(unit => ({ ...noRows(authority), units: [unit] })),
      { ...noRows(authority), workers: ['w2'], barred: ['c1'] },
      { ...noRows(authority), children: ['c3'], named: ['c7'] },
      noRows(authority),
    ]
    for (let turn = 0; turn < 4; turn++) {
      for (const scope of readers) {
        const found = await readAs(getStore(), scope, db =>
          db
            .selectFrom('case_record')
            .select('child_id')
            .where('authority_id', '=', authority)
            .where('table_name', '=', 'person')
            .orderBy('child_id')
            .execute(),
        )
        expect(found.map(each => each.child_id)).toEqual(all.filter(each => readable(scope, each)).map(each => each.id))
      }
    }
  })

  it('gives exactly the children in scope, by every table and view, whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(children, fc.array(scopes, { minLength: 3, maxLength: 6 }), async (all, asked) => {
        const authority = await holding(all)
        for (const scope of asked) {
          const expected = all.filter(each => readable(scope, each)).map(each => each.id)
          const found = await read({ authority, ...scope })
          expect(found).toEqual([expected, expected, expected, expected])
          for (const each of all) {
            const may = await readAs(getStore(), { authority, ...scope }, db => mayRead(db, authority, each.id))
            expect(may).toBe(readable(scope, each))
          }
        }
      }),
      { numRuns: 6 },
    )
  })

  it('gives nothing of another authority, and nothing where nothing has been set', async () => {
    const all = ids.map(id => ({ id, unit: 'U2', worker: 'w1', restricted: false }))
    const authority = await holding(all)
    const other = await holding(all.slice(0, 1))
    const everything = { ...noRows(authority), everything: true }
    expect((await read(everything))[0]).toEqual(ids)
    expect((await read(noRows(authority)))[0]).toEqual([])
    await readAs(getStore(), everything, async db => {
      const { rows } = await sql`select child_id from case_record where authority_id = ${other}`.execute(db)
      expect(rows).toEqual([])
    })
    await getStore().transaction(async trx => {
      await sql`set local role sightline_reader`.execute(trx)
      expect((await sql`select child_id from case_record`.execute(trx)).rows).toEqual([])
      expect((await sql`select child_id from child_derivation`.execute(trx)).rows).toEqual([])
    })
  })

  it('leaves nothing of a reader’s scope behind', async () => {
    const authority = await holding([{ id: 'c0', unit: 'U2', worker: undefined, restricted: true }])
    await readAs(getStore(), { ...noRows(authority), everything: true, named: ['c0'] }, async db => {
      expect(await mayRead(db, authority, 'c0')).toBe(true)
    })
    expect((await read({ ...noRows(authority), everything: true }))[0]).toEqual([])
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(getStore().db)
    expect(rows[0]?.role).toBe('sightline_app')
  })

  it('lets a reader write nothing, and see nothing but the record', async () => {
    const authority = await holding([])
    const scope = { ...noRows(authority), everything: true }
    const denied = { code: '42501' }
    for (const text of [
      'select * from access_log',
      'select * from session',
      'select * from person',
      'select * from table_digest',
      'select * from import_issue',
      "insert into case_record (authority_id, table_name, format, natural_key, child_id, data, content_hash, from_batch) values ('x', 't', 'f', 'k', 'c', '{}', 'h', 1)",
      'update case_record set restricted = false',
      'delete from child_derivation',
    ]) {
      await expect(readAs(getStore(), scope, db => sql.raw(text).execute(db))).rejects.toMatchObject(denied)
    }
  })

  it('keeps the application from changing its logs, owning a table or passing by row security', async () => {
    const { db } = getStore()
    const denied = { code: '42501' }
    for (const text of [
      'update access_log set because = null',
      'delete from access_log',
      'update change_log set event = null',
      'delete from change_log',
      'delete from case_record',
      'drop table session',
      'alter table case_record disable row level security',
      'update schema_migration set checksum = null',
    ]) {
      await expect(sql.raw(text).execute(db)).rejects.toMatchObject(denied)
    }
    const { rows } = await sql<{ rolname: string }>`
      select rolname from pg_roles
      where rolname in ('sightline_app', 'sightline_reader') and (rolsuper or rolbypassrls or rolcanlogin)`.execute(db)
    expect(rows).toEqual([])
    const { rows: owned } = await sql`
      select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname in ('sightline_app', 'sightline_reader')`.execute(db)
    expect(owned).toEqual([])
  })
})
