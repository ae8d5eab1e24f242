import { expect, it } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { endDerivations, hadOtherRulesAt, insertDerivations } from './derivations.ts'
import { withStores } from './testing.ts'

withStores('what was derived at a version', getStore => {
  it('is by other rules only where another Sightline made it, however the authority had set its standards', async () => {
    const { db } = getStore()
    const authority = 'rules'
    await ensureAuthority(db, { authority })
    await getStore().transaction(async trx => {
      const made = (version: number, rulesVersion: string, ...childIds: string[]) =>
        insertDerivations(
          trx,
          { authority, version, rulesVersion },
          childIds.map(childId => ({ childId, payload: '{}' })),
        )
      await made(1, '8', 'c1', 'c2')
      await endDerivations(trx, authority, 2, ['c1'])
      await made(2, '9', 'c1')
      await endDerivations(trx, authority, 3, ['c2'])
      await made(3, '9 setAsToday', 'c2')
    })
    const other = (version: number, rules: string) => hadOtherRulesAt(db, authority, version, rules)
    expect([await other(1, '8'), await other(2, '8'), await other(3, '8')]).toEqual([false, true, true])
    expect([await other(1, '9'), await other(2, '9'), await other(3, '9')]).toEqual([true, true, false])
  })
})
