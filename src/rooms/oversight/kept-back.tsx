import type { RoomRequest } from '../../server/index.ts'
import { isDirectionKept, type KeptFromReader, keptFromReader } from '../../store/campaigns/index.ts'
import type { Direction } from '../../store/directions.ts'
import { InsetText } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { type DirectionOfCase, withCases } from './cases.ts'
import { ownIdsOf } from './owners.ts'

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'today'>

/** Directions that a reader sees, and those that are kept from them until they have read the child themselves. */
export interface Parted {
  readonly shown: readonly DirectionOfCase[]
  readonly kept: number
}

/** Reads what is kept from the reader. One query. */
export function keptBack({ services, principal }: Pick<Asking, 'services' | 'principal'>): Promise<KeptFromReader> {
  return keptFromReader(services.store.db, services.authority.id, principal.id)
}

/** Parts directions into those the reader sees and those of a first reading that they are still to give the second of. */
export function partDirections(
  directions: readonly Direction[],
  kept: KeptFromReader,
  { services, principal, today }: Asking,
): Parted {
  const ownIds = ownIdsOf(principal)
  const shown = directions.filter(each => !isDirectionKept(each, kept, { ownIds, today }))
  return { shown: withCases(services.model, shown, today), kept: directions.length - shown.length }
}

/** Says that something is kept back, and until when; nothing where nothing is. */
export function KeptBack({ kept }: { readonly kept: number }) {
  if (kept === 0) return null
  const asked = kept === 1 ? 'What the first reading asked for is' : `What first readings asked for (${kept}) is`
  return (
    <InsetText>
      {asked} not shown to you yet: you are the second reader of a bulk review, and read without knowing what the first
      found. It is here once your own reading is in.
    </InsetText>
  )
}
