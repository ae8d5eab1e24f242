import type { Day } from '../../domain/calendar/day.ts'

/** A stretch of time in a lane: an assessment, a plan, a placement, a worker's time with the case. */
export interface LaneBar {
  readonly from: Day
  /** Its last day; undefined while it goes on. */
  readonly to?: Day | undefined
  readonly label: string
  /** 0 to 3: which of the lane's tones, so that neighbours differ. */
  readonly tone?: 0 | 1 | 2 | 3 | undefined
}

export type MarkerShape = 'visit' | 'unseen' | 'review' | 'conference' | 'contact' | 'decision'

/** Something that happened on a day. */
export interface LaneMarker {
  readonly day: Day
  readonly shape: MarkerShape
  readonly label: string
  /** Done, but after it was due. */
  readonly late?: boolean | undefined
}

/** Time in which something was due and not done. */
export interface LateStretch {
  readonly from: Day
  /** Undefined: still late. */
  readonly to?: Day | undefined
  readonly label: string
}

export interface Lane {
  readonly name: string
  readonly bars?: readonly LaneBar[] | undefined
  readonly markers?: readonly LaneMarker[] | undefined
  readonly late?: readonly LateStretch[] | undefined
}

/** How much of a life is shown. */
export type Span = '12' | '36' | 'all'

/** The first and last day shown: so many months back from today, or all; a month ahead, so that today is seen. */
export function spanOf(span: Span, today: Day, earliest: Day): { readonly from: Day; readonly to: Day } {
  const month = 365.25 / 12
  const back = span === 'all' ? today - earliest + 14 : Math.round(Number(span) * month)
  const ahead = Math.max(14, Math.round(back * 0.06))
  return { from: today - Math.max(back, 60), to: today + ahead }
}

/** The bars of a lane in as few rows as keep those that overlap apart. Each with its row, from 0. */
export function packed(bars: readonly LaneBar[]): { readonly bar: LaneBar; readonly row: number }[] {
  const ends: Day[] = []
  return bars
    .toSorted((a, b) => a.from - b.from)
    .map(bar => {
      const free = ends.findIndex(end => end <= bar.from)
      const row = free === -1 ? ends.length : free
      ends[row] = bar.to === undefined ? Number.MAX_SAFE_INTEGER : Math.max(bar.to, bar.from + 1)
      return { bar, row }
    })
}
