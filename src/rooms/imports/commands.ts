import { logChange } from '../../store/change-log.ts'
import { readMappings, writeMapping } from '../../store/mappings.ts'
import type { Store } from '../../store/store.ts'

export interface Saying {
  readonly domain: string
  readonly from: string
  /** Undefined takes back what was said before. */
  readonly to: string | undefined
  readonly by: string
  readonly at: Date
}

/** Says what a word of the authority's own means, and keeps what was said before. */
export async function sayMeaning(store: Store, authority: string, saying: Saying): Promise<void> {
  const { domain, from, to, by, at } = saying
  await store.transaction(async trx => {
    const before = (await readMappings(trx, authority, { domain })).find(each => each.from === from)
    await writeMapping(trx, authority, saying)
    await logChange(trx, authority, {
      at,
      principal: by,
      event: 'mapping changed',
      subject: `${domain} ${from}`,
      before: before === undefined ? null : { to: before.to },
      after: to === undefined ? null : { to },
    })
  })
}
