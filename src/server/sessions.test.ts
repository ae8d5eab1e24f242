import { describe, expect, it } from 'vitest'
import type { Principal } from '../domain/access/principal.ts'
import { ensureAuthority } from '../store/authorities.ts'
import { withStores } from '../store/testing.ts'
import { memorySessionRows } from './session-rows.testing.ts'
import { databaseSessionRows } from './session-rows.ts'
import { createSessions, digestOf, formToken } from './sessions.ts'

const director: Principal = {
  id: 'd',
  authorityId: '999',
  name: 'Dana Example',
  role: 'director',
  place: { kind: 'directorate' },
}
const limits = { idleMinutes: 60, hours: 12 }
const start = new Date('2026-11-24T09:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

describe('sessions', () => {
  it('keep a digest of the token, never the token', async () => {
    const rows = memorySessionRows()
    const token = await createSessions(rows, limits).start(director, start)
    expect(await rows.find(token)).toBeUndefined()
    expect(await rows.find(digestOf(token))).toMatchObject({ principal: director })
    expect(formToken(token)).not.toBe(digestOf(token))
  })

  it('end at the twelfth hour however much they are used', async () => {
    const sessions = createSessions(memorySessionRows(), limits)
    const token = await sessions.start(director, start)
    for (let minutes = 30; minutes < 720; minutes += 30)
      expect(await sessions.find(token, later(minutes))).toBeDefined()
    expect(await sessions.find(token, later(720))).toBeUndefined()
    expect(await sessions.find(token, later(700))).toBeUndefined()
  })

  it('asking whether one is open does not keep it open', async () => {
    const sessions = createSessions(memorySessionRows(), limits)
    const token = await sessions.start(director, start)
    expect(await sessions.stillOpen(token, later(59))).toBe(true)
    expect(await sessions.stillOpen(token, later(61))).toBe(false)
  })

  it('say how long they have to go, which is no use of them', async () => {
    const sessions = createSessions(memorySessionRows(), limits)
    const token = await sessions.start(director, start)
    const [minute, hour] = [60, 3600]
    expect(await sessions.left(token, later(50))).toEqual({ unused: 10 * minute, inAll: 11 * hour + 10 * minute })
    expect(await sessions.left(token, later(55))).toEqual({ unused: 5 * minute, inAll: 11 * hour + 5 * minute })
    expect(await sessions.left(token, later(60))).toBeUndefined()
    for (let minutes = 0; minutes < 715; minutes += 55) await sessions.find(token, later(minutes))
    expect(await sessions.left(token, later(715))).toEqual({ unused: 5 * minute, inAll: 5 * minute })
  })

  it('ended by another process are noticed within half a minute', async () => {
    const rows = memorySessionRows()
    const [one, other] = [createSessions(rows, limits), createSessions(rows, limits)]
    const token = await one.start(director, start)
    expect(await other.find(token, start)).toEqual(director)
    await one.end(token)
    expect(await one.find(token, start)).toBeUndefined()
    expect(await other.find(token, later(0.5))).toBeUndefined()
  })
})

withStores('sessions in the record', store => {
  it('outlive the process', async () => {
    await ensureAuthority(store().db, { authority: '999' })
    const rows = databaseSessionRows(store().db, '999')
    const token = await createSessions(rows, limits).start(director, start)
    expect(await createSessions(rows, limits).find(token, later(10))).toEqual(director)
    await rows.touch(digestOf(token), later(50))
    expect(await createSessions(rows, limits).find(token, later(100))).toEqual(director)
    expect(await createSessions(databaseSessionRows(store().db, '998'), limits).find(token, start)).toBeUndefined()
    await rows.removeEndedBefore(later(721))
    expect(await rows.find(digestOf(token))).toBeUndefined()
  })
})
