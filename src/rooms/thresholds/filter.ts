import { z } from 'zod'
import { type Day, day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { type MeasuredDecision, thresholdMeasures } from '../../domain/thresholds/measures.ts'
import type { AuditedDecision } from '../../store/thresholds/index.ts'
import { oneOf, short } from '../live/index.ts'
import { type Frameworks, measured, type StandingEscalation } from './reading.ts'

/** Over how many months measures are. */
export const measuredMonths = 12

const grounds = ['context', 'protective', 'no-consent', 'partner', 'disagrees', 'down', 'up-again'] as const
type Ground = (typeof grounds)[number]

/** What the list of decisions can be narrowed by. */
export const decisionsQuery = z.object({ since: oneOf(['12']), ground: oneOf(grounds), level: short(200) })
/** What the escalation log can be narrowed by. */
export const escalationsQuery = z.object({ state: oneOf(['open', 'overdue', 'settled']) })

const groundWords: Readonly<Record<Ground, string>> = {
  context: 'Looks outside home',
  protective: 'Names what protects the child',
  'no-consent': 'Without consent',
  partner: 'With a partner’s view',
  disagrees: 'Partner disagrees',
  down: 'Stepped down',
  'up-again': 'Stepped down, up again within twelve weeks',
}

/** What was chosen, in words. */
export function decisionsChosen({ since, ground, level }: z.infer<typeof decisionsQuery>) {
  return [
    ...(since ? [{ heading: 'Decided', text: `In the last ${measuredMonths} months` }] : []),
    ...(ground ? [{ heading: 'Decision', text: groundWords[ground] }] : []),
    ...(level ? [{ heading: 'Level', text: level }] : []),
  ]
}

/** Decisions of the last months. */
export function recent(decisions: readonly AuditedDecision[], today: Day): AuditedDecision[] {
  const since = addMonths(today, -measuredMonths)
  return decisions.filter(each => day(each.decided_on) > since && day(each.decided_on) <= today)
}

/** The decisions asked for: the same that the measures count. */
export function decisionsAsked(
  decisions: readonly AuditedDecision[],
  { since, ground, level }: z.infer<typeof decisionsQuery>,
  frameworks: Frameworks,
  today: Day,
): AuditedDecision[] {
  const own = since === undefined ? decisions : recent(decisions, today)
  const facts = own.map(each => measured(each, frameworks))
  const again = ground === 'up-again' ? new Set(thresholdMeasures(facts, today).upAgain) : undefined
  return own.filter((each, index) => {
    const fact = facts[index]!
    if (level !== undefined && each.level_name !== level) return false
    return ground === undefined || (again === undefined ? hasGround(fact, ground) : again.has(fact))
  })
}

function hasGround(each: MeasuredDecision, ground: Ground): boolean {
  switch (ground) {
    case 'context':
      return each.hasContext
    case 'protective':
      return each.hasProtective
    case 'no-consent':
      return each.consent !== 'given'
    case 'partner':
      return each.partnerView !== 'not asked'
    case 'disagrees':
      return each.partnerView === 'disagrees'
    default:
      return each.direction === 'down'
  }
}

const stateWords = { open: 'Open', overdue: 'Answer overdue', settled: 'Settled' } as const

export function escalationsChosen({ state }: z.infer<typeof escalationsQuery>) {
  return state ? [{ heading: 'How it stands', text: stateWords[state] }] : []
}

/** The escalations asked for. */
export function escalationsAsked(
  rows: readonly StandingEscalation[],
  { state }: z.infer<typeof escalationsQuery>,
): StandingEscalation[] {
  return rows.filter(({ standing }) => {
    if (state === 'open') return standing.state !== 'settled'
    return state === undefined || standing.state === state
  })
}
