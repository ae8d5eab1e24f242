import { parseDay } from '../calendar/day.ts'
import { shortDate } from '../calendar/wording.ts'
import type { Source } from './standard.ts'

/** "4 Jul 2018 to 14 Dec 2023", "from 15 Dec 2023", "until 14 Dec 2023"; undefined where no date is given. */
export function inForce({ inForceFrom, inForceUntil }: Source): string | undefined {
  const from = dateWords(inForceFrom)
  const until = dateWords(inForceUntil)
  if (from !== undefined && until !== undefined) return `${from} to ${until}`
  if (from !== undefined) return `from ${from}`
  return until === undefined ? undefined : `until ${until}`
}

/** A source in one line: "Children Act 1989, section 47 (in force from 14 Oct 1991; to be checked against the text)". */
export function sourceWords(source: Source): string {
  const { document, place, note } = source
  const dates = inForce(source)
  const more = [dates && `in force ${dates}`, note].filter(each => each !== undefined)
  return `${document}${place === undefined ? '' : `, ${place}`}${more.length === 0 ? '' : ` (${more.join('; ')})`}`
}

/** A date as it is read; one that is only a year or a month stays as it was written. */
function dateWords(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const day = parseDay(text)
  return day === undefined ? text : shortDate(day)
}
