import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { logAccess, readAccessLog } from './access-log.ts'
import { ensureAuthority } from './authorities.ts'
import { chainEarlierEntries } from './chain-earlier-entries.ts'
import { logChange, readChangeLog } from './change-log.ts'
import { beginningOf, canonical, digestOf, keepable, type LogName, linkAfter, logNames } from './log-chain.ts'
import { eraseLogEntries } from './log-erase.ts'
import { verifyLogs } from './log-verify.ts'
import type { Db } from './store.ts'
import { asOwner, withStores } from './testing.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 9, minute))

describe('the chain of a log', () => {
  it('takes equal values for equal, whatever the order of their names', () => {
    expect(canonical({ b: [1, { d: null, c: 'é"' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é\\"","d":null}]}')
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('is another for another authority, log, place, entry, time or payload', () => {
    const entry = { id: 'i', at: 't', digest: digestOf('s', ['a', 'b']) }
    const start = beginningOf('204', 'access')
    const chains = [
      linkAfter(start, entry),
      linkAfter(beginningOf('205', 'access'), entry),
      linkAfter(beginningOf('204', 'change'), entry),
      linkAfter({ ...start, seq: 1 }, entry),
      linkAfter(start, { ...entry, id: 'j' }),
      linkAfter(start, { ...entry, at: 'u' }),
      linkAfter(start, { ...entry, digest: digestOf('s', ['ab', '']) }),
      linkAfter(start, { ...entry, digest: digestOf('r', ['a', 'b']) }),
    ].map(each => each.chain)
    expect(new Set(chains).size).toBe(chains.length)
  })

  it('takes text as the database gives it back', () => {
    expect(keepable('a\u0000b\ud800')).toBe('a\ufffdb\ufffd')
  })
})

withStores('logs as chains', (getStore, about) => {
  let authorities = 0
  /** An authority with some entries in both logs. */
  async function filled(entries = 5): Promise<string> {
    const { db, transaction } = getStore()
    const authority = `a${++authorities}`
    await ensureAuthority(db, { authority })
    const look = {
      principal: 'sam',
      role: 'director',
      event: 'child.viewed',
      page: '/children/:childId',
      allowed: true,
    }
    for (let each = 0; each < entries; each++) {
      await logAccess(db, authority, [
        { ...look, at: at(each), childId: `c${each}`, because: 'own case', request: `R${each}` },
      ])
      await transaction(trx =>
        logChange(trx, authority, {
          at: at(each),
          principal: 'sam',
          event: 'setting changed',
          subject: `s${each}`,
          childId: 'c1',
          before: { b: each, a: [null, 1.5, 'é'] },
          after: each,
        }),
      )
    }
    return authority
  }
  const owner = <T>(work: (db: Db) => Promise<T>) => asOwner(getStore(), about(), work)
  const brokenIn = async (authority: string, log: LogName) =>
    (await verifyLogs(getStore().db, authority)).find(each => each.log === log)?.broken
  const idOf = async (authority: string, log: LogName, seq: number) => {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(`${log}_log`)} where authority_id = ${authority} and seq = ${seq}`.execute(
      getStore().db,
    )
    return rows[0]!.id
  }

  it('stand as they were written, hostile text and all', async () => {
    const authority = await filled()
    const { db } = getStore()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 8, maxLength: 8 }),
        fc.jsonValue(),
        async (texts, value) => {
          const [principal = '', role, event = '', page, childId, because = '', request, subject = ''] = texts
          await logAccess(db, authority, [
            { at: at(9), principal, role, event, page, childId, allowed: false, because, request },
            { at: new Date(0), principal, event, allowed: true, because },
          ])
          await logChange(db, authority, {
            at: at(9),
            principal,
            event,
            subject,
            childId,
            before: value,
            after: undefined,
          })
        },
      ),
      { numRuns: 25 },
    )
    const found = await verifyLogs(db, authority)
    expect(found).toMatchObject([
      { log: 'access', rows: 55, erased: 0, broken: undefined },
      { log: 'change', rows: 30, erased: 0, broken: undefined },
    ])
  })

  it('keep one order when many write at once, and nothing of a transaction that fails', async () => {
    const authority = await filled(1)
    const { db, transaction } = getStore()
    const said = { principal: 'p', event: 'e', allowed: true, because: 'b' }
    const changes = Array.from({ length: 20 }, (_, each) =>
      transaction(async trx => {
        for (const subject of ['one', 'two']) await logChange(trx, authority, { at: at(each), ...said, subject })
        if (each % 4 === 0) throw new Error('no')
      }).catch(() => {}),
    )
    const looks = Array.from({ length: 20 }, (_, each) =>
      logAccess(db, authority, [
        { at: at(each), ...said },
        { at: at(each), ...said },
      ]),
    )
    await Promise.all([...changes, ...looks])
    expect(await verifyLogs(db, authority)).toMatchObject([
      { rows: 41, broken: undefined, head: { seq: 41 } },
      { rows: 31, broken: undefined, head: { seq: 31 } },
    ])
    expect(await readChangeLog(db, authority, { subject: 'two' })).toHaveLength(15)
  })

  it('do not make transactions that log before they take other locks wait for one another for ever', async () => {
    const authority = await filled(1)
    const { transaction } = getStore()
    const lock = (trx: Db) =>
      trx.selectFrom('authority').select('name').where('authority_id', '=', authority).forUpdate().execute()
    const change = { at: at(1), principal: 'p', event: 'e', subject: 's' }
    await Promise.all(
      Array.from({ length: 10 }, (_, each) =>
        transaction(async trx => {
          if (each % 2) await lock(trx)
          await logChange(trx, authority, change)
          await lock(trx)
        }),
      ),
    )
    expect(await verifyLogs(getStore().db, authority)).toMatchObject([{}, { rows: 11, broken: undefined }])
  })

  const texts = ['principal', 'event', 'digest', 'chain', 'salt'] as const
  const columns = {
    access: [...texts, 'role', 'page', 'child_id', 'because', 'request', 'allowed', 'at', 'id', 'seq'],
    change: [...texts, 'subject', 'child_id', 'before', 'after', 'at', 'id', 'seq'],
  } as const
  const changedTo = (column: string) => {
    if (column === 'allowed') return sql`not allowed`
    if (column === 'at') return sql`at + interval '1 microsecond'`
    if (column === 'id') return sql`gen_random_uuid()`
    if (column === 'seq') return sql`seq + 1000`
    if (column === 'before' || column === 'after') return sql`'{"other": 1}'::jsonb`
    return sql`${sql.ref(column)} || 'x'`
  }

  it('show any change of any column of any row, made by the owner of the tables', async () => {
    for (const log of logNames) {
      for (const column of columns[log]) {
        const authority = await filled(3)
        const seq = 1 + ((columns[log] as readonly string[]).indexOf(column) % 3)
        const table = sql.table(`${log}_log`)
        await owner(db =>
          sql`update ${table} set ${sql.ref(column)} = ${changedTo(column)} where authority_id = ${authority} and seq = ${seq}`.execute(
            db,
          ),
        )
        const broken = await brokenIn(authority, log)
        expect(broken, `${log}.${column}`).toBeDefined()
        expect(broken!.seq, `${log}.${column}`).toBe(column === 'seq' && seq === 3 ? 3 : seq)
      }
    }
  })

  it('show a row taken out, two that changed places, and rows cut off at the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<LogName>('access', 'change'),
        fc.constantFrom('delete', 'swap', 'cut', 'cut and head', 'head away'),
        fc.integer({ min: 1, max: 4 }),
        async (log, deed, seq) => {
          const authority = await filled(5)
          const table = sql.table(`${log}_log`)
          const noted = (await verifyLogs(getStore().db, authority)).map(each => ({ log: each.log, ...each.head }))
          const where = sql`where authority_id = ${authority}`
          await owner(async db => {
            if (deed === 'delete') await sql`delete from ${table} ${where} and seq = ${seq}`.execute(db)
            if (deed === 'swap') {
              await sql`update ${table} set seq = -seq ${where} and seq in (${seq}, ${seq + 1})`.execute(db)
              await sql`update ${table} set seq = ${2 * seq + 1} + seq ${where} and seq < 0`.execute(db)
            }
            if (deed.startsWith('cut')) await sql`delete from ${table} ${where} and seq > ${seq}`.execute(db)
            if (deed === 'cut and head') {
              await sql`update log_head set seq = ${seq}, chain = (select chain from ${table} ${where} and seq = ${seq})
                ${where} and log = ${log}`.execute(db)
            }
            if (deed === 'head away') await sql`delete from log_head ${where} and log = ${log}`.execute(db)
          })
          const expected = {
            delete: { what: 'row missing', seq },
            swap: { what: 'out of order', seq },
            cut: { what: 'rows missing at the end', seq: seq + 1 },
            'head away': { what: 'head missing', seq: 5 },
            'cut and head': undefined,
          }
          if (expected[deed] !== undefined) expect(await brokenIn(authority, log), deed).toMatchObject(expected[deed])
          // Whoever moved the head with the rows is found by the head that was noted elsewhere.
          const against = (await verifyLogs(getStore().db, authority, noted)).find(each => each.log === log)
          expect(against?.broken, deed).toBeDefined()
        },
      ),
      { numRuns: 20 },
    )
  })

  it('let what an entry says be erased, with the reason kept, and hold', async () => {
    const authority = await filled(4)
    const { db } = getStore()
    const said = { by: 'owner', at: at(30), because: 'Erasure request 17' }
    const erase = (log: LogName, which: Parameters<typeof eraseLogEntries>[3]) =>
      owner(async each => eraseLogEntries(each, authority, log, which, said))
    expect(await erase('access', { childId: 'c2' })).toBe(1)
    expect(await erase('change', { ids: [await idOf(authority, 'change', 2)] })).toBe(1)
    expect(await erase('access', { childId: 'c2' })).toBe(0)
    expect(await verifyLogs(db, authority)).toMatchObject([
      { rows: 4, erased: 1, broken: undefined },
      { rows: 6, erased: 1, broken: undefined },
    ])
    const left = await readAccessLog(db, authority)
    expect(left.map(each => each.child_id)).toEqual(['c3', null, 'c1', 'c0'])
    expect(left[1]).toMatchObject({ principal: '', because: '', request: null, salt: null, at: at(2) })
    const [record] = await readChangeLog(db, authority, { event: 'log entries erased' })
    expect(record).toMatchObject({ principal: 'owner', after: { because: 'Erasure request 17' } })
    // The record of an erasure is not itself erased by the command; taken away by hand it shows, and so does what it told of.
    expect(await erase('change', { ids: [record!.id] })).toBe(0)
    await owner(each =>
      sql`update change_log set salt = null, principal = '', event = 'erased', subject = '', before = null, after = null,
        child_id = null where authority_id = ${authority} and id = ${record!.id}`.execute(each),
    )
    expect(await brokenIn(authority, 'change')).toMatchObject({ what: 'erased without record' })
  })

  it('show an erasure that nobody recorded, and words put where something was erased', async () => {
    const authority = await filled(3)
    const [one, two] = [await idOf(authority, 'access', 1), await idOf(authority, 'access', 2)]
    const said = { by: 'owner', at: at(30), because: 'asked for' }
    await owner(async each => eraseLogEntries(each, authority, 'access', { ids: [one] }, said))
    await owner(each =>
      sql`update access_log set because = 'fine' where authority_id = ${authority} and id = ${one}`.execute(each),
    )
    expect(await brokenIn(authority, 'access')).toEqual({ what: 'payload changed', seq: 1, id: one })
    await owner(each =>
      sql`update access_log set because = '' where authority_id = ${authority} and id = ${one}`.execute(each),
    )
    expect(await brokenIn(authority, 'access')).toBeUndefined()
    await owner(each =>
      sql`update access_log set salt = null, principal = '', role = null, event = 'erased', page = null, child_id = null,
        allowed = false, because = '', request = null where authority_id = ${authority} and id = ${two}`.execute(each),
    )
    expect(await brokenIn(authority, 'access')).toEqual({ what: 'erased without record', seq: 2, id: two })
  })

  it('are out of reach of the application but for adding', async () => {
    const authority = await filled(1)
    const { db } = getStore()
    for (const statement of [
      'update access_log set salt = null',
      'delete from change_log',
      'delete from log_head',
      'truncate access_log',
    ]) {
      await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(/permission denied/)
    }
    expect(await brokenIn(authority, 'access')).toBeUndefined()
  })

  it('take up the entries from before they were chains', async () => {
    const authority = await filled(3)
    await owner(db =>
      db.transaction().execute(async trx => {
        await sql`delete from log_head`.execute(trx)
        for (const log of logNames) {
          await sql.raw(`drop index ${log}_log_by_seq`).execute(trx)
          await sql
            .raw(
              `alter table ${log}_log alter column seq drop not null, alter column digest drop not null,
               alter column chain drop not null`,
            )
            .execute(trx)
          await sql.raw(`update ${log}_log set seq = null, salt = null, digest = null, chain = null`).execute(trx)
        }
        await chainEarlierEntries(trx)
      }),
    )
    expect(await verifyLogs(getStore().db, authority)).toMatchObject([
      { rows: 3, broken: undefined },
      { rows: 3, broken: undefined },
    ])
    await logAccess(getStore().db, authority, [{ at: at(40), principal: 'p', event: 'e', allowed: true, because: 'b' }])
    expect((await verifyLogs(getStore().db, authority))[0]).toMatchObject({ rows: 4, broken: undefined })
  })
})
