import type { Day } from '../../domain/calendar/day.ts'
import type { Direction, DirectionStep } from '../../store/directions.ts'

/** What may be said of a direction by somebody, as it stands: in the order they are offered. */
export type Step = DirectionStep['kind']

/**
 * What somebody may do with a direction. Its owner says that it is done, and how that is known; somebody else confirms
 * it, or says that it is not so. Somebody other than its owner who says that it is done has confirmed it with that.
 */
export function stepsFor(
  direction: Pick<Direction, 'owner_id' | 'given_by' | 'done_on' | 'done_by' | 'confirmed_on' | 'withdrawn_on'>,
  reader: { readonly id: string; readonly ownIds: readonly string[]; readonly mayManage: boolean },
): readonly Step[] {
  if (direction.confirmed_on !== null || direction.withdrawn_on !== null) return []
  const isOwner = reader.ownIds.includes(direction.owner_id)
  const mayWithdraw = reader.mayManage || direction.given_by === reader.id
  if (direction.done_on === null)
    return ['done', 'not done', ...(mayWithdraw && !isOwner ? (['withdrawn'] as const) : [])]
  if (isOwner || direction.done_by === reader.id) return ['not done']
  return ['confirmed', 'not confirmed']
}

/** Steps that want a few words: how it is known, or why. */
export const wordsWanted: Readonly<Record<Step, string | undefined>> = {
  done: 'How we know: what was seen or heard, and by whom',
  'not done': 'Why it is not done, and what happens now',
  confirmed: undefined,
  'not confirmed': 'Why it is not done after all',
  withdrawn: 'Why it is no longer wanted',
}

export const stepWords: Readonly<Record<Step, string>> = {
  done: 'It is done',
  'not done': 'It is not done',
  confirmed: 'Confirm that it is done',
  'not confirmed': 'It is not done after all',
  withdrawn: 'Withdraw it',
}

/** A step as said; undefined where the words it wants are missing. */
export function stepFrom(
  kind: Step,
  words: string,
  { on, byOwner }: { on: Day; byOwner: boolean },
): DirectionStep | undefined {
  if (wordsWanted[kind] !== undefined && words === '') return undefined
  switch (kind) {
    case 'done':
      return { kind, on, evidence: words, byOwner }
    case 'not done':
      return { kind, whyNot: words }
    case 'confirmed':
      return { kind }
    case 'not confirmed':
    case 'withdrawn':
      return { kind, because: words }
  }
}
