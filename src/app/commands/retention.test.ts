import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertRecords } from '../../store/case-records.ts'
import { ensureAuthority, readChangeLog } from '../../store/index.ts'
import { childrenAfter } from '../../store/retention.ts'
import { newDatabase } from '../../store/testing-database.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'

const authority = '999'
let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sightline-retention-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe.each(['pglite', 'postgresql'] as const)('retention (%s)', engine => {
  let place: Workplace
  beforeAll(async () => {
    if (engine === 'pglite') await emptyRecord(join(root, engine, 'record'))
    place = await openWorkplace(join(root, engine), engine === 'postgresql' ? await newDatabase('migrated') : undefined)
    const { db } = place.store
    await ensureAuthority(db, { authority })
    await place.store.transaction(async trx => {
      for (const [child, closed] of [
        ['long-gone', '2010-01-31'],
        ['lately', '2025-01-31'],
        ['open', ''],
      ] as const) {
        const data = {
          cine_referral_id: child,
          cine_person_id: child,
          cine_referral_date: '2009-01-05',
          cine_close_date: closed,
          cine_referral_nfa: 'N',
        }
        const record = { table: 'cin_episodes', key: child, childId: child, json: JSON.stringify(data), hash: child }
        await insertRecords(trx, { authority, format: 'ssd', batch: 1 }, [record])
        await trx
          .insertInto('child_derivation')
          .values({ authority_id: authority, child_id: child, from_version: 1, rules_version: '1', payload: '{}' })
          .execute()
      }
    })
  })
  afterAll(() => place?.close())

  async function run(...words: string[]) {
    const said = { out: '', err: '' }
    const io = {
      cwd: root,
      env: {},
      interactive: false,
      out: (text: string) => void (said.out += text),
      err: (text: string) => void (said.err += text),
      confirm: async () => false,
    }
    return { code: await main([...words, '--data', root], io, place), ...said }
  }
  const dryRun = () => run('retention', '--dry-run', '--all', '--as-of', '2026-11-26')

  it('has no rule to begin with, offers some to start from, and lets nothing go', async () => {
    const listed = await run('retention')
    expect(listed.out).toContain('none: everything is kept')
    expect(listed.out).toContain('looked after: 75 years from birth')
    expect((await dryRun()).err).toBe('0 would go and 3 would stay. Nothing was erased.\n')
  })

  it('says by the rules that are set what would go, and why the rest would not; rules and holds are logged', async () => {
    const set = ['retention', '--set', 'child in need', '--from', 'last open', '--source', 'Schedule, line 4']
    expect((await run(...set, '--years', '10')).code).toBe(2)
    expect((await run(...set, '--years', 'ten', '--by', 'Ada')).code).toBe(2)
    expect((await run(...set, '--years', '20', '--by', 'Ada')).code).toBe(0)
    expect((await run(...set, '--years', '10', '--by', 'Ada')).out).toContain('child in need: 10 years from last open')
    const because = 'child in need: 10 years from last open (Schedule'
    expect(
      (await dryRun()).out
        .trim()
        .split('\n')
        .map(each => each.replace(/ line 4\)"$/, '')),
    ).toEqual([
      'child,goes,since or until,because',
      `lately,no,2035-01-31,"${because},`,
      `long-gone,yes,2020-01-31,"${because},`,
      'open,no,,still open',
    ])
    const hold = ['legal-hold', '--child', 'long-gone', '--by', 'Ada']
    expect((await run(...hold)).code).toBe(2)
    expect((await run(...hold, '--because', 'Inquiry 3')).out).toBe('long-gone: Inquiry 3\n')
    expect((await dryRun()).out).toContain('long-gone,no,,legal hold: Inquiry 3\n')
    expect((await run(...hold, '--end')).out).toBe('No record is held.\n')
    expect((await run(...hold, '--end')).code).toBe(1)
    expect((await dryRun()).err).toBe('1 would go and 2 would stay. Nothing was erased.\n')
    const end = ['retention', '--end', 'child in need', '--from', 'last open', '--by', 'Ada']
    expect((await run(...end)).out).toContain('none: everything is kept')
    expect((await run(...end)).code).toBe(1)

    const log = (await readChangeLog(place.store.db, authority)).reverse()
    expect(log.map(({ event, before, after }) => [event, before, after])).toEqual([
      ['retention rule set', null, { years: 20, source: 'Schedule, line 4' }],
      ['retention rule set', { years: 20, source: 'Schedule, line 4' }, { years: 10, source: 'Schedule, line 4' }],
      ['legal hold placed', null, { because: 'Inquiry 3' }],
      ['legal hold ended', ['Inquiry 3'], null],
      ['retention rule ended', { years: 10, source: 'Schedule, line 4' }, null],
    ])
    for (const table of ['retention_rule', 'legal_hold']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(place.store.db)).rejects.toThrow(/permission denied/)
    }
    expect(await place.store.db.selectFrom('case_record').select('child_id').execute()).toHaveLength(3)
  })

  it('places no hold on an id of which nothing is held, unless somebody says that the record is still to come', async () => {
    const hold = ['legal-hold', '--child', 'long-gnoe', '--by', 'Ada', '--because', 'Inquiry 4']
    const refused = await run(...hold)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toBe(
      'Nothing is held of a child with the id long-gnoe, so no hold was placed. Look the id up again; if the record is still to come, say so with --not-held-yet.\n',
    )
    expect((await run('legal-hold')).out).toBe('No record is held.\n')
    expect((await run(...hold, '--not-held-yet')).out).toBe('long-gnoe: Inquiry 4\n')
    expect((await run('legal-hold', '--child', 'long-gnoe', '--by', 'Ada', '--end')).code).toBe(0)
  })

  it('lists whom only something recorded here tells of', async () => {
    const { db } = place.store
    await ensureAuthority(db, { authority: '998' })
    const ids = ['direction-only', 'long-gone']
    for (const [index, child_id] of ids.entries())
      await db
        .insertInto('direction')
        .values({
          ...{ authority_id: '998', direction_id: `0197f1f0-0000-7000-8000-00000000009${index}`, child_id },
          ...{ given_in: 'case supervision', from_id: '0197f1f0-0000-7000-8000-000000000099', given_on: '2026-01-05' },
          ...{ given_by: 'p:ada', given_by_name: 'Ada', what: 'Visit', owner_id: 'w1', due_on: '2026-01-09' },
          ...{ changed_at: new Date(), revision: 1, unit: null, worker: null, restricted: false },
        })
        .execute()
    expect(await childrenAfter(db, '998', '', 10)).toEqual(ids)
    expect(await childrenAfter(db, '998', 'direction-only', 10)).toEqual(['long-gone'])
    expect(await childrenAfter(db, authority, '', 2)).toEqual(['lately', 'long-gone'])
  })
})
