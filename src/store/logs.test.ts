import { expect, it } from 'vitest'
import { logAccess, readAccessLog } from './access-log.ts'
import { ensureAuthority, readAuthorities } from './authorities.ts'
import { logChange, readChangeLog } from './change-log.ts'
import { raiseVersion, readVersion } from './data-version.ts'
import { readMappings, writeMapping } from './mappings.ts'
import { announce } from './outbox.ts'
import { everyAuthority, readSetting, writeSetting } from './settings.ts'
import { withStores } from './testing.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour))
const authority = '204'

withStores('what is kept beside the record', getStore => {
  it('knows its authorities', async () => {
    const { db } = getStore()
    await ensureAuthority(db, { authority, name: 'Hackney', synthetic: true })
    await ensureAuthority(db, { authority })
    expect(await readAuthorities(db)).toEqual([{ authority_id: authority, name: 'Hackney', synthetic: true }])
    await expect(getStore().transaction(trx => raiseVersion(trx, 'nowhere', at(1)))).rejects.toThrow('nowhere')
  })

  it('logs who looked at whom, newest first', async () => {
    const { db } = getStore()
    const look = { principal: 'sam', event: 'child viewed', allowed: true, because: 'own case' }
    await logAccess(db, authority, [
      { ...look, at: at(1), childId: 'c1', page: '/children/x' },
      { ...look, at: at(2), childId: 'c2' },
      { ...look, at: at(3), principal: 'kim', childId: 'c1', allowed: false, because: 'not in scope' },
    ])
    expect((await readAccessLog(db, authority, { childId: 'c1' })).map(each => each.principal)).toEqual(['kim', 'sam'])
    expect((await readAccessLog(db, authority, { before: at(3), limit: 1 }))[0]).toMatchObject({ child_id: 'c2' })
    expect((await readAccessLog(db, authority, { principal: 'sam' }))[1]).toMatchObject({
      page: '/children/x',
      at: at(1),
    })
  })

  it('logs changes with what was there before', async () => {
    const { db } = getStore()
    const before = { list: [1, { a: null }] }
    await logChange(db, authority, {
      at: at(1),
      principal: 'sam',
      event: 'edited',
      subject: 's',
      before,
      after: 'text',
    })
    await logChange(db, authority, { at: at(2), principal: 'sam', event: 'made', subject: 't', childId: 'c1' })
    expect(await readChangeLog(db, authority, { subject: 's' })).toMatchObject([
      { before, after: 'text', child_id: null },
    ])
    expect(await readChangeLog(db, authority, { childId: 'c1', event: 'made' })).toMatchObject([{ before: null }])
  })

  it('keeps every mapping there has been', async () => {
    const { db } = getStore()
    const role = { domain: 'role', from: 'SW2', by: 'ana' }
    await writeMapping(db, authority, { ...role, to: 'other', at: at(1) })
    await writeMapping(db, authority, { ...role, to: 'allocated worker', at: at(2) })
    await writeMapping(db, authority, { domain: 'team', from: 'X', to: 'Y', by: 'ana', at: at(1) })
    expect((await readMappings(db, authority)).map(each => [each.from, each.to])).toEqual([
      ['SW2', 'allocated worker'],
      ['X', 'Y'],
    ])
    expect(await readMappings(db, authority, { domain: 'role', at: at(1) })).toMatchObject([{ to: 'other' }])
    await writeMapping(db, authority, { ...role, to: undefined, at: at(3) })
    expect(await readMappings(db, authority, { domain: 'role' })).toEqual([])
  })

  it('believes an authority’s own setting before that of the installation', async () => {
    const { db } = getStore()
    const said = { by: 'ana', at: at(1) }
    expect(await readSetting(db, authority, 'colour')).toBeUndefined()
    await writeSetting(db, everyAuthority, 'colour', { name: 'blue' }, said)
    expect(await readSetting(db, authority, 'colour')).toEqual({ name: 'blue' })
    await writeSetting(db, authority, 'colour', false, said)
    await writeSetting(db, authority, 'colour', 'green', said)
    expect(await readSetting(db, authority, 'colour')).toBe('green')
  })

  it('tells a new version once it is kept, and never one that is not', async () => {
    const heard: [string, number][] = []
    const stop = await getStore().listen((...told) => heard.push(told))
    const publish = (fail: boolean) =>
      getStore().transaction(async trx => {
        const version = await raiseVersion(trx, authority, at(1))
        await announce(trx, { authority, version, kind: 'test', at: at(1) })
        if (fail) throw new Error('no')
      })
    await publish(false)
    await publish(true).catch(() => {})
    await publish(false)
    await expect
      .poll(() => heard)
      .toEqual([
        [authority, 1],
        [authority, 2],
      ])
    expect(await readVersion(getStore().db, authority)).toBe(2)
    await stop()
    await publish(false)
    expect(heard).toHaveLength(2)
  })
})
