import { parseDay } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import type { Source, Stage, Standard } from '../../domain/standards/standard.ts'

/** What each stage is called as a heading. */
export const stageWords: Readonly<Record<Stage, string>> = {
  'front door': 'Front door',
  assessment: 'Assessment',
  protection: 'Child protection',
  'in need': 'Children in need',
  'looked after': 'Looked after',
  'leaving care': 'Leaving care',
  missing: 'Missing',
  'private fostering': 'Private fostering',
  court: 'Court',
  adoption: 'Adoption',
  oversight: 'Oversight',
}

/** What kind of rule it is, in a word. */
export const basisWords: Readonly<Record<Standard['basis'], string>> = { statutory: 'Statutory', local: 'Local' }

/** "4 Jul 2018 to 14 Dec 2023", "from 15 Dec 2023", "until 14 Dec 2023"; "not stated" where no date is given. */
export function inForce({ inForceFrom, inForceUntil }: Source): string {
  const from = dateWords(inForceFrom)
  const until = dateWords(inForceUntil)
  if (from !== undefined && until !== undefined) return `${from} to ${until}`
  if (from !== undefined) return `from ${from}`
  return until === undefined ? 'not stated' : `until ${until}`
}

/** A date as it is read; one that is only a year or a month stays as it was written. */
function dateWords(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const day = parseDay(text)
  return day === undefined ? text : shortDate(day)
}
