import { type Day, earliest } from '../calendar/day.ts'
import type { CareEpisode, ChildRecord, LegalStatus, Placement } from './facts.ts'

/** A period of being looked after: from entering care until care ceased. */
export interface PeriodOfCare {
  readonly key: string
  readonly startedOn: Day
  /** Whether the day the child came into care is told: false where the child was in care already on the first day told. */
  readonly entrySeen: boolean
  readonly endedOn: Day | undefined
  readonly endReason: string | undefined
  readonly episodes: readonly CareEpisode[]
  /**
   * The first day on which the full duties apply: the start, or the day regulation 48 short breaks stopped applying;
   * undefined while the whole period is short breaks.
   */
  readonly fullDutiesFrom: Day | undefined
  /** The times in which the child was placed for adoption: the care planning regulations do not apply in them (reg 3). */
  readonly adoptions: readonly Adoption[]
}

/** A time in which a child was placed for adoption: `until` is the day it gave way to another placement, if it did. */
export interface Adoption {
  readonly from: Day
  readonly until: Day | undefined
}

/** Whether a day is in such a time: the day it gave way is not. */
export function isDuring(on: Day, { from, until }: Adoption): boolean {
  return from <= on && (until === undefined || on < until)
}

const shortBreak = new Set(['V1', 'V3', 'V4'])

/** Whether a legal status is a series of short breaks (CPPCR 2010 reg 48). */
export function isShortBreak(status: string): boolean {
  return shortBreak.has(status.slice(0, 2).toUpperCase())
}

/** Whether a placement type is a placement for adoption (SSDA903 codes A3 to A6). */
export function isForAdoption(type: string | undefined): boolean {
  return type !== undefined && /^A[3-6]/.test(type)
}

const known = new WeakMap<ChildRecord, readonly PeriodOfCare[]>()

/** Whether a placement type is a stay away (hospital, a holiday: SSDA903 codes T0 to T4) after which the child comes back. */
export function isTemporary(type: string | undefined): boolean {
  return type !== undefined && /^T[0-4]/.test(type)
}

/** Whether a placement type is long-term fostering (SSDA903 codes U1 and U4): meant to last until the child is 18. */
export function isLongTermFostering(type: string | undefined): boolean {
  return type !== undefined && /^U[14]/.test(type)
}

/** Whether a placement that began before a day goes on past it, by its own dates. */
export function goesOnPast({ startedOn, endedOn }: Placement, on: Day): boolean {
  return startedOn < on && (endedOn === undefined || endedOn > on)
}

/**
 * The child's periods of care in date order, worked out once for a record. Rows belong together by the period's id where there is one, otherwise
 * when one begins on the day the last ended. X1 ("the period continues") never ends a period.
 */
export function periodsOfCare(record: ChildRecord): readonly PeriodOfCare[] {
  if (record.careEpisodes.length === 0) return []
  let found = known.get(record)
  if (found === undefined) {
    found = workOut(record)
    known.set(record, found)
  }
  return found
}

function workOut(record: ChildRecord): PeriodOfCare[] {
  const groups: CareEpisode[][] = []
  const byId = new Map<string, CareEpisode[]>()
  for (const episode of record.careEpisodes) {
    const last = groups.at(-1)
    const known = episode.periodId === undefined ? undefined : byId.get(episode.periodId)
    if (known) known.push(episode)
    else if (episode.periodId === undefined && last && continues(last.at(-1)!, episode)) last.push(episode)
    else {
      const group = [episode]
      groups.push(group)
      if (episode.periodId !== undefined) byId.set(episode.periodId, group)
    }
  }
  return groups.map(group => period(record, group)).sort((a, b) => a.startedOn - b.startedOn)
}

function continues(before: CareEpisode, after: CareEpisode): boolean {
  return (
    before.endedOn !== undefined &&
    (before.endReason?.startsWith('X1') ?? false) &&
    after.startedOn - before.endedOn <= 1
  )
}

function period(record: ChildRecord, episodes: readonly CareEpisode[]): PeriodOfCare {
  const first = episodes[0]!
  const startedOn = Math.min(first.startedOn, first.enteredCareOn ?? first.startedOn)
  const last = episodes.reduce((a, b) => (b.startedOn >= a.startedOn ? b : a))
  const ended = last.endedOn !== undefined && !(last.endReason?.startsWith('X1') ?? false)
  const endedOn = ended ? last.endedOn : undefined
  const within = (each: { startedOn: Day; endedOn: Day | undefined }) =>
    (endedOn === undefined || each.startedOn <= endedOn) && (each.endedOn === undefined || each.endedOn >= startedOn)
  const statuses = record.legalStatuses.filter(within)
  return {
    key: first.periodId ?? first.source.key,
    startedOn,
    entrySeen: first.entryUnseen !== true,
    endedOn,
    endReason: ended ? last.endReason : undefined,
    episodes,
    fullDutiesFrom: fullDutiesFrom(statuses, startedOn),
    adoptions: adoptionsOf(record, { startedOn, endedOn }),
  }
}

/**
 * Placements for adoption that follow one another are one time, with stays away in between; it gives way only to a placement
 * of another kind. One that began before the period counts from the period's first day.
 */
function adoptionsOf(record: ChildRecord, period: Pick<PeriodOfCare, 'startedOn' | 'endedOn'>): Adoption[] {
  if (!record.placements.some(each => isForAdoption(each.type))) return []
  const { startedOn } = period
  const placements = placementsOf(record, period)
  const before = record.placements.findLast(each => goesOnPast(each, startedOn))
  const found: Adoption[] = []
  let from = isForAdoption(before?.type) && placements[0]?.startedOn !== startedOn ? startedOn : undefined
  for (const { type, startedOn: on } of placements) {
    if (isForAdoption(type)) from ??= on
    else if (from !== undefined && !isTemporary(type)) {
      found.push({ from, until: on })
      from = undefined
    }
  }
  if (from !== undefined) found.push({ from, until: undefined })
  return found
}

function fullDutiesFrom(statuses: readonly LegalStatus[], startedOn: Day): Day | undefined {
  const lookedAfter = statuses.filter(each => isLookedAfterStatus(each.status))
  if (lookedAfter.length === 0) return startedOn
  const full = lookedAfter.filter(each => !isShortBreak(each.status))
  if (full.length === lookedAfter.length) return startedOn
  const from = earliest(...full.map(each => each.startedOn))
  return from === undefined ? undefined : Math.max(from, startedOn)
}

function isLookedAfterStatus(status: string): boolean {
  return /^([CLJ][1-3]|D1|E1|V[1-4])/.test(status.toUpperCase())
}

/** The placements of a period, each ended at the latest when the next began or the period ended; same-day repeats as one. */
export function placementsOf(record: ChildRecord, period: Pick<PeriodOfCare, 'startedOn' | 'endedOn'>): Placement[] {
  const { startedOn, endedOn } = period
  const inside = record.placements.filter(
    each =>
      each.startedOn >= startedOn &&
      (endedOn === undefined || each.startedOn < endedOn || each.startedOn === startedOn),
  )
  const distinct = inside.filter((each, index) => each.startedOn !== inside[index + 1]?.startedOn)
  return distinct.map((each, index) => ({
    ...each,
    endedOn: earliest(each.endedOn, distinct[index + 1]?.startedOn, period.endedOn),
  }))
}
