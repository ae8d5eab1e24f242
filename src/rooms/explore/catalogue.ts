import { assessmentIndicators } from '../../domain/indicators/assessment.ts'
import { courtIndicators } from '../../domain/indicators/court.ts'
import { frontDoorIndicators } from '../../domain/indicators/front-door.ts'
import { healthAndEducationIndicators } from '../../domain/indicators/health-and-education.ts'
import { inNeedIndicators } from '../../domain/indicators/in-need.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { leavingCareIndicators } from '../../domain/indicators/leaving-care.ts'
import { lookedAfterIndicators } from '../../domain/indicators/looked-after.ts'
import { missingIndicators } from '../../domain/indicators/missing.ts'
import { oversightIndicators } from '../../domain/indicators/oversight.ts'
import { permanenceIndicators } from '../../domain/indicators/permanence.ts'
import { protectionIndicators } from '../../domain/indicators/protection.ts'
import { findIndicator, indicators } from '../../domain/indicators/registry.ts'
import { timelinessIndicators } from '../../domain/indicators/timeliness.ts'
import { workforceIndicators } from '../../domain/indicators/workforce.ts'
import { standards } from '../../domain/standards/registry.ts'
import { type Stage, type Standard, stages } from '../../domain/standards/standard.ts'

/** A part of the child's journey, with what can be looked at of it. */
export interface JourneyPart {
  readonly title: string
  readonly indicators: readonly Indicator[]
  readonly standards: readonly Standard[]
}

/** What can be counted of a standard, by the end of the indicator's id. */
export const ofStandard = ['open', 'overdue', 'due-soon', 'in-time'] as const

export function standardIndicator(standard: string, what: (typeof ofStandard)[number]): Indicator | undefined {
  return findIndicator(`${standard}.${what}`)
}

const families: Readonly<Record<Stage, readonly Indicator[]>> = {
  'front door': frontDoorIndicators,
  assessment: assessmentIndicators,
  protection: protectionIndicators,
  'in need': inNeedIndicators,
  'looked after': [...lookedAfterIndicators, ...healthAndEducationIndicators],
  'leaving care': leavingCareIndicators,
  missing: missingIndicators,
  'private fostering': [],
  court: courtIndicators,
  adoption: permanenceIndicators,
  oversight: [...oversightIndicators, ...workforceIndicators],
}

const titles: Partial<Record<Stage, string>> = {
  adoption: 'Adoption and permanence',
  oversight: 'Oversight and workforce',
}

const byStage: readonly JourneyPart[] = [
  {
    title: 'The whole service',
    indicators: timelinessIndicators.filter(each => !each.id.includes('.')),
    standards: [],
  },
  ...stages.map(stage => ({
    title: titles[stage] ?? stage.charAt(0).toUpperCase() + stage.slice(1),
    indicators: families[stage],
    standards: standards.filter(each => each.stage === stage),
  })),
]

const placed = new Set([...byStage.flatMap(each => each.indicators), ...timelinessIndicators])
const others = indicators.filter(each => !placed.has(each))

/** Every indicator, under the part of the child's journey it is about; last, what is about none of them. */
export const journey: readonly JourneyPart[] = [
  ...byStage,
  ...(others.length === 0 ? [] : [{ title: 'Other measures', indicators: others, standards: [] }]),
]
