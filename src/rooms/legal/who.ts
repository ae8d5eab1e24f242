import { nobodyWords, type Organisation } from '../../domain/access/organisation.ts'
import { type WhoActs, whoActs } from '../../domain/legal/index.ts'
import { unitName } from '../live/index.ts'

interface Held {
  readonly unit: string | undefined
  readonly worker: string | undefined
}

/** Who can move something, by name where that is known. */
export function whoWords(who: WhoActs, { unit, worker }: Held, organisation: Organisation): string {
  if (who === 'worker')
    return worker === undefined ? `${nobodyWords(organisation)}: the unit’s lead` : workerName(worker, organisation)
  if (who === 'unit lead') return unit === undefined ? whoActs[who] : `Lead of ${unitName(organisation, unit)}`
  return whoActs[who]
}

export function workerName(worker: string, { workers }: Organisation): string {
  return workers.find(each => each.id === worker)?.name ?? worker
}
