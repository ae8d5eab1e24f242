import { readAuthoritiesInUse } from '../../store/authorities.ts'
import { readBatch } from '../../store/batches.ts'
import type { Db } from '../../store/store.ts'
import { UsageError } from '../io.ts'

/** A DfE code, "204", or that of the Office for National Statistics, "E09000012". */
const code = /^(\d{3}|E\d{8})$/

/** Throws `UsageError` when a word is no authority's code: nothing removes what is imported for one that was mistyped. */
export function checkCode(asked: string, held: readonly string[]): void {
  if (code.test(asked)) return
  const here = held.length === 0 ? '' : ` Held here: ${held.join(', ')}.`
  throw new UsageError(
    `--authority ${asked} is no authority’s code: three digits, such as 204, or E and eight digits.${here} Nothing was taken.`,
  )
}

/**
 * The authorities held beside one that is asked for and is not held yet; none where it is held, or the first. Throws
 * `UsageError` when it is no authority's code.
 */
export async function authoritiesBeside(db: Db, asked: string | undefined): Promise<readonly string[]> {
  if (asked === undefined) return []
  const held = await readAuthoritiesInUse(db)
  if (held.includes(asked)) return []
  checkCode(asked, held)
  return held
}

/** What to say of an import that only a flag put beside the authorities held; undefined where its files name it too. */
export async function wordsOnNewAuthority(
  db: Db,
  { authority, batch, state }: { authority: string; batch: number; state: string },
  held: readonly string[],
): Promise<string | undefined> {
  if (held.length === 0 || state === 'failed') return undefined
  const { authority_from: from } = (await readBatch(db, authority, batch)) ?? {}
  if (from !== 'asked') return undefined
  const [first] = held
  const restore = `restore the back-up made before this import, or go on with ${first} by --authority ${first} in every command, serve too`
  const remedy = state === 'published' ? restore : `do not publish it, and ${restore}`
  return `Authority ${authority} is new: ${held.join(', ')} ${held.length > 1 ? 'are' : 'is'} held already. If ${authority} is a slip, ${remedy}.`
}
