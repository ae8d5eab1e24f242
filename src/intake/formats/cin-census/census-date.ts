import { readDate } from '../../parse/dates.ts'

/** The date a text gives, as "2019-05-01". A stand-in for no date, or for no end yet, is none. */
export function readCensusDate(text: string): string | 'none' | 'unreadable' {
  const read = readDate(text)
  if (read.kind === 'date') return read.iso
  return read.kind === 'missing' || read.kind === 'open' ? 'none' : 'unreadable'
}
