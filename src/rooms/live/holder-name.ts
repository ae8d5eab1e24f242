import { nobodyWords, type Organisation } from '../../domain/access/organisation.ts'

/**
 * How whoever holds a case is named, by their id: the id itself of a worker without a name; for nobody "Unallocated", or
 * "Not known" where nothing tells who holds whom.
 */
export function holderNamer(
  organisation: Pick<Organisation, 'workers' | 'holdersUnknown'>,
): (worker: string | undefined) => string {
  const names = new Map(organisation.workers.map(each => [each.id, each.name]))
  return worker => (worker === undefined ? nobodyWords(organisation) : (names.get(worker) ?? worker))
}
