import { progressDecisionsOf } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { closeDirections, decisionsFollowed } from '../../store/tracking/index.ts'
import type { RoomServices } from '../services.ts'

/**
 * Closes the directions of decisions that the record shows carried out, with the event as evidence: asked for whenever
 * there is a new data version. Answers how many were closed. It may be done at any time, any number of times.
 */
export async function closeWhatWasCarriedOut(
  services: Pick<RoomServices, 'store' | 'authority' | 'model' | 'takeIn'>,
  { at, today }: { readonly at: Date; readonly today: Day },
): Promise<number> {
  const { store, authority, model } = services
  const followed = await decisionsFollowed(store.db, authority.id)
  let closed = 0
  for (const { decision_id: decisionId, child_id: childId } of followed) {
    const decision = progressDecisionsOf(model, childId, today).find(each => each.key === decisionId)
    if (decision?.carriedOutOn === undefined) continue
    const { carriedOutOn: on, carriedOutAs } = decision
    const evidence = `${carriedOutAs ?? 'Carried out'} on ${longDate(on)}, as the record has it.`
    closed += await store.transaction(trx =>
      closeDirections(trx, authority.id, { decisionId, on, evidence }, { at, today }),
    )
  }
  if (closed > 0) await services.takeIn()
  return closed
}
