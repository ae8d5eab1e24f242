import { monthName } from '../../domain/calendar/wording.ts'

/** The first instant of a month (year × 12 + month - 1), for a time scale. */
export function instantOfMonth(month: number): Date {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1))
}

/** "Nov 2026" */
export function shortMonth(month: number): string {
  const [name = '', year = ''] = monthName(month).split(' ')
  return `${name.slice(0, 3)} ${year}`
}

/** Which months of a span get a mark on the axis: January and July, or every January where there are many. */
export function monthTicks(first: number, last: number): number[] {
  const every = last - first <= 14 ? 2 : last - first <= 28 ? 6 : 12
  const ticks: number[] = []
  for (let month = Math.ceil(first / every) * every; month <= last; month += every) ticks.push(month)
  return ticks
}

/** 0.42 → "42%" */
export function percentTick(share: number): string {
  return `${Math.round(share * 100)}%`
}
