import type { Day } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import type { Meeting } from './standard.ts'

/** Something may be written down as asked for a few days after it was done; further back one of the two days is a slip. */
const daysBefore = 7

/**
 * What one row tells of as asked for and as done. Done up to a week before counts from the start, saying when it was; what is
 * dated earlier is shown, and does not count.
 */
export function inSameRow(meeting: Meeting, start: Day): Meeting {
  if (meeting.on >= start) return meeting
  const told = { ...meeting, on: start, what: `${meeting.what} before, on ${longDate(meeting.on)}` }
  if (meeting.on >= start - daysBefore) return told
  return { ...told, whyNot: meeting.whyNot ?? 'long before it was asked for, so one of the two days is wrong' }
}
