import { type Day, parseDay } from '../domain/calendar/day.ts'
import { windowFrom } from './dates.ts'
import type { Setting } from './life/course.ts'
import { organisation } from './organisation.ts'

export interface SynthesisOptions {
  /** The folder to write to; made if need be. */
  out: string
  /** About how many children the extract holds (19,000: an authority like Hackney). */
  children?: number
  seed?: number
  /** The day of the extract, "2026-11-24": nothing after it is told. */
  until: string
  /** Sightline's own templates tell nothing before this day; the extract always has its whole window. */
  since?: string
  onProgress?: (done: number, total: number) => void
}

const fullSize = 19_000

/** What a made-up authority is made from. The same seed and size give the same lives, whatever the day. */
export interface Made {
  readonly setting: Setting
  readonly children: number
  readonly until: Day
}

/** @throws RangeError when `until` is no date or lies before 2021, or `children` is not a positive number. */
export function madeFrom({ children = fullSize, seed = 204, until: text }: Omit<SynthesisOptions, 'out'>): Made {
  const until = parseDay(text)
  if (until === undefined) throw new RangeError(`${JSON.stringify(text)} is not a date such as "2026-11-24"`)
  if (until < windowFrom + 275) throw new RangeError(`The made-up history begins in April 2020; ${text} is too early`)
  if (!(children > 0)) throw new RangeError('children must be more than 0')
  return { setting: { seed, whole: organisation(seed, children / fullSize), horizon: until }, children, until }
}
