import { notKnown } from '../../domain/access/organisation.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { whyLeftOut } from '../../domain/indicators/why-left-out.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import type { View } from './view.ts'

/** What the address of any page about the same part and day holds. */
export function keptBy({ chosen, asAt }: View): QueryChanges {
  return { ...chosen.query, on: asAt.on }
}

/** A view of the board of the same part and day. */
export function boardHref(view: View, changes: QueryChanges = {}): string {
  return hrefWith('/live', { ...keptBy(view), ...changes })
}

/** What is due of the same part and day, narrowed as a number of the board counts it. */
export function dueHref(view: View, changes: QueryChanges): string {
  return hrefWith('/due', { ...keptBy(view), ...changes })
}

/** What changed since the day before, or over the seven days before. */
export function changesHref(view: View, days: 1 | 7 = 1): string {
  return hrefWith('/live/changes', { ...keptBy(view), days: days === 1 ? undefined : String(days) })
}

/** The list behind a number of the board that is not about what is outstanding. */
export function listHref(view: View, number: ListedNumber, changes: QueryChanges = {}): string {
  return hrefWith(`/live/list/${number}`, { ...keptBy(view), ...changes })
}

/** A number of the part in Explore, which has it over time: not of the view's day alone. */
export function exploreHref({ chosen }: View, indicator: string, changes: QueryChanges = {}): string {
  return hrefWith('/explore', { indicator, ...chosen.query, ...changes })
}

/**
 * Those left out of a number of the part and day, for one reason: what Explore lists. A service is named by its units, as
 * the board takes it: Explore knows each unit in one service only, and none above those that stand by themselves.
 */
export function leftOutHref(view: View, indicator: Indicator, why: string): string {
  return hrefWith('/explore', {
    ...{ ...keptBy(view), indicator: indicator.id, show: 'children', which: 'left-out' },
    ...(view.chosen.query.service === undefined ? {} : { service: undefined, unit: unitsOf(view) }),
    why: whyLeftOut(indicator, why),
  })
}

function unitsOf({ chosen }: View): string[] {
  return [...(chosen.part.units ?? [])].map(unit => (unit === '' ? notKnown : unit))
}

/** The numbers whose lists the board itself has. */
export const listedNumbers = ['children-open', 'in-time'] as const
export type ListedNumber = (typeof listedNumbers)[number]
