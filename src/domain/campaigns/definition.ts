import type { Day } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import type { Status } from '../record/status.ts'
import { counted } from '../words/numbers.ts'

/** The clocks by which a child is open long: as everywhere (inspection-and-quality 4.3). */
export const cohortClocks = ['involvement', 'plan', 'cumulative'] as const
export type CohortClock = (typeof cohortClocks)[number]

/**
 * Whom a campaign looks at: every child open on a day of whom everything said here is so. Nothing is said by leaving a
 * condition out.
 */
export interface CohortDefinition {
  readonly on: Day
  readonly clock: CohortClock
  /** Open, by the clock, so many whole months or more. 0: everybody open. */
  readonly months: number
  readonly status?: Status | undefined
  /** A standard of which something is overdue on the day. */
  readonly overdue?: string | undefined
  /** On a child protection plan for so many whole months or more. */
  readonly planMonths?: number | undefined
  readonly service?: string | undefined
  readonly unit?: string | undefined
}

/** What words a definition needs that are not its own. */
export interface DefinitionNames {
  /** The title of a standard by its id. */
  standard(id: string): string
  /** The name of a unit or a service by its id. */
  department(id: string): string
}

const clockWords: Readonly<Record<CohortClock, string>> = {
  involvement: 'counted from the referral that opened the present episode',
  plan: 'counted from the beginning of the present plan or status',
  cumulative: 'counted over the last 36 months, closures of 90 days or fewer joined',
}

/** What is wrong with a definition, in words that say how to mend it; undefined where it can be counted. */
export function definitionProblem(
  definition: CohortDefinition,
  today: Day,
): { readonly field: 'on' | 'months' | 'plan-months'; readonly message: string } | undefined {
  const { on, months, planMonths } = definition
  if (on > today) return { field: 'on', message: `The day must be ${longDate(today)} or earlier` }
  if (!isMonths(months)) return { field: 'months', message: 'Enter whole months from 0 to 120, such as 9' }
  if (planMonths !== undefined && !isMonths(planMonths))
    return { field: 'plan-months', message: 'Enter whole months from 0 to 120, such as 15' }
  return undefined
}

const isMonths = (count: number) => Number.isInteger(count) && count >= 0 && count <= 120

/** A definition in a sentence, as it stands on the page and in the assurance statement for good. */
export function definitionInWords(definition: CohortDefinition, names: DefinitionNames): string {
  const { on, clock, months, status, overdue, planMonths, service, unit } = definition
  const where =
    unit !== undefined
      ? ` held by ${names.department(unit)}`
      : service !== undefined
        ? ` held in ${names.department(service)}`
        : ''
  const who = status === undefined ? 'All children' : `All children open as “${status}”`
  const long = months === 0 ? 'open' : `open for ${counted(months, 'month')} or more`
  const also = [
    planMonths === undefined ? undefined : `on a child protection plan for ${counted(planMonths, 'month')} or more`,
    overdue === undefined ? undefined : `with something overdue of ${overdue}, ${names.standard(overdue)}`,
  ].filter(each => each !== undefined)
  const further = also.length === 0 ? '' : `, ${also.join(' and ')}`
  const by = months === 0 ? '' : ` The months are ${clockWords[clock]}.`
  return `${who}${where} ${long} on ${longDate(on)}${further}.${by}`
}
