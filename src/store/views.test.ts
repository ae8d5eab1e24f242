import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { deadlineView, newestMigration, ssdViews } from '../../scripts/ssd-views.ts'
import { ensureAuthority } from './authorities.ts'
import { insertRecords } from './case-records.ts'
import { insertDerivations } from './derivations.ts'
import { withStores } from './testing.ts'

it.each([
  ['ssd-views', ssdViews()],
  ['deadline-view', deadlineView()],
])('has a migration with the %s as they would be made now', (name, text) => {
  const message = 'run "npx node scripts/ssd-views.ts" and commit the migration it writes'
  expect(newestMigration(name).text === text, message).toBe(true)
})

withStores('views for analysts', getStore => {
  const authority = 'views'
  it('give the standard’s columns, dates as dates, and nothing for what is no date', async () => {
    const { db } = getStore()
    await ensureAuthority(db, { authority })
    const visit = (key: string, data: object) => ({
      table: 'cp_visits',
      key,
      childId: 'c1',
      json: JSON.stringify(data),
      hash: key,
    })
    await insertRecords(db, { authority, format: 'ssd', batch: 1 }, [
      visit('1', { cppv_person_id: 'c1', cppv_cp_visit_date: '2024-02-29', cppv_cp_visit_seen: 'Y' }),
      visit('2', { cppv_person_id: 'c1', cppv_cp_visit_date: '2023-02-29' }),
    ])
    const { rows } = await sql`
      select cppv_person_id, cppv_cp_visit_date, cppv_cp_visit_date + 1 as next, cppv_cp_visit_seen, source_format
      from ssd_cp_visits where authority_id = ${authority} order by cppv_cp_visit_date`.execute(db)
    expect(rows).toEqual([
      {
        cppv_person_id: 'c1',
        cppv_cp_visit_date: '2024-02-29',
        next: '2024-03-01',
        cppv_cp_visit_seen: 'Y',
        source_format: 'ssd',
      },
      {
        cppv_person_id: 'c1',
        cppv_cp_visit_date: null,
        next: null,
        cppv_cp_visit_seen: null,
        source_format: 'ssd',
      },
    ])
  })

  it('give deadlines one row each', async () => {
    const deadline = ['CP-09', 'plan 1', 1, 0, 19_782, null, 19_700, 19_780, null, 'W1', 'Unit 1']
    const payload = JSON.stringify({ childId: 'c1', facts: { deadline: [deadline, deadline] } })
    await getStore().transaction(trx =>
      insertDerivations(trx, { authority, version: 1, rulesVersion: '1' }, [{ childId: 'c1', payload }]),
    )
    const { rows } = await sql`
      select standard, trigger_on, due_on, customary_due_on, met_on, unit_on_due from deadline
      where authority_id = ${authority}`.execute(getStore().db)
    const row = {
      standard: 'CP-09',
      trigger_on: '1970-01-01',
      due_on: '2024-02-29',
      customary_due_on: null,
      met_on: '2024-02-27',
      unit_on_due: 'Unit 1',
    }
    expect(rows).toEqual([row, row])
  })

  it('are all security_invoker', async () => {
    const { rows } = await sql<{ relname: string }>`
      select relname from pg_class
      where relkind = 'v' and relnamespace = 'public'::regnamespace
        and not coalesce('security_invoker=true' = any(reloptions), false)`.execute(getStore().db)
    expect(rows).toEqual([])
  })
})
