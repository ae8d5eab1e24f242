import { readDate as readDateCell } from '../../parse/dates.ts'

/** The date a text gives, as "2019-05-01". A stand-in for no date, or for no end yet, is none. */
export function readDate(text: string): string | 'none' | 'unreadable' {
  const read = readDateCell(text)
  if (read.kind === 'date') return read.iso
  return read.kind === 'missing' || read.kind === 'open' ? 'none' : 'unreadable'
}
