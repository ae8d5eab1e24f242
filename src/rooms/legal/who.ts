import type { Organisation } from '../../domain/access/organisation.ts'
import { type WhoActs, whoActs } from '../../domain/legal/index.ts'
import { holderNamer, unitName } from '../live/index.ts'

interface Held {
  readonly unit: string | undefined
  readonly worker: string | undefined
}

/** Who can move something, by name where that is known. */
export function whoWords(who: WhoActs, { unit, worker }: Held, organisation: Organisation): string {
  if (who === 'worker' && worker !== undefined) return holderNamer(organisation)(worker)
  if (who === 'worker') return organisation.holdersUnknown ? whoActs.worker : 'Unallocated: the unit’s lead'
  if (who === 'unit lead') return unit === undefined ? whoActs[who] : `Lead of ${unitName(organisation, unit)}`
  return whoActs[who]
}
