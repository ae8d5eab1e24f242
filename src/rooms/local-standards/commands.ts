import type { Day } from '../../domain/calendar/day.ts'
import {
  type ChangeNamed,
  decideChange,
  type NewChange,
  proposeChange,
  stateOfChange,
  withdrawChange,
} from '../../store/local-standards.ts'
import { announceDecision } from '../../store/people/announce.ts'
import type { Said } from '../../store/said.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'upTo' | 'desk'>

/** Proposes a setting: nothing goes by it yet. Returns the id of the change. */
export function propose({ store, authority }: Services, change: NewChange, said: Said): Promise<string> {
  return store.transaction(trx => proposeChange(trx, authority.id, change, said))
}

/**
 * Approves or declines what waits for this person. What is approved is said at once, and every child is worked out again
 * behind the pages. False where it waits for them no more.
 */
export async function decide(
  services: Services,
  asked: ChangeNamed & { readonly approve: boolean; readonly note: string; readonly today: Day },
  said: Said,
): Promise<boolean> {
  const { store, authority } = services
  const version = await store.transaction(async trx => {
    if ((await decideChange(trx, authority.id, asked, said)) === undefined) return undefined
    return asked.approve ? announceDecision(trx, authority.id, { because: 'local standard approved', at: said.at }) : 0
  })
  if (version) await takeUp(services, version)
  return version !== undefined
}

/** Withdraws what does not count yet. False where it counts, or was withdrawn or declined already. */
export async function withdraw(
  services: Services,
  asked: ChangeNamed & { readonly because: string; readonly today: Day },
  said: Said,
): Promise<boolean> {
  const { store, authority } = services
  const version = await store.transaction(async trx => {
    const before = await withdrawChange(trx, authority.id, asked, said)
    if (before === undefined) return undefined
    // What nobody had approved moved no date.
    if (stateOfChange(before) !== 'approved') return 0
    return announceDecision(trx, authority.id, { because: 'local standard withdrawn', at: said.at })
  })
  if (version) await takeUp(services, version)
  return version !== undefined
}

async function takeUp(services: Services, version: number): Promise<void> {
  await services.upTo(version)
  services.desk.deriveAgain('standards changed')
}
