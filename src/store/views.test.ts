import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { deadlineView, newestMigration, ssdViews } from '../../scripts/ssd-views.ts'
import { writeDerived } from '../domain/indicators/derived-text.ts'
import type { Cell, DerivedChild } from '../domain/indicators/fact-table.ts'
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

  it('give deadlines one row each, kept in columns or row by row', async () => {
    const first = ['CP-09', 'plan 1', 1, 0, 19_782, null, 19_700, 19_780, null, 'W1', 'Unit 1']
    const second = ['CP-09', 'plan 1', 2, 19_780, 19_871, 19_963, 19_790, null, 19_790, null, 'Unit 1']
    const childOf = (childId: string, ...deadline: Cell[][]): DerivedChild => ({ childId, facts: { deadline } })
    const kept = [
      { childId: 'columns', payload: writeDerived(childOf('columns', first, second)) },
      { childId: 'none', payload: writeDerived(childOf('none')) },
      { childId: 'one', payload: writeDerived(childOf('one', second)) },
      { childId: 'rows', payload: JSON.stringify(childOf('rows', first, second)) },
    ]
    await getStore().transaction(trx => insertDerivations(trx, { authority, version: 1, rulesVersion: '1' }, kept))
    const { rows } = await sql`
      select child_id, standard, subject, ordinal::integer as ordinal, trigger_on, due_on, customary_due_on, soon_on,
        met_on, ended_on, worker_on_due, unit_on_due
      from deadline where authority_id = ${authority} order by child_id, ordinal`.execute(getStore().db)
    const asFirst = {
      standard: 'CP-09',
      subject: 'plan 1',
      ordinal: 1,
      trigger_on: '1970-01-01',
      due_on: '2024-02-29',
      customary_due_on: null,
      soon_on: '2023-12-09',
      met_on: '2024-02-27',
      ended_on: null,
      worker_on_due: 'W1',
      unit_on_due: 'Unit 1',
    }
    const asSecond = {
      ...asFirst,
      ordinal: 2,
      trigger_on: '2024-02-27',
      due_on: '2024-05-28',
      customary_due_on: '2024-08-28',
      soon_on: '2024-03-08',
      met_on: null,
      ended_on: '2024-03-08',
      worker_on_due: null,
    }
    expect(rows).toEqual([
      { child_id: 'columns', ...asFirst },
      { child_id: 'columns', ...asSecond },
      { child_id: 'one', ...asSecond },
      { child_id: 'rows', ...asFirst },
      { child_id: 'rows', ...asSecond },
    ])
  })

  it('are all security_invoker', async () => {
    const { rows } = await sql<{ relname: string }>`
      select relname from pg_class
      where relkind = 'v' and relnamespace = 'public'::regnamespace
        and not coalesce('security_invoker=true' = any(reloptions), false)`.execute(getStore().db)
    expect(rows).toEqual([])
  })
})
