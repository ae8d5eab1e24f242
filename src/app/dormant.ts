import { dormantDaysOf, dormantDaysSetting } from '../rooms/people/index.ts'
import { logChange, readSetting } from '../store/index.ts'
import { changePeople } from '../store/people/change.ts'
import { disableDormant } from '../store/people/people.ts'
import type { Store } from '../store/store.ts'

const day = 86_400_000

/**
 * Closes the accounts that nobody has used for as long as the authority allows, and writes each into the change log.
 * Answers whose they were, and the data version to take up; undefined where there was nothing to close.
 */
export async function closeDormant(
  store: Store,
  authority: string,
  at: Date,
): Promise<{ readonly people: readonly string[]; readonly version: number } | undefined> {
  const days = dormantDaysOf(await readSetting(store.db, authority, dormantDaysSetting))
  const since = new Date(at.getTime() - days * day)
  const because = `Not used for ${days} days.`
  const by = 'sightline'
  let people: string[] = []
  const said = { at, by, event: 'dormant accounts disabled', subject: 'people' }
  const version = await changePeople(store, authority, said, async trx => {
    const closed = await disableDormant(trx, authority, { since, at, because })
    people = closed.map(each => each.personId)
    for (const subject of people)
      await logChange(trx, authority, { at, principal: by, event: 'account disabled', subject, after: { because } })
    return people.length === 0 ? undefined : { before: { notUsedSince: since }, after: { disabled: people } }
  })
  return version === undefined ? undefined : { people, version }
}
