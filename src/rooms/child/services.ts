import type { LocalMappings } from '../../domain/record/local-mappings.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import type { ServerServices } from '../../server/services.ts'
import type { Store } from '../../store/index.ts'

/** What a child's pages work with, besides what the server itself asks for. */
export interface RoomServices extends ServerServices {
  readonly store: Store
  mappings(): LocalMappings
  coverage(): Coverage
}
