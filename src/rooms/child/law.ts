import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import type { Source } from '../../domain/standards/standard.ts'

/** "from 4 Jul 2018 to 14 Dec 2023"; "not stated" where no date is given. */
export function inForce({ inForceFrom, inForceUntil }: Source): string {
  const parts = [inForceFrom && `from ${dateWords(inForceFrom)}`, inForceUntil && `to ${dateWords(inForceUntil)}`]
  return parts.filter(Boolean).join(' ') || 'not stated'
}

/** Whether a source was in force on a day, as far as its dates say. */
export function wasInForce({ inForceFrom, inForceUntil }: Source, on: Day): 'yes' | 'no' | 'not stated' {
  const from = inForceFrom === undefined ? undefined : parseDay(inForceFrom)
  const until = inForceUntil === undefined ? undefined : parseDay(inForceUntil)
  if ((from !== undefined && on < from) || (until !== undefined && on > until)) return 'no'
  return from === undefined ? 'not stated' : 'yes'
}

function dateWords(text: string): string {
  const day = parseDay(text)
  return day === undefined ? text : shortDate(day)
}
