import type { ReadModel } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { Store } from '../../store/index.ts'
import type { Stream } from '../../synthetic/random.ts'

/** What made-up recordings are made from: the demonstration authority as it was imported. */
export interface Seeding {
  readonly store: Store
  readonly authority: string
  readonly model: ReadModel
  readonly organisation: Organisation
  readonly today: Day
  readonly at: Date
  /** The same numbers on every run of the same day. */
  readonly random: Stream
}

/** A moment of a working morning of a day: when something made up was written. */
export function morningOf(on: Day): Date {
  return new Date((on * 24 + 10) * 3_600_000)
}

/** Children open on the day for anything but leaving care and held by somebody, in a steady order, with their numbers. */
export function openChildren({ model, today }: Pick<Seeding, 'model' | 'today'>): number[] {
  const { status, worker } = model.on(today)
  const open = model.children.map((_, child) => child).filter(child => status[child] !== 0 && worker[child] !== 0)
  return open.sort((a, b) => (model.children[a]! < model.children[b]! ? -1 : 1))
}

/** The day, or the working day before it. */
export function workingDay(on: Day): Day {
  return englandAndWales.lastWorkingDayOnOrBefore(on) ?? on
}
