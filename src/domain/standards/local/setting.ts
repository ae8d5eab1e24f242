import type { Day } from '../../calendar/day.ts'
import { type Interval, inWords } from '../interval.ts'
import type { Standard } from '../standard.ts'

/** From when a deadline is "due soon": so long before it is due, or so long after its clock started. */
export type DueSoon = Interval | { readonly fromStart: Interval }

/** What an authority may set of a standard. What is left out stays as it was before. */
export interface LocalSetting {
  /** How long, counted in the unit it names: of standards with one length of time. */
  readonly interval?: Interval | undefined
  /** The points of a ladder, the first to come first. */
  readonly points?: readonly Interval[] | undefined
  /** How long after a point of a ladder is reached it falls due. */
  readonly grace?: Interval | undefined
  readonly soon?: DueSoon | undefined
}

/** A setting in full, and the first day it is in force. What is undefined is as the standard itself says. */
export interface LocalVersion extends LocalSetting {
  readonly from: Day
}

/** A setting as it was decided. */
export interface LocalChange extends LocalSetting {
  readonly standardId: string
  readonly from: Day
  readonly reason: string
  /** Names, as people are shown them. */
  readonly approvedBy: string
  readonly setBy: string
  readonly setAt: Date
}

/** The parts of a standard that an authority may set. */
export type SettingPart = 'interval' | 'points' | 'grace' | 'soon'

/**
 * What an authority may set of a standard. How long is the law's own wherever the law says it, and stays as it is where
 * it depends on the child's circumstances; from when a deadline shows as due soon is the authority's everywhere.
 */
export function partsToSet({ basis, clock }: Pick<Standard, 'basis' | 'clock'>): readonly SettingPart[] {
  if (basis === 'statutory') return ['soon']
  if (clock.kind === 'ladder') return clock.grace === undefined ? ['points', 'soon'] : ['points', 'grace', 'soon']
  if (clock.kind === 'rolling' && typeof clock.every === 'function') return ['soon']
  return ['interval', 'soon']
}

/** The setting in force on a day, in full, the standard's own where the authority had set nothing. */
export function settingOn(standard: Standard, day: Day): Required<LocalSetting> {
  const own = ownSetting(standard)
  const local = standard.local?.findLast(each => each.from <= day)
  if (local === undefined) return own
  return {
    interval: local.interval ?? own.interval,
    points: local.points ?? own.points,
    grace: local.grace ?? own.grace,
    soon: local.soon ?? own.soon,
  }
}

/** What the standard itself says. */
export function ownSetting({ clock, soon }: Pick<Standard, 'clock' | 'soon'>): Required<LocalSetting> {
  const none = { interval: undefined, points: undefined, grace: undefined, soon }
  if (clock.kind === 'once') return { ...none, interval: clock.within }
  if (clock.kind === 'ladder') return { ...none, points: clock.points, grace: clock.grace }
  return typeof clock.every === 'function' ? none : { ...none, interval: clock.every }
}

/** Whether two lengths of time are written alike: 3 months and 12 weeks are not. */
export function isSame(a: Interval | undefined, b: Interval | undefined): boolean {
  return a?.count === b?.count && a?.unit === b?.unit
}

/** Whether two lists of points are the same, in their order. */
export function areSame(a: readonly Interval[] | undefined, b: readonly Interval[] | undefined): boolean {
  return a?.length === b?.length && (a ?? []).every((each, index) => isSame(each, b?.[index]))
}

/** Whether two due-soon windows are the same, counted from the same end. */
export function isSameSoon(a: DueSoon | undefined, b: DueSoon | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return 'fromStart' in a === 'fromStart' in b && isSame(lengthOf(a), lengthOf(b))
}

/** The length of time in a due-soon window, from whichever end it is counted. */
export function lengthOf(soon: DueSoon): Interval {
  return 'fromStart' in soon ? soon.fromStart : soon
}

/** "9, 12 and 15 months"; "40 working days, 3 months and 6 months" */
export function pointsInWords(points: readonly Interval[]): string {
  const last = points.at(-1)
  if (last === undefined) return 'no point'
  const alike = points.every(each => each.unit === last.unit)
  const words = points.map(each => (alike && each !== last ? String(each.count) : inWords(each)))
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "5 working days before it is due", "35 working days after the start", "the day it is due" */
export function soonInWords(soon: DueSoon): string {
  const length = lengthOf(soon)
  if ('fromStart' in soon) return length.count === 0 ? 'the start' : `${inWords(length)} after the start`
  return length.count === 0 ? 'the day it is due' : `${inWords(length)} before it is due`
}
