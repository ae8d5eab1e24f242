import type { CareEpisode, CareReview, ChildRecord, Episode, LegalStatus, PermanencePlan, Placement } from '../facts.ts'
import { returnYearColumns, returnYearsTable } from '../return-years.ts'
import type { SourceRow } from '../source-row.ts'
import { answer, date, isOfReturn, isSet, outcomeFlags, sourceOf, text } from './cells.ts'
import { byStart, type RowsByTable, readFacts } from './rows-by-table.ts'
import { type EpisodeStarts, episodeStarts, joinEpisodes, joinLegalStatuses, joinPlacements } from './yearly-care.ts'

/** Episodes of being looked after, by their start. */
export function readCareEpisodes(tables: RowsByTable): CareEpisode[] {
  return readWithYearly(
    tables.get('cla_episodes'),
    rows => readFacts(rows, careEpisode, fact => fact.startedOn, byStart),
    fact => fact.startedOn,
    joinEpisodes,
  )
}

/** Reads one table's rows into facts; those of yearly returns are put together first, then believed last. */
function readWithYearly<T extends Episode>(
  rows: readonly SourceRow[] | undefined,
  read: (rows: readonly SourceRow[]) => T[],
  same: (fact: T) => string | number,
  join: (yearly: readonly T[], others: readonly T[]) => T[],
): T[] {
  if (rows === undefined) return []
  if (!rows.some(isYearly)) return read(rows)
  const others = read(rows.filter(row => !isYearly(row)))
  const taken = new Set(others.map(same))
  const yearly = join(read(rows.filter(isYearly)), others).filter(fact => !taken.has(same(fact)))
  return [...others, ...yearly].sort(byStart)
}

function isYearly(row: SourceRow): boolean {
  return row.format === 'ssda903'
}

function startsIn(tables: RowsByTable): EpisodeStarts {
  return episodeStarts((tables.get('cla_episodes') ?? []).filter(isYearly))
}

function careEpisode(row: SourceRow): CareEpisode | undefined {
  const startedOn = date(row, 'clae_cla_episode_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    periodId: text(row, 'clae_cla_id'),
    startedOn,
    endedOn: date(row, 'clae_cla_episode_ceased_date'),
    enteredCareOn: date(row, 'clae_entered_care_date'),
    startReason: text(row, 'clae_cla_episode_start_reason'),
    endReason: text(row, 'clae_cla_episode_ceased_reason'),
    primaryNeed: text(row, 'clae_cla_primary_need_code'),
  }
}

/** Placements, by their start. */
export function readPlacements(tables: RowsByTable): Placement[] {
  return readWithYearly(
    tables.get('cla_placement'),
    rows => readFacts(rows, placement, fact => fact.startedOn, byStart),
    fact => fact.startedOn,
    (yearly, others) => joinPlacements(yearly, others, startsIn(tables)),
  )
}

function placement(row: SourceRow): Placement | undefined {
  const startedOn = date(row, 'clap_cla_placement_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    id: text(row, 'clap_cla_placement_id'),
    startedOn,
    endedOn: date(row, 'clap_cla_placement_end_date'),
    type: text(row, 'clap_cla_placement_type'),
    provider: text(row, 'clap_cla_placement_provider'),
    distance: miles(text(row, 'clap_cla_placement_distance')),
    ...(isOfReturn(row) ? { distanceUnasked: true } : {}),
    postcode: text(row, 'clap_cla_placement_postcode')?.replaceAll(' ', '').toUpperCase(),
    changeReason: text(row, 'clap_cla_placement_change_reason'),
  }
}

/** 999.9 stands for not known. */
function miles(value: string | undefined): number | undefined {
  const found = Number(value ?? Number.NaN)
  return found >= 0 && found < 999 ? found : undefined
}

/** Reviews held. A cancelled one is no review; two on one day are one. */
export function readCareReviews(tables: RowsByTable): CareReview[] {
  const reviews = readFacts(
    tables.get('cla_reviews'),
    careReview,
    fact => fact.heldOn,
    (a, b) => a.heldOn - b.heldOn,
  )
  return reviews.filter((each, index) => each.heldOn !== reviews[index - 1]?.heldOn)
}

function careReview(row: SourceRow): CareReview | undefined {
  const heldOn = date(row, 'clar_cla_review_date')
  if (heldOn === undefined || answer(row, 'clar_cla_review_cancelled') === 'yes') return undefined
  return { source: sourceOf(row), heldOn, participation: text(row, 'clar_cla_review_participation') }
}

/** Legal statuses, by their start. */
export function readLegalStatuses(tables: RowsByTable): LegalStatus[] {
  const same = (fact: LegalStatus) => `${fact.startedOn} ${fact.status}`
  return readWithYearly(
    tables.get('legal_status'),
    rows => readFacts(rows, legalStatus, same, byStart),
    same,
    yearly => joinLegalStatuses(yearly, startsIn(tables)),
  )
}

function legalStatus(row: SourceRow): LegalStatus | undefined {
  const startedOn = date(row, 'lega_legal_status_start_date')
  const status = text(row, 'lega_legal_status')
  if (startedOn === undefined || status === undefined) return undefined
  return { source: sourceOf(row), startedOn, endedOn: date(row, 'lega_legal_status_end_date'), status }
}

/** Care plans with what they say of permanence, by their start. */
export function readPermanencePlans(tables: RowsByTable): PermanencePlan[] {
  return readFacts(tables.get('cla_care_plan'), permanencePlan, fact => fact.startedOn, byStart)
}

function permanencePlan(row: SourceRow): PermanencePlan | undefined {
  const startedOn = date(row, 'lacp_cla_care_plan_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    startedOn,
    endedOn: date(row, 'lacp_cla_care_plan_end_date'),
    plan: planOf(row),
  }
}

/** The plan's key, or the keys that are set where it came as flags ("LTFOST18"); as it came where it is text. */
function planOf(row: SourceRow): string | undefined {
  const flags = outcomeFlags(row, 'lacp_cla_care_plan_json')
  if (flags === undefined) return text(row, 'lacp_cla_care_plan_json')
  return (
    Object.keys(flags)
      .filter(name => isSet(flags, name))
      .join(' ') || undefined
  )
}

/** The years whose returns told of the child's reviews, where nothing but such returns tells of the child's care. */
export function readReviewYears(tables: RowsByTable): ChildRecord['reviewYears'] {
  const care = [...(tables.get('cla_episodes') ?? []), ...(tables.get('cla_reviews') ?? [])]
  if (care.length === 0 || !care.every(isYearly)) return undefined
  const years = (tables.get(returnYearsTable) ?? []).flatMap(row => {
    const [from, to] = [date(row, returnYearColumns.reviewsFrom), date(row, returnYearColumns.yearEnd)]
    return isYearly(row) && from !== undefined && to !== undefined ? [{ from, to }] : []
  })
  return years.length === 0 ? undefined : years.sort((a, b) => a.to - b.to)
}
