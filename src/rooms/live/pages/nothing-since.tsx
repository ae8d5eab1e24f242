import { type Day, iso } from '../../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../../domain/calendar/wording.ts'
import type { AsAt } from '../as-at.ts'

interface NothingSinceProps {
  readonly asAt: AsAt
  /** Where a page is as at a day ("2026-03-31"). */
  readonly hrefOn: (on: string) => string
  /** The way leads to another page than the one it stands on: that is opened whole, with its room marked as open. */
  readonly elsewhere?: boolean
}

/**
 * Of an authority told of by yearly returns alone, on a page of a later day than they tell of: what fell due since cannot
 * be known to have been done, and the way to the days they do tell of.
 */
export function NothingSince({ asAt, hrefOn, elsewhere }: NothingSinceProps) {
  const past = (asAt.toldUntil ?? []).filter(({ on }) => on < asAt.day)
  const days = [...new Set(past.map(each => each.on))]
  if (days.length === 0) return null
  return (
    <div class="govuk-inset-text">
      The yearly returns tell of nothing after {days.map(on => untilDay(on, past, days.length > 1)).join(' and ')}: what
      fell due since shows as overdue, done or not.{' '}
      {days.map((on, index) => [
        index > 0 && ', ',
        <a class="govuk-link" href={hrefOn(iso(on))} data-swap-link={elsewhere ? undefined : true}>
          Show {longDate(on)}
        </a>,
      ])}
    </div>
  )
}

/** A day and, where there are several, whose it is. */
function untilDay(day: Day, told: NonNullable<AsAt['toldUntil']>, isOneOfSeveral: boolean): string {
  if (!isOneOfSeveral) return shortDate(day)
  const names = told.filter(({ on }) => on === day).map(({ name }) => name)
  return `${shortDate(day)} (${names.join(' and ')})`
}
