import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { workingDays } from '../domain/standards/interval.ts'
import { ensureAuthority } from './authorities.ts'
import { readChangeLog } from './change-log.ts'
import {
  decideChange,
  listChanges,
  listWaiting,
  mayBeWithdrawn,
  type NewChange,
  proposeChange,
  readLocalChanges,
  stateOfChange,
  withdrawChange,
} from './local-standards.ts'
import { savePerson } from './people/people.ts'
import { withStores } from './testing.ts'

const at = new Date('2026-11-26T09:00:00Z')
const today = day('2026-11-26')
const quinn = { by: 'quinn', at }
const dee = { by: 'dee', at: new Date('2026-11-27T09:00:00Z') }
const later = { by: 'quinn', at: new Date('2026-11-28T09:00:00Z') }
const hostile = `'); drop table local_standard; -- <script>`

withStores('local standards', getStore => {
  let authorities = 0

  /** An authority of its own, with a quality lead, a director and one change proposed. */
  async function proposed(given: Partial<NewChange> = {}) {
    const authority = `l${++authorities}`
    const { db } = getStore()
    await ensureAuthority(db, { authority, synthetic: true })
    for (const [id, name] of [
      ['quinn', 'Quinn Example'],
      ['dee', hostile],
    ] as const)
      await savePerson(db, authority, { id, name, origin: 'invited', at, by: 'test' })
    const change = {
      standardId: 'CN-04',
      setting: { interval: workingDays(15) },
      from: today,
      reason: hostile,
      approverId: 'dee',
      effect: [{ total: 3 }],
      ...given,
    }
    const id = await getStore().transaction(trx => proposeChange(trx, authority, change, quinn))
    const decide = (approve: boolean, said = dee, on = today + 1) =>
      getStore().transaction(trx =>
        decideChange(trx, authority, { standardId: 'CN-04', changeId: id, approve, note: 'Yes', today: on }, said),
      )
    const withdraw = (on = today, changeId = id) =>
      getStore().transaction(trx =>
        withdrawChange(trx, authority, { standardId: 'CN-04', changeId, because: 'Typing', today: on }, later),
      )
    const one = async () => (await listChanges(db, authority, 'CN-04'))[0]!
    return { authority, db, id, decide, withdraw, one }
  }

  it('count for nothing before they are approved, and are kept whole', async () => {
    const { authority, db, one } = await proposed()
    expect(await readLocalChanges(db, authority)).toEqual([])
    const change = await one()
    expect(stateOfChange(change)).toBe('pending')
    expect(change).toMatchObject({
      setting: { interval: { count: 15, unit: 'working day' } },
      reason: hostile,
      effect: [{ total: 3 }],
      from_on: '2026-11-26',
    })
  })

  it('approved, are in force from the day of approval where that comes after the one proposed', async () => {
    const { authority, db, decide, one } = await proposed()
    expect(await decide(true)).toBeDefined()
    expect(await readLocalChanges(db, authority)).toEqual([
      {
        standardId: 'CN-04',
        interval: workingDays(15),
        from: day('2026-11-27'),
        reason: hostile,
        setBy: 'Quinn Example',
        approvedBy: hostile,
        setAt: dee.at,
      },
    ])
    expect(await one()).toMatchObject({ asked_from: '2026-11-26', from_on: '2026-11-27', approved: true })
    const log = await readChangeLog(db, authority, { subject: 'CN-04' })
    expect(log.map(each => [each.event, each.principal])).toEqual([
      ['local standard approved', 'dee'],
      ['local standard proposed', 'quinn'],
    ])
    expect(log[0]).toMatchObject({
      before: { state: 'pending', from: '2026-11-26' },
      after: { state: 'approved', from: '2026-11-27', note: 'Yes' },
    })
  })

  it('wait for one person, who is never the one that proposed them, and are decided once', async () => {
    const { decide } = await proposed()
    expect(await decide(true, { by: 'harriet', at })).toBeUndefined()
    expect(await decide(false)).toBeDefined()
    expect(await decide(true)).toBeUndefined()
    const own = await proposed({ approverId: 'quinn' })
    expect(await own.decide(true, quinn)).toBeUndefined()
  })

  it('declined, count for nothing and can be withdrawn no more', async () => {
    const { authority, db, decide, withdraw, one } = await proposed()
    await decide(false)
    expect(await readLocalChanges(db, authority)).toEqual([])
    expect(await withdraw()).toBeUndefined()
    expect(stateOfChange(await one())).toBe('declined')
  })

  it('may be withdrawn until they begin, and stay on record', async () => {
    const { authority, db, decide, withdraw, one } = await proposed({ from: day('2026-12-07') })
    await decide(true)
    expect(mayBeWithdrawn(await one(), day('2026-12-06'))).toBe(true)
    expect(await withdraw(day('2026-12-07'))).toBeUndefined()
    expect(await withdraw(day('2026-12-06'))).toBeDefined()
    expect(await readLocalChanges(db, authority)).toEqual([])
    expect(await one()).toMatchObject({ approved: true, withdrawn_by: 'quinn', withdrawn_because: 'Typing' })
    expect((await readChangeLog(db, authority, { subject: 'CN-04' }))[0]).toMatchObject({
      event: 'local standard withdrawn',
      before: { state: 'approved' },
      after: { state: 'withdrawn', because: 'Typing' },
    })
  })

  it('cannot be deleted or rewritten by the application, nor approved by whoever proposed them', async () => {
    const { authority, db, id } = await proposed()
    const of = sql`where authority_id = ${authority} and change_id = ${id}`
    await expect(sql`delete from local_standard ${of}`.execute(db)).rejects.toThrow()
    await expect(sql`update local_standard set setting = '{}' ${of}`.execute(db)).rejects.toThrow()
    const self = sql`update local_standard set approved = true, decided_at = now(), decided_by = proposed_by ${of}`
    await expect(self.execute(db)).rejects.toThrow()
  })

  it('wait for whoever is to approve them, and for nobody else, until they are decided or withdrawn', async () => {
    const ends = [undefined, 'approved', 'declined', 'withdrawn'] as const
    for (const end of ends) {
      const { authority, db, id, decide, withdraw } = await proposed()
      if (end === 'withdrawn') await withdraw()
      else if (end !== undefined) await decide(end === 'approved')
      const waiting = await listWaiting(db, authority, 'dee')
      expect(waiting.map(each => each.change_id)).toEqual(end === undefined ? [id] : [])
      expect(await listWaiting(db, authority, 'quinn')).toEqual([])
    }
  })

  it('are of one authority', async () => {
    const { decide } = await proposed()
    await decide(true)
    const other = await proposed()
    expect(await readLocalChanges(other.db, other.authority)).toEqual([])
    expect(await listChanges(other.db, other.authority)).toHaveLength(1)
  })
})
