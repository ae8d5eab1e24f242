import { readAuthoritiesInUse } from '../store/authorities.ts'
import { everyAuthority, readSetting } from '../store/settings.ts'
import type { Db } from '../store/store.ts'
import type { AuthorityFrom } from '../store/tables.ts'
import { ImportRefused } from './import-error.ts'

/** The setting of the whole installation that names the authority to import into when nothing else does. */
export const defaultAuthoritySetting = 'default-authority'

export interface KnownAuthority {
  readonly authority: string
  readonly from: AuthorityFrom
}

/** The authority an import is for as far as can be told before its files are read; undefined when it cannot. */
export async function expectedAuthority(db: Db, asked: string | undefined): Promise<KnownAuthority | undefined> {
  if (asked !== undefined) return { authority: asked, from: 'asked' }
  const used = await readAuthoritiesInUse(db)
  if (used.length === 1) return { authority: used[0]!, from: 'only' }
  const set = await readSetting(db, everyAuthority, defaultAuthoritySetting)
  return typeof set === 'string' && set !== '' ? { authority: set, from: 'setting' } : undefined
}

/**
 * The authority an import is for once its files are read: what they say themselves, else what was expected. Throws
 * `ImportRefused` when the files name another than was asked for, or nobody says.
 */
export function settleAuthority(own: string | undefined, expected: KnownAuthority | undefined): KnownAuthority {
  if (own !== undefined && own !== '') {
    if (expected?.from === 'asked' && expected.authority !== own) {
      throw new ImportRefused(
        'authority-differs',
        `These files say they are from authority ${own}, and the import was asked for ${expected.authority}. Nothing was taken.`,
      )
    }
    return { authority: own, from: 'file' }
  }
  if (expected === undefined) {
    throw new ImportRefused(
      'authority-unknown',
      'The files do not say which authority they are from, and it is not plain otherwise. Say which, for example --authority 204.',
    )
  }
  return expected
}
