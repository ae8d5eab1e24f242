import type { Day } from '../../../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthName, monthOf } from '../../../domain/calendar/index.ts'
import { type Bar, type Journey, type Lane, lanes, type Marker } from '../journey.ts'

/** Sizes of the drawing, in the drawing's own units. */
export const size = { width: 960, names: 150, top: 26, row: 22, late: 6, gap: 10, least: 30 } as const

export interface PlacedBar {
  readonly bar: Bar
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface PlacedMarker {
  readonly marker: Marker
  readonly x: number
  readonly y: number
}

export interface PlacedLane {
  readonly lane: Lane
  readonly y: number
  readonly height: number
  readonly bars: readonly PlacedBar[]
  readonly late: readonly PlacedBar[]
  readonly markers: readonly PlacedMarker[]
}

export interface JourneyLayout {
  readonly height: number
  readonly today: number
  readonly lanes: readonly PlacedLane[]
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
}

/** Where everything of a journey is drawn. Bars of a lane that overlap are in rows of their own. */
export function layOut(journey: Journey): JourneyLayout {
  const { from, today } = journey
  const span = Math.max(today - from, 1)
  const plot = size.width - size.names - 24
  const x = (on: Day) => size.names + (plot * (Math.min(Math.max(on, from), today) - from)) / span
  const place = (bar: Bar, y: number): PlacedBar => {
    const start = x(bar.from)
    return { bar, x: start, y, width: Math.max(x(bar.until ?? today) - start, 3) }
  }
  let y: number = size.top
  const placed = lanes.map((lane): PlacedLane => {
    const inLane = journey.bars.filter(each => each.lane === lane)
    const rows = inRows(inLane.filter(each => each.kind === 'episode'))
    const markers = journey.markers.filter(each => each.lane === lane)
    const top = y + size.gap / 2
    const markersAt = top + rows.length * size.row
    const lateAt = markersAt + (markers.length > 0 ? size.row : 0)
    const late = inLane.filter(each => each.kind === 'late')
    const height = Math.max(lateAt + (late.length > 0 ? size.late + 2 : 0) - top, size.least) + size.gap
    const laneTop = y
    y += height
    return {
      lane,
      y: laneTop,
      height,
      bars: rows.flatMap((row, index) => row.map(each => place(each, top + index * size.row))),
      late: late.map(each => place(each, lateAt)),
      markers: markers.map(marker => ({ marker, x: x(marker.on), y: markersAt + size.row / 2 })),
    }
  })
  return { height: y + 8, today: x(today), lanes: placed, ticks: ticksOf(from, today, x) }
}

/** Bars in as few rows as hold them without overlap, in order of their beginning. */
function inRows(bars: readonly Bar[]): Bar[][] {
  const rows: Bar[][] = []
  for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
    const free = rows.find(row => {
      const last = row.at(-1)
      return last?.until !== undefined && last.until <= bar.from
    })
    if (free) free.push(bar)
    else rows.push([bar])
  }
  return rows
}

/** The first days of months, as many as leave room for their names. */
function ticksOf(from: Day, today: Day, x: (on: Day) => number): { x: number; text: string }[] {
  const first = monthOf(from) + 1
  const months = monthOf(today) - first + 1
  const step = [1, 2, 3, 6, 12, 24, 60].find(each => months / each <= 9) ?? 120
  const ticks: { x: number; text: string }[] = []
  for (let month = first; month <= monthOf(today); month++) {
    const begins = firstOfMonth(month)
    if (month % step !== 0 || begins > addMonths(today, -step / 2)) continue
    const name = monthName(month)
    ticks.push({ x: x(begins), text: `${name.slice(0, 3)} ${name.slice(-4)}` })
  }
  return ticks
}
