import { yearEndOf } from '../../../domain/record/return-years.ts'
import type { FileKind } from './files.ts'
import type { Gathered } from './gathering.ts'

/**
 * The 31 March on which the collection year named in a file's path ends: 2020 in "SSDA903_2020_episodes.csv", 2019 in
 * "2018-19/header.csv". The last year named counts.
 */
export function yearEndOfName(name: string): string | undefined {
  let found: number | undefined
  for (const match of name.matchAll(/(?<!\d)(20\d\d)(?:[-_/ ](?:20)?(\d\d))?(?!\d)/g)) {
    if (isInDate(name, match.index)) continue
    const [, year, next] = match
    const spans = next !== undefined && (Number(year) + 1) % 100 === Number(next)
    found = spans ? Number(year) + 1 : Number(year)
  }
  return found === undefined ? undefined : `${found}-03-31`
}

/** Whether the year at a place of a name stands in a date or beside a month: that is when files were made, not of which year. */
function isInDate(name: string, at: number): boolean {
  const [before, after] = [name.slice(0, at), name.slice(at)]
  if (/^\d{4}[-_. ](?:0[1-9]|1[0-2])[-_. ](?:[0-2]\d|3[01])(?!\d)/.test(after)) return true
  if (/(?<!\d)\d{1,2}[-_. ]\d{1,2}[-_. ]$/.test(before)) return true
  if (/(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_. ]?$/i.test(before)) return true
  const month = /^(\d{4})[-_. ](0[1-9]|1[0-2])(?!\d)/.exec(after)
  return month !== null && (Number(month[1]) + 1) % 100 !== Number(month[2])
}

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
