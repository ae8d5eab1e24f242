import { type Day, iso } from '../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../domain/calendar/wording.ts'
import { unknownWords } from './numbers.tsx'

export interface DateProps {
  readonly day: Day | null | undefined
  /** What stands for a date that is not there: "not known" unless the field has a better word. */
  readonly missing?: string | undefined
}

/** "Wed 1 May 2019": in sentences. */
export function LongDate({ day, missing = unknownWords }: DateProps) {
  if (day === null || day === undefined) return <span class="sl-number--unknown">{missing}</span>
  return <time dateTime={iso(day)}>{longDate(day)}</time>
}

/** "1 May 2019": in tables. */
export function ShortDate({ day, missing = unknownWords }: DateProps) {
  if (day === null || day === undefined) return <span class="sl-date--unknown">{missing}</span>
  return (
    <time class="sl-date" dateTime={iso(day)}>
      {shortDate(day)}
    </time>
  )
}
