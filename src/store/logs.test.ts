import { expect, it } from 'vitest'
import { countAccesses, type LogPlace, logAccess, readAccessLog } from './access-log.ts'
import { ensureAuthority, readAuthorities } from './authorities.ts'
import { logChange, readChangeLog } from './change-log.ts'
import { raiseVersion, readVersion } from './data-version.ts'
import { readMappings, writeMapping } from './mappings.ts'
import { announce } from './outbox.ts'
import { changeSetting, everyAuthority, readOwnSetting, readSetting, writeSetting } from './settings.ts'
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

  it('gives the accesses of a child page by page, losing and repeating none that fall on one instant', async () => {
    const { db } = getStore()
    const look = { principal: 'sam', event: 'child.viewed', allowed: true, because: 'own case', childId: 'paged' }
    await logAccess(
      db,
      authority,
      [5, 4, 4, 4, 3].map(hour => ({ ...look, at: at(hour) })),
    )
    const seen: string[] = []
    let after: LogPlace | undefined
    for (;;) {
      const page = await readAccessLog(db, authority, { childId: 'paged', after, limit: 2 })
      if (page.length === 0) break
      seen.push(...page.map(each => each.id))
      after = page.at(-1)!
    }
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
    expect(await countAccesses(db, authority, 'paged')).toBe(5)
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

  it('changes a setting and logs what was there before, or does neither', async () => {
    const { db, transaction } = getStore()
    const change = (value: unknown, by: string, fail = false) =>
      transaction(async trx => {
        const changed = await changeSetting(trx, authority, 'shade', value, { by, at: at(5) })
        if (fail) throw new Error('no')
        return changed
      })
    expect(await change('pale', 'ana')).toBe(true)
    expect(await change('pale', 'ana')).toBe(false)
    await expect(change('lost', 'ana', true)).rejects.toThrow('no')
    await Promise.all([change('dark', 'ben'), change('darker', 'cat')])
    expect(await change(undefined, 'ana')).toBe(true)
    expect(await readOwnSetting(db, authority, 'shade')).toBeUndefined()
    const log = await readChangeLog(db, authority, { event: 'setting changed', subject: 'shade' })
    const told = log.map(({ before, after }) => [before, after]).reverse()
    expect(told).toHaveLength(4)
    // Each change begins where the one before it ended, whichever of the two at once came first.
    expect(told[0]).toEqual([null, 'pale'])
    for (const [index, [before]] of told.entries()) if (index > 0) expect(before).toBe(told[index - 1]![1])
    expect(told.at(-1)![1]).toBeNull()
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
