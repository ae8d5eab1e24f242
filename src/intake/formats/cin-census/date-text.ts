import { dayFrom, iso } from '../../../domain/calendar/day.ts'

/** The date a text gives, as "2019-05-01": year first as the census has it, or day/month/year; any time is dropped. */
export function readDate(text: string): string | 'none' | 'unreadable' {
  const yearFirst = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text)
  const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text)
  const day = yearFirst
    ? dayFrom(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
    : dayFirst
      ? dayFrom(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]))
      : undefined
  if (day === undefined) return text === '' ? 'none' : 'unreadable'
  const date = iso(day)
  return standsForNone.has(date) ? 'none' : date
}

/** Dates that systems write where there is none. */
const standsForNone: ReadonlySet<string> = new Set(['1900-01-01', '2300-01-01', '9999-12-31'])
