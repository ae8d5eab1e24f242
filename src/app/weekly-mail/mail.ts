import type { Day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { numberText } from '../../domain/words/numbers.ts'
import type { Week } from '../../rooms/home/index.ts'

/** A mail, in plain text: no picture that tells when it was read, and nothing to run. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Somebody's week as a mail: counts and links, and nothing of any child. */
export function weeklyMail(
  weeks: readonly Week[],
  { to, origin, day }: { to: string; origin: string; day: Day },
): Mail {
  const parts = weeks.map(({ position, lines }) =>
    [position, ...lines.map(({ text, count, href }) => `${text}: ${numberText(count)}\n${origin}${href}`)].join('\n\n'),
  )
  const end = [
    'The links ask you to sign in. No name of a child is in this mail.',
    `To stop it: ${origin}/account/digest`,
  ].join('\n')
  return { to, subject: `Your week in Sightline, ${longDate(day)}`, text: [...parts, end].join('\n\n\n') }
}
