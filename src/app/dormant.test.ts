import { expect, it } from 'vitest'
import { ensureAuthority, readChangeLog, writeSetting } from '../store/index.ts'
import { noteSeen, readPerson, savePerson, setDisabled } from '../store/people/people.ts'
import { withStores } from '../store/testing.ts'
import { closeDormant } from './dormant.ts'

withStores('accounts that nobody uses', getStore => {
  const at = new Date('2026-11-26T00:01:00Z')
  const long = new Date('2026-05-01T09:00:00Z')
  const ago = (days: number) => new Date(at.getTime() - days * 86_400_000)

  it('are closed after the days that are set, and told of, but for those of the demonstration', async () => {
    const store = getStore()
    const authority = 'dormant'
    await ensureAuthority(store.db, { authority })
    const add = async (
      id: string,
      seen: Date | undefined,
      origin: 'invited' | 'demonstration' = 'invited',
      made = long,
    ) => {
      await savePerson(store.db, authority, { id, name: id, origin, at: made, by: 'ada' })
      if (seen !== undefined) await noteSeen(store.db, authority, id, seen)
    }
    await add('here yesterday', ago(1))
    await add('here 89 days ago', ago(89))
    await add('here 91 days ago', ago(91))
    await add('never here', undefined)
    await add('new', undefined, 'invited', ago(3))
    await add('made up', undefined, 'demonstration')
    await add('opened again', ago(200))
    await setDisabled(store.db, authority, 'opened again', { at: ago(100), because: 'Not used' })
    await setDisabled(store.db, authority, 'opened again', { at: ago(2), because: undefined })

    const first = await closeDormant(store, authority, at)
    expect(new Set(first!.people)).toEqual(new Set(['here 91 days ago', 'never here']))
    expect(await closeDormant(store, authority, at)).toBeUndefined()
    const closed = await readPerson(store.db, authority, 'never here')
    expect(closed).toMatchObject({ disabled_at: at, disabled_because: 'Not used for 90 days.' })
    const log = await readChangeLog(store.db, authority)
    expect(log.map(each => `${each.principal}: ${each.event}, ${each.subject}`).sort()).toEqual([
      'sightline: account disabled, here 91 days ago',
      'sightline: account disabled, never here',
      'sightline: dormant accounts disabled, people',
    ])

    await writeSetting(store.db, authority, 'dormant-days', 30, { by: 'ada', at })
    expect((await closeDormant(store, authority, at))!.people).toEqual(['here 89 days ago'])
  })
})
