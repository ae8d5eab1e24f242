import { logChange } from '../../store/change-log.ts'
import { markRestricted } from '../../store/holders.ts'
import { announceDecision } from '../../store/people/announce.ts'
import { addTie, type Deciding, endTie, restrictChild, unrestrictChild } from '../../store/people/decisions.ts'
import { openWithReason } from '../../store/people/openings.ts'
import type { Store } from '../../store/store.ts'

interface Place {
  readonly store: Store
  readonly authority: string
}

/** Restricts a child's record to those named. Whoever restricts it is named, so that somebody can lift it again. */
export async function restrict({ store, authority }: Place, childId: string, said: Deciding): Promise<number> {
  return store.transaction(async trx => {
    const changed = await restrictChild(trx, authority, childId, said)
    const named = await addTie(trx, authority, 'named_reader', { childId, personId: said.by }, said)
    if (changed) await log('child restricted', null, { because: said.because })
    if (named) await log('reader named', null, { person: said.by, because: said.because })
    await markRestricted(trx, authority)
    return announceDecision(trx, authority, { because: 'child restricted', at: said.at })

    function log(event: string, before: unknown, after: unknown) {
      return logChange(trx, authority, {
        at: said.at,
        principal: said.by,
        event,
        subject: childId,
        childId,
        before,
        after,
      })
    }
  })
}

/** Lifts a restriction. Those named stay named, should it be restricted again. */
export async function lift({ store, authority }: Place, childId: string, said: Deciding): Promise<number> {
  return store.transaction(async trx => {
    if (await unrestrictChild(trx, authority, childId, said)) {
      await logChange(trx, authority, {
        at: said.at,
        principal: said.by,
        event: 'restriction lifted',
        subject: childId,
        childId,
        before: { restricted: true },
        after: { because: said.because },
      })
    }
    await markRestricted(trx, authority)
    return announceDecision(trx, authority, { because: 'restriction lifted', at: said.at })
  })
}

export type Tie = 'named_reader' | 'conflict_of_interest'

const words: Readonly<Record<Tie, { readonly begun: string; readonly ended: string }>> = {
  named_reader: { begun: 'reader named', ended: 'reader no longer named' },
  conflict_of_interest: { begun: 'conflict recorded', ended: 'conflict ended' },
}

/** Names somebody on a child, or records a conflict of interest; or (`ends`) takes it back. */
export async function decideTie(
  { store, authority }: Place,
  tie: Tie,
  about: { readonly childId: string; readonly personId: string; readonly ends: boolean },
  said: Deciding,
): Promise<number> {
  const { childId, personId, ends } = about
  return store.transaction(async trx => {
    const changed = ends
      ? await endTie(trx, authority, tie, { childId, personId }, said)
      : await addTie(trx, authority, tie, { childId, personId }, said)
    const because = words[tie][ends ? 'ended' : 'begun']
    if (changed) {
      const person = { person: personId }
      await logChange(trx, authority, {
        at: said.at,
        principal: said.by,
        event: because,
        subject: childId,
        childId,
        before: ends ? person : null,
        after: ends ? null : { ...person, because: said.because },
      })
    }
    return announceDecision(trx, authority, { because, at: said.at })
  })
}

/** For how long a child opened with a reason stays open. */
export const hoursOpen = 4

/** Opens a child outside somebody's scope for a stated reason; it waits to be reviewed. */
export async function openForAReason(
  { store, authority }: Place,
  given: { readonly childId: string; readonly personId: string; readonly reason: string; readonly at: Date },
): Promise<number> {
  const { childId, personId, reason, at } = given
  const until = new Date(at.getTime() + hoursOpen * 3_600_000)
  return store.transaction(async trx => {
    await openWithReason(trx, authority, { personId, childId, reason, at, until })
    await logChange(trx, authority, {
      at,
      principal: personId,
      event: 'child opened with a reason',
      subject: childId,
      childId,
      before: null,
      after: { reason, until: until.toISOString() },
    })
    return announceDecision(trx, authority, { because: 'child opened with a reason', at })
  })
}
