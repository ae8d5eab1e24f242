import { type Opening, openingOf, type ReadModel } from '../analysis/index.ts'
import type { LocalMappings } from '../domain/record/local-mappings.ts'
import type { Coverage } from '../domain/standards/state.ts'
import type { Jobs } from '../server/progress.ts'
import type { RoomRequest } from '../server/route.ts'
import type { ServerServices } from '../server/services.ts'
import type { Store } from '../store/index.ts'
import type { ImportDesk } from './imports/index.ts'

/** What rooms work with, besides what the server itself asks for. */
export interface RoomServices extends ServerServices {
  readonly store: Store
  readonly model: ReadModel
  mappings(): LocalMappings
  coverage(): Coverage
  /** Where imports are handed in. */
  readonly desk: ImportDesk
  /** Long work under way. */
  readonly jobs: Jobs
}

/** Nobody is named on a restricted record until records say who is. */
const namedOnNone: ReadonlySet<string> = new Set()

/** What the reader of a request may count and open: the one place where rooms get it from. */
export function openingFor({
  scope,
  numbersScope,
  today,
}: Pick<RoomRequest, 'scope' | 'numbersScope' | 'today'>): Opening {
  return openingOf(scope, numbersScope, namedOnNone, today)
}
