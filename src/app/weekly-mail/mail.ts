import type { Day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { numberText } from '../../domain/words/numbers.ts'
import type { Week } from '../../rooms/home/index.ts'
import type { PageProps } from '../../ui/index.ts'

/** A mail, in plain text: no picture that tells when it was read, and nothing to run. */
export interface Mail {
  /** The same of a mail sent again: a mail server that took the first knows it for the same. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Somebody's week as a mail: of which data it is, counts and links, and nothing of any child. */
export function weeklyMail(
  weeks: readonly Week[],
  {
    id,
    to,
    origin,
    day,
    dataLine,
  }: { id: string; to: string; origin: string; day: Day; dataLine: PageProps['dataLine'] },
): Mail {
  const parts = weeks.map(({ position, lines }) =>
    [position, ...lines.map(({ text, count, href }) => `${text}: ${numberText(count)}\n${origin}${href}`)].join('\n\n'),
  )
  const end = [
    'The links ask you to sign in. No name of a child is in this mail.',
    `To stop it: ${origin}/account/digest`,
  ].join('\n')
  return {
    id,
    to,
    subject: `Your week in Sightline, ${longDate(day)}`,
    text: [ageOf(dataLine), ...parts, end].join('\n\n\n'),
  }
}

/** The line under the header of every page. A mail is read away from it, and counts of old data look like those of today. */
function ageOf(dataLine: PageProps['dataLine']): string {
  const { source = 'Nothing has been imported yet', stale } = dataLine ?? {}
  return [stale !== undefined && `The data is older than it should be: ${stale}.`, `${source}.`]
    .filter(Boolean)
    .join(' ')
}
