import { z } from 'zod'
import { type Day, parseDay } from '../../domain/calendar/day.ts'

const short = (length: number) =>
  z
    .string()
    .max(length)
    .optional()
    // An empty field of a form is no choice.
    .transform(text => text || undefined)

/** What the address of a page about a part of the service may say. */
export const asked = z.object({
  service: short(100),
  unit: short(100),
  worker: short(100),
  on: short(10),
  view: short(20),
  standard: short(20),
  state: short(20),
  clock: short(20),
  mark: short(4),
  format: short(8),
})

/** The as-at day: the one asked for if it is a date not after today, else today. */
export function asAt(on: string | undefined, today: Day): Day {
  const day = on === undefined ? undefined : parseDay(on)
  return day === undefined || day > today ? today : day
}
