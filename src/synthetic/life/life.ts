import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import type { SyntheticOrganisation } from '../organisation.ts'
import { type Stream, stream } from '../random.ts'

/** One made-up child, and what is needed to tell their story. Every part of the story draws from its own stream. */
export interface Life {
  readonly seed: number
  readonly id: string
  readonly index: number
  /** Siblings share a family, its referrals and their dates. */
  readonly family: number
  readonly bornOn: Day
  readonly disabled: boolean
  readonly sex: string
  readonly organisation: SyntheticOrganisation
  readonly writer: ExtractWriter
  /** The last day of the extract: nothing after it is written, and ends after it are blank. */
  readonly until: Day
}

export function draw(life: Life, ...topic: readonly (string | number)[]): Stream {
  return stream(life.seed, life.index, ...topic)
}

/** A draw that siblings share. */
export function familyDraw(life: Life, ...topic: readonly (string | number)[]): Stream {
  return stream(life.seed, 'family', life.family, ...topic)
}

/** The same day, or the next working day: offices are shut at weekends. */
export function onWorkingDay(day: Day): Day {
  return englandAndWales.isWorking(day) ? day : (englandAndWales.add(day, 1) ?? day)
}

/** The n-th working day after. */
export function workingDaysAfter(day: Day, n: number): Day {
  return englandAndWales.add(day, n) ?? day + Math.round(n * 1.4)
}

/** An end as the extract shows it: blank while it is still ahead. */
export function known(day: Day | undefined, life: Life): Day | undefined {
  return day === undefined || day > life.until ? undefined : day
}
