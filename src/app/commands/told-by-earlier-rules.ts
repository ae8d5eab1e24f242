import { counted } from '../../domain/words/numbers.ts'
import { countOtherRules } from '../../store/derivations.ts'
import type { Db } from '../../store/store.ts'
import { rulesVersionOf } from '../intake/understanding.ts'

/** That children stand as earlier rules worked them out, and what to do; undefined where none do. */
export async function toldByEarlierRules(db: Db, authority: string): Promise<string | undefined> {
  const children = await countOtherRules(db, authority, await rulesVersionOf(db, authority))
  if (children === 0) return undefined
  const were = children === 1 ? 'was' : 'were'
  return `${counted(children, 'child', 'children')} ${were} worked out by earlier rules: start the server once to bring them up to date`
}
