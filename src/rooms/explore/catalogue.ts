import { indicatorsByStage } from '../../domain/indicators/by-stage.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { findIndicator, indicators } from '../../domain/indicators/registry.ts'
import { timelinessIndicators } from '../../domain/indicators/timeliness.ts'
import { standards } from '../../domain/standards/registry.ts'
import type { Stage, Standard } from '../../domain/standards/standard.ts'
import { capital } from '../../domain/words/capital.ts'

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

const titles: Partial<Record<Stage, string>> = {
  adoption: 'Adoption and permanence',
  oversight: 'Oversight and workforce',
}

const ofStages = new Set(indicatorsByStage.flatMap(each => each.computed))

const byStage: readonly JourneyPart[] = [
  {
    title: 'The whole service',
    indicators: timelinessIndicators.filter(each => !each.id.includes('.') && !ofStages.has(each)),
    standards: [],
  },
  ...indicatorsByStage.map(({ stage, computed }) => ({
    title: titles[stage] ?? capital(stage),
    indicators: computed,
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
