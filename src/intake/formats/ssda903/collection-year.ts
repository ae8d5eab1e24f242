import { yearEndOf } from '../../../domain/record/return-years.ts'
import type { FileKind } from './files.ts'
import type { Gathered } from './gathering.ts'

/**
 * Gives each file without a year in its name the collection year of the rows of its folder: the year in which the
 * latest episode begins, or failing episodes, the latest of what else began. Files with no date at all stay without.
 */
export function settleYears(gathered: Gathered): void {
  for (const folder of new Set(gathered.sources.map(source => source.folder))) {
    const sources = gathered.sources.filter(source => source.folder === folder && source.yearEnd === undefined)
    const named = gathered.sources.find(source => source.folder === folder && source.yearEnd !== undefined)
    const latest = telling.map(kind => latestOf(sources.filter(source => source.kind === kind))).find(Boolean)
    const yearEnd = latest === undefined ? named?.yearEnd : yearEndOf(latest)
    for (const source of sources) source.yearEnd = yearEnd
  }
}

/** The files whose dates lie within the year, the surest first. */
const telling: readonly FileKind[] = ['episodes', 'workers', 'missing', 'placed', 'ad1']

function latestOf(sources: readonly { readonly latest: string | undefined }[]): string | undefined {
  let latest: string | undefined
  for (const source of sources) {
    if (source.latest !== undefined && (latest === undefined || source.latest > latest)) latest = source.latest
  }
  return latest
}
