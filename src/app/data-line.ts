import type { RoomServices } from '../rooms/services.ts'
import { englandInstant } from '../server/england-instant.ts'
import { lastPublishedOfEach } from '../store/batches.ts'
import { countIssues } from '../store/issues.ts'
import type { Db } from '../store/store.ts'

/** What the line under the header says of, as the imports stand. */
export interface LastImports {
  /** When the last extract or return of the case system was published. */
  readonly caseSystemAt: Date | undefined
  /** What still needs attention in the last import of each source, together. */
  readonly attention: { readonly count: number; readonly href: string } | undefined
  /** The import published last, whatever it was of. */
  readonly lastBatch: number | undefined
}

/** The yearly returns, which stand for a case system where no extract of it is imported. Templates tell beside it only. */
const returns: ReadonlySet<string> = new Set(['cin-census', 'ssda903'])

export async function readLastImports(db: Db, authority: string): Promise<LastImports> {
  const last = await lastPublishedOfEach(db, authority)
  const [newest] = last
  const counts = await Promise.all(
    last.map(async ({ batch }) => {
      const issues = (await countIssues(db, authority, batch)).filter(each => each.severity !== 'note')
      return { batch, count: issues.reduce((sum, each) => sum + Number(each.issues), 0) }
    }),
  )
  const amiss = counts.filter(each => each.count > 0)
  const count = amiss.reduce((sum, each) => sum + each.count, 0)
  const href = amiss.length > 1 ? '/imports' : `/imports/${(amiss[0] ?? newest)?.batch}`
  const ofCaseSystem = last.find(each => each.format === 'ssd') ?? last.find(each => returns.has(each.format))
  return {
    caseSystemAt: ofCaseSystem?.finished_at ?? undefined,
    attention: newest === undefined ? undefined : { count, href },
    lastBatch: newest?.batch,
  }
}

/** The line as it is to be read at an instant: data grow stale without anything happening. */
export function dataLineAt(
  { caseSystemAt, attention, lastBatch }: LastImports,
  version: number,
  now: Date,
  staleAfterHours: number,
): NonNullable<ReturnType<RoomServices['dataLine']>> {
  if (caseSystemAt === undefined) {
    const source =
      lastBatch === undefined ? 'Nothing has been imported yet' : 'No case system extract has been imported yet'
    return { version, source, attention, stale: undefined }
  }
  const instant = englandInstant(caseSystemAt)
  const isOld = now.getTime() - caseSystemAt.getTime() > staleAfterHours * 3_600_000
  return {
    version,
    source: `Case system extract of ${instant}`,
    attention,
    stale: isOld ? `no extract since ${instant}` : undefined,
  }
}
