import type { RoomRequest } from '../../server/route.ts'
import { listBatches } from '../../store/batches.ts'
import { countIssues } from '../../store/issues.ts'
import type { BatchState } from '../../store/tables.ts'
import { waitingWords } from '../imports/index.ts'
import type { RoomServices } from '../services.ts'

/** An import as an analyst looks back at it. */
export interface ImportLine {
  readonly batch: number
  readonly state: BatchState
  readonly format: string
  readonly startedAt: Date
  readonly errors: number
  readonly warnings: number
}

/** What an analyst begins the day with. */
export interface DataHome {
  readonly imports: readonly ImportLine[]
  /** Imports that wait for a decision. */
  readonly waiting: number
  /** Words of the authority's own that nobody has explained, and how many rows wait on them. */
  readonly words: { readonly count: number; readonly rows: number }
}

/** Imports told of. */
const shown = 7

export async function readDataHome(
  request: Pick<RoomRequest<RoomServices>, 'services' | 'organisation' | 'principal'>,
): Promise<DataHome> {
  const { services, organisation, principal } = request
  const { store, authority, model } = services
  const batches = await listBatches(store.db, authority.id, shown)
  const without = services.hiddenFrom(principal)
  const imports = await Promise.all(
    batches.map(async ({ batch, state, format, started_at: startedAt }): Promise<ImportLine> => {
      const counts = await countIssues(store.db, authority.id, batch, { without })
      const of = (severity: string) =>
        counts.filter(each => each.severity === severity).reduce((sum, each) => sum + Number(each.issues), 0)
      return {
        ...{ batch, state, format, startedAt },
        errors: of('error'),
        warnings: of('warning'),
      }
    }),
  )
  const words = await waitingWords(store.db, authority.id, { model, organisation, mappings: services.mappings() })
  return {
    imports,
    waiting: imports.filter(each => each.state === 'compared' || each.state === 'awaiting-confirmation').length,
    words: { count: words.length, rows: words.reduce((sum, each) => sum + (each.waiting ?? 0), 0) },
  }
}
