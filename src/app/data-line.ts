import { type Day, parseDay } from '../domain/calendar/day.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import { englandInstant, englandInstantBeside } from '../domain/calendar/england-instant.ts'
import { instantInEngland } from '../domain/calendar/england-time.ts'
import { shortDate } from '../domain/calendar/wording.ts'
import type { RoomServices, ToldUntil } from '../rooms/services.ts'
import { lastPublishedOfEach } from '../store/batches.ts'
import { countAttention } from '../store/issues.ts'
import { newestYearsTold } from '../store/return-years.ts'
import type { Db } from '../store/store.ts'
import { type LastExtract, readLastExtract } from './last-extract.ts'

/** What the line under the header says of, as the imports stand. */
export interface LastImports {
  /** The last extract of the case system. */
  readonly extract: LastExtract | undefined
  /** The yearly returns, which stand for a case system where no extract of it is imported. */
  readonly returns: readonly LastReturn[]
  /** What still needs attention, of all imports of which something is held as they brought it. */
  readonly attention: { readonly count: number; readonly href: string } | undefined
  /** The import published last, whatever it was of. */
  readonly lastBatch: number | undefined
}

/** The newest yearly return of one kind. */
interface LastReturn {
  readonly name: string
  /** The day on which its year ends; undefined where it is not known. */
  readonly yearEnd: Day | undefined
  readonly at: Date
}

/** Templates tell beside a case system only. */
const returnNames: Readonly<Record<string, string>> = { 'cin-census': 'census', ssda903: '903' }

export async function readLastImports(db: Db, authority: string): Promise<LastImports> {
  const last = await lastPublishedOfEach(db, authority)
  const [newest] = last
  const extract = await readLastExtract(db, authority)
  const batches = [...(extract?.batches ?? []), ...last.flatMap(each => (each.format === 'ssd' ? [] : [each.batch]))]
  const amiss = await countAttention(db, authority, batches)
  const count = [...amiss.values()].reduce((sum, each) => sum + each, 0)
  const [first] = amiss.keys()
  const href = amiss.size > 1 ? '/imports' : `/imports/${first ?? newest?.batch}`
  return {
    extract,
    returns: extract === undefined ? await lastReturns(db, authority, last) : [],
    attention: newest === undefined ? undefined : { count, href },
    lastBatch: newest?.batch,
  }
}

async function lastReturns(
  db: Db,
  authority: string,
  last: Awaited<ReturnType<typeof lastPublishedOfEach>>,
): Promise<LastReturn[]> {
  const held = last.filter(each => returnNames[each.format] !== undefined)
  const years = held.length === 0 ? [] : await newestYearsTold(db, authority)
  return held
    .map(({ format, finished_at }) => {
      const told = years.find(each => each.format === format)
      const at = told?.at ?? finished_at ?? new Date(0)
      return { name: returnNames[format]!, yearEnd: told && parseDay(told.yearEnd), at }
    })
    .sort((a, b) => (a.yearEnd ?? 0) - (b.yearEnd ?? 0) || a.name.localeCompare(b.name))
}

/** The line as it is to be read at an instant: data grow stale without anything happening. */
export function dataLineAt(
  { extract, returns, attention, lastBatch }: LastImports,
  version: number,
  now: Date,
  staleAfterHours: number,
): NonNullable<ReturnType<RoomServices['dataLine']>> {
  const isOld = (at: Date) => now.getTime() - at.getTime() > staleAfterHours * 3_600_000
  if (extract !== undefined) {
    const stale = isOld(extract.at) ? `${whatIsMissing(extract)} since ${englandInstant(extract.at)}` : undefined
    return { version, source: ofExtract(extract), attention, stale }
  }
  if (returns.length > 0) {
    const old = returns.find(each => isOld(toldUntil(each)))
    return { version, source: ofReturns(returns), attention, stale: old && whyOld(old) }
  }
  const source =
    lastBatch === undefined ? 'Nothing has been imported yet' : 'No case system extract has been imported yet'
  return { version, source, attention, stale: undefined }
}

function ofExtract({ at, since }: LastExtract): string {
  const later = since.map(each => `${each.what} ${englandInstantBeside(each.at, at)}`)
  return [`Case system extract of ${englandInstant(at)}`, later.join(' and ')]
    .filter(each => each !== '')
    .join(later.length > 1 ? ', with ' : ', and ')
}

/** Tables named where they are few: there is an extract, and they are not in it. */
function whatIsMissing({ notSince }: LastExtract): string {
  if (notSince.length === 0) return 'no extract'
  return notSince.length > 3 ? 'no whole extract' : `nothing of ${notSince.map(each => `ssd_${each}`).join(' and ')}`
}

function ofReturns(returns: readonly LastReturn[]): string {
  const told = returns.map(each => {
    const until = each.yearEnd === undefined ? 'of an unknown year' : `to ${shortDate(each.yearEnd)}`
    return `${until} (${each.name}${isEarly(each) ? `, imported ${englandInstant(each.at)}` : ''})`
  })
  return `Yearly return${returns.length > 1 ? 's' : ''} ${told.join(' and ')}`
}

/** Whether a return came before its year was over: then it tells of the year until it came. */
function isEarly({ yearEnd, at }: LastReturn): boolean {
  return yearEnd !== undefined && yearEnd >= englandDay(at)
}

/** The last day that each return tells of, the earliest first; of one whose year is not known there is none to tell. */
export function returnsToldUntil({ returns }: Pick<LastImports, 'returns'>): ToldUntil[] {
  return returns
    .flatMap(each =>
      each.yearEnd === undefined ? [] : [{ name: each.name, on: isEarly(each) ? englandDay(each.at) : each.yearEnd }],
    )
    .sort((a, b) => a.on - b.on)
}

/** The end of the day until which a return tells. Of one whose year is not known that is unknown, and long ago. */
function toldUntil(told: LastReturn): Date {
  if (told.yearEnd === undefined) return new Date(0)
  return isEarly(told) ? told.at : instantInEngland(told.yearEnd + 1)
}

function whyOld(told: LastReturn): string {
  if (told.yearEnd === undefined) return `of which year the ${told.name} tells is not known`
  const until = isEarly(told) ? englandInstant(told.at) : shortDate(told.yearEnd)
  return `nothing after ${until} (${told.name}), so what fell due since shows as overdue, done or not`
}
