import { type Day, dayFrom, partsOf } from '../../domain/calendar/day.ts'
import { shortMonth } from './scales.ts'

/** A mark on a time axis. */
export interface TimeTick {
  readonly day: Day
  readonly text: string
}

/** First days of months, quarters or years between two days: as many as can be read, about ten. */
export function timeTicks(from: Day, to: Day): TimeTick[] {
  const months = (to - from) / 30.4
  const every = months <= 14 ? 1 : months <= 30 ? 3 : months <= 48 ? 6 : months <= 130 ? 12 : 24
  const { year, month } = partsOf(from)
  const ticks: TimeTick[] = []
  for (let at = Math.ceil((year * 12 + month) / every) * every; ; at += every) {
    const day = dayFrom(Math.floor(at / 12), (at % 12) + 1, 1)
    if (day === undefined || day > to) return ticks
    ticks.push({ day, text: every >= 12 ? String(Math.floor(at / 12)) : shortMonth(at) })
  }
}
