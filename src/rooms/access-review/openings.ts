import { logChange } from '../../store/change-log.ts'
import { countAccessesOf, type Store } from '../../store/index.ts'
import { type Opening, readOpening, reviewOpening } from '../../store/people/openings.ts'

export type Finding = NonNullable<Opening['finding']>

export const findings: readonly Finding[] = ['justified', 'not-justified', 'more-to-ask']

export const findingWords: Readonly<Record<Finding, string>> = {
  justified: 'Justified',
  'not-justified': 'Not justified',
  'more-to-ask': 'More to ask',
}

/** Whether an opening still waits for a review. */
export function isWaiting({ reviewed_at: at, finding }: Opening): boolean {
  return at === null || finding === 'more-to-ask'
}

/** How often its reader looked at the child while it was open. */
export function looksWhileOpen(store: Store, authority: string, opening: Opening): Promise<number> {
  const { child_id: childId, person_id: principal, opened_at: since, until_at: before } = opening
  return countAccessesOf(store.db, authority, { childId, principal, since, before, allowed: true })
}

/**
 * Sets down what a review found, and logs what stood there before, both or neither. Answers false where somebody else
 * has reviewed it meanwhile. Whether it is one's own is asked before.
 */
export function setDown(
  store: Store,
  authority: string,
  openingId: string,
  said: { readonly at: Date; readonly by: string; readonly finding: Finding; readonly note: string },
): Promise<boolean> {
  return store.transaction(async trx => {
    const before = await readOpening(trx, authority, openingId)
    if (before === undefined || before.person_id === said.by) return false
    if (!(await reviewOpening(trx, authority, openingId, said))) return false
    await logChange(trx, authority, {
      at: said.at,
      principal: said.by,
      event: 'opening reviewed',
      subject: openingId,
      childId: before.child_id,
      before: { finding: before.finding, note: before.note, by: before.reviewed_by },
      after: { finding: said.finding, note: said.note, by: said.by },
    })
    return true
  })
}
