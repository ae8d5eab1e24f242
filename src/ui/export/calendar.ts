import { type Day, iso } from '../../domain/calendar/day.ts'

/** Something to be done on a day. Holds no name: calendars are shared and synchronised. */
export interface CalendarEvent {
  /** The same for the same thing for ever, so that taking it in again changes it rather than adding a second. */
  readonly uid: string
  readonly on: Day
  readonly summary: string
  readonly description: string
  /** Where more about it stands. */
  readonly url: string
}

export interface Calendar {
  readonly name: string
  readonly events: readonly CalendarEvent[]
  /** Who saved it, when and from what. */
  readonly about?: string | undefined
  /** When it was made. */
  readonly at: Date
  /** Later makings are numbered higher: what is taken in again follows the newest. */
  readonly sequence: number
}

/** All-day events as an iCalendar file (RFC 5545), free time, private. */
export function calendarOf({ name, events, about, at, sequence }: Calendar): string {
  const stamp = `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sightline//Due//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
  ]
  // By the standard (RFC 7986) and as most programs read it.
  if (about !== undefined) lines.push(`DESCRIPTION:${escaped(about)}`, `X-WR-CALDESC:${escaped(about)}`)
  for (const { uid, on, summary, description, url } of events) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `LAST-MODIFIED:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${dateOf(on)}`,
      `DTEND;VALUE=DATE:${dateOf(on + 1)}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url.replaceAll(/\p{Cc}/gu, '')}`,
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    )
  }
  lines.push('END:VCALENDAR')
  return lines.map(each => `${folded(each)}\r\n`).join('')
}

function dateOf(day: Day): string {
  return iso(day).replaceAll('-', '')
}

/** A text value (section 3.3.11): its separators escaped, its line ends as \n, no other control character. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\\;,]/g, sign => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

/** A line in pieces of at most 75 bytes, each further one begun with a space (section 3.1), no character cut in two. */
function folded(line: string): string {
  let text = ''
  let bytes = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (bytes + size > 75) {
      text += '\r\n '
      bytes = 1
    }
    text += sign
    bytes += size
  }
  return text
}
