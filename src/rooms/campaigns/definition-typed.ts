import { z } from 'zod'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso, parseDay } from '../../domain/calendar/day.ts'
import { type CohortDefinition, cohortClocks, definitionProblem } from '../../domain/campaigns/definition.ts'
import { type Status, statuses } from '../../domain/record/status.ts'
import { findStandard } from '../../domain/standards/registry.ts'

const short = z.string().max(120).default('')

/** What a cohort can be defined by, as the form and the address send it. */
export const definitionFields = {
  on: short,
  clock: short,
  months: short,
  status: short,
  overdue: short,
  'plan-months': short,
  part: short,
}
const fields = z.object(definitionFields)
export type DefinitionTyped = z.infer<typeof fields>

export interface DefinitionProblem {
  readonly field: 'on' | 'months' | 'status' | 'overdue' | 'plan-months' | 'part' | 'clock'
  readonly message: string
}

/** A child is open for these when a cohort can be made of it: leaving care has ways of its own. */
export const cohortStatuses: readonly Status[] = statuses.filter(each => each !== 'care leaver')

/** What was typed as a definition, or what is wrong with it in words that say how to mend it. */
export function readDefinition(
  typed: DefinitionTyped,
  { organisation, today }: { organisation: Organisation; today: Day },
): { readonly definition: CohortDefinition } | { readonly problems: readonly DefinitionProblem[] } {
  const problems: DefinitionProblem[] = []
  const say = (field: DefinitionProblem['field'], message: string) => problems.push({ field, message })
  const on = parseDay(typed.on.trim())
  if (on === undefined) say('on', `Enter the day as year-month-day, such as ${iso(today)}`)
  const clock = cohortClocks.find(each => each === typed.clock)
  if (clock === undefined) say('clock', 'Choose how the months are counted')
  const months = whole(typed.months)
  if (months === undefined) say('months', 'Enter whole months from 0 to 120, such as 9')
  const planMonths = typed['plan-months'].trim() === '' ? undefined : whole(typed['plan-months'])
  if (planMonths === undefined && typed['plan-months'].trim() !== '')
    say('plan-months', 'Enter whole months from 0 to 120, such as 15, or leave it empty')
  const status = cohortStatuses.find(each => each === typed.status)
  if (status === undefined && typed.status !== '') say('status', 'Choose what the children are open for')
  if (typed.overdue !== '' && findStandard(typed.overdue) === undefined) say('overdue', 'Choose a standard')
  const part = partOf(typed.part, organisation)
  if (part === undefined) say('part', 'Choose a part of the service')
  if (on === undefined || clock === undefined || months === undefined || part === undefined || problems.length > 0)
    return { problems }
  const definition: CohortDefinition = {
    ...{ on, clock, months },
    ...(status === undefined ? {} : { status }),
    ...(typed.overdue === '' ? {} : { overdue: typed.overdue }),
    ...(planMonths === undefined ? {} : { planMonths }),
    ...part,
  }
  const problem = definitionProblem(definition, today)
  return problem === undefined ? { definition } : { problems: [problem] }
}

/** The form of a definition: the address that shows its number again. */
export function typedOf({
  on,
  clock,
  months,
  status,
  overdue,
  planMonths,
  service,
  unit,
}: CohortDefinition): DefinitionTyped {
  return {
    on: iso(on),
    clock,
    months: String(months),
    status: status ?? '',
    overdue: overdue ?? '',
    'plan-months': planMonths === undefined ? '' : String(planMonths),
    part: unit !== undefined ? `unit:${unit}` : service !== undefined ? `service:${service}` : '',
  }
}

function whole(text: string): number | undefined {
  const typed = text.trim()
  return /^\d{1,3}$/.test(typed) && Number(typed) <= 120 ? Number(typed) : undefined
}

/** The whole service for nothing chosen; undefined for a part there is none of. */
function partOf(text: string, organisation: Organisation): Pick<CohortDefinition, 'service' | 'unit'> | undefined {
  if (text === '') return {}
  const [, kind, id] = /^(service|unit):(.+)$/.exec(text) ?? []
  if (kind === 'unit' && organisation.units.some(each => each.id === id)) return { unit: id! }
  if (kind === 'service' && organisation.services.some(each => each.id === id)) return { service: id! }
  return undefined
}
