import type { Day } from '../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../domain/calendar/wording.ts'
import type { ChildRecord, RowReference } from '../../domain/record/facts.ts'
import type { Evidence } from '../../domain/standards/evidence.ts'
import { timesMissing } from '../../domain/standards/missing/times-missing.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { visitsToChildren } from '../../domain/standards/visit-evidence.ts'
import { counted } from '../../domain/words/numbers.ts'

/** A time a child was not where they should be. */
export interface Absence {
  readonly what: 'Missing' | 'Away without authorisation'
  readonly from: Day
  /** The day they came back; undefined where no return is told. */
  readonly to: Day | undefined
  readonly source: RowReference
}

/** Every time a child was missing or away, in date order. */
export function absencesOf(record: ChildRecord): Absence[] {
  const missing = timesMissing(record).map((each): Absence => ({ ...each, what: 'Missing' }))
  const away = record.missingEpisodes
    .filter(({ kind }) => kind === 'away')
    .map(({ startedOn, endedOn, source }): Absence => {
      return { what: 'Away without authorisation', from: startedOn, to: endedOn, source }
    })
  return [...missing, ...away].sort((a, b) => a.from - b.from)
}

/** The time a child is missing or away on a day: begun, and no return told by then. Missing goes before away. */
export function absenceOn(record: ChildRecord, on: Day): Absence | undefined {
  const { diedOn } = record.person ?? {}
  if (diedOn !== undefined && diedOn <= on) return undefined
  const now = absencesOf(record).filter(({ from, to }) => from <= on && (to === undefined || to > on))
  return now.findLast(each => each.what === 'Missing') ?? now.at(-1)
}

/**
 * "Missing since 29 Mar 2026 (12 days)". Where yearly returns alone tell of the child, whether it is so since the last day
 * of theirs is not known.
 */
export function absenceWords(
  { what, from, source }: Absence,
  on: Day,
  { returnsEnd }: Pick<ChildRecord, 'returnsEnd'>,
): string {
  const since = `${what} since ${shortDate(from)}`
  const lastTold = returnsEnd && (returnsEnd.byTable.get(source.table) ?? returnsEnd.last)
  return lastTold !== undefined && lastTold < on
    ? `${since}, as last told on ${shortDate(Math.max(from, lastTold))}`
    : `${since} (${counted(on - from, 'day')})`
}

/** What shows that a child was visited, or a care leaver met. */
const visitEvidence: ReadonlySet<Evidence> = new Set<Evidence>([
  ...visitsToChildren,
  'care leaver contacts',
  'template care_leaver_contacts',
])

/** Why a visit may not have been made: the clock runs on all the same. Undefined where it asks for no visit. */
export function absenceReason(absence: Absence | undefined, { evidence }: Standard): string | undefined {
  if (absence === undefined || !visitEvidence.has(evidence)) return undefined
  return `${absence.what} since ${longDate(absence.from)}, with no return recorded; the clock does not stop for it.`
}
