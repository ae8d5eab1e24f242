import { CompiledQuery, sql } from 'kysely'
import { expect, it } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { readChildRows } from './case-records.ts'
import { readHeldChildren } from './held-children.ts'
import { readMigrations } from './migrate.ts'
import { noRows, readAs } from './row-scope.ts'
import { asOwner, withStores } from './testing.ts'

withStores('rows held as jsonb by an earlier Sightline', (getStore, about) => {
  const authority = 'earlier'
  const data = {
    cppv_person_id: 'c1',
    cppv_cp_visit_date: '2024-02-29',
    cppv_cp_visit_seen: 'Y',
    cppv_note: 'two\nlines, a\ttab, "quotes" and 😀',
  }
  const key = 'a key\nof two lines\twith a tab'

  it('are kept as the text they came as from then on, for the program and for analysts', async () => {
    const store = getStore()
    await ensureAuthority(store.db, { authority })
    await asOwner(store, about(), async db => {
      const { rows: views } = await sql<{ name: string }>`
        select table_name as name from information_schema.views
        where table_schema = 'public' and table_name like 'ssd\\_%'`.execute(db)
      for (const { name } of views) await sql`drop view ${sql.ref(name)}`.execute(db)
      await sql`alter table case_record alter column data type jsonb using data::jsonb`.execute(db)
      await sql`
        insert into case_record
          (authority_id, table_name, format, natural_key, child_id, data, content_hash, from_batch, unit)
        values (${authority}, 'cp_visits', 'ssd', ${key}, 'c1', ${JSON.stringify(data)}::jsonb, 'h', 1, 'U1')`.execute(
        db,
      )
      for (const name of ['0023-rows-as-they-were-written', '0024-ssd-views']) {
        const { text } = readMigrations().find(each => each.name === name)!
        await db.executeQuery(CompiledQuery.raw(text))
      }
    })

    const held = (await readHeldChildren(store.db, authority, ['c1'])).get('c1')!
    expect(held.rows().map(row => ({ ...placeOf(row), data: row.data }))).toEqual([
      { table: 'cp_visits', format: 'ssd', key, hash: 'h', childId: 'c1', data },
    ])
    expect(held.sourceRows(() => false)).toEqual([{ table: 'cp_visits', format: 'ssd', key, childId: 'c1', data }])
    expect((await readChildRows(store.db, authority, ['c1'])).get('c1')).toEqual(held.sourceRows(() => false))

    const seenBy = (unit: string) =>
      readAs(store, { ...noRows(authority), units: [unit] }, async db => {
        const { rows } = await sql`select cppv_person_id, cppv_cp_visit_date + 1 as next from ssd_cp_visits`.execute(db)
        return rows
      })
    expect(await seenBy('U1')).toEqual([{ cppv_person_id: 'c1', next: '2024-03-01' }])
    expect(await seenBy('U2')).toEqual([])
  })
})

function placeOf({
  table,
  format,
  key,
  hash,
  childId,
}: Record<'table' | 'format' | 'key' | 'hash' | 'childId', string>) {
  return { table, format, key, hash, childId }
}
