import { z } from 'zod'
import { type Day, parseDay } from '../../domain/calendar/day.ts'

/** What the address of a page about a part of the service may say. */
export const asked = z.object({
  service: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  worker: z.string().max(100).optional(),
  on: z.string().max(10).optional(),
  view: z.string().max(20).optional(),
  standard: z.string().max(20).optional(),
  state: z.string().max(20).optional(),
  clock: z.string().max(20).optional(),
  mark: z.string().max(4).optional(),
  format: z.string().max(8).optional(),
})

/** The as-at day: the one asked for if it is a date not after today, else today. */
export function asAt(on: string | undefined, today: Day): Day {
  const day = on === undefined ? undefined : parseDay(on)
  return day === undefined || day > today ? today : day
}
