import { assessmentIndicators, assessmentIndicatorsNotComputed } from './assessment.ts'
import { courtIndicators, courtIndicatorsNotComputed } from './court.ts'
import { dataQualityIndicators } from './data-quality.ts'
import { frontDoorIndicators, frontDoorIndicatorsNotComputed } from './front-door.ts'
import { healthAndEducationIndicators, healthAndEducationIndicatorsNotComputed } from './health-and-education.ts'
import { inNeedIndicators, inNeedIndicatorsNotComputed } from './in-need.ts'
import type { Indicator, IndicatorNotComputed } from './indicator.ts'
import { leavingCareIndicators, leavingCareIndicatorsNotComputed } from './leaving-care.ts'
import { lookedAfterIndicators, lookedAfterIndicatorsNotComputed } from './looked-after.ts'
import { missingIndicators, missingIndicatorsNotComputed } from './missing.ts'
import { oversightIndicators, oversightIndicatorsNotComputed } from './oversight.ts'
import { permanenceIndicators, permanenceIndicatorsNotComputed } from './permanence.ts'
import { protectionIndicators, protectionIndicatorsNotComputed } from './protection.ts'
import { timelinessIndicators } from './timeliness.ts'
import { trackingIndicators } from './tracking.ts'
import { workforceIndicators, workforceIndicatorsNotComputed } from './workforce.ts'

/** Every indicator that is worked out, in the order of the child's journey. */
export const indicators: readonly Indicator[] = [
  ...timelinessIndicators,
  ...frontDoorIndicators,
  ...assessmentIndicators,
  ...protectionIndicators,
  ...inNeedIndicators,
  ...lookedAfterIndicators,
  ...healthAndEducationIndicators,
  ...leavingCareIndicators,
  ...missingIndicators,
  ...permanenceIndicators,
  ...courtIndicators,
  ...oversightIndicators,
  ...trackingIndicators,
  ...workforceIndicators,
  ...dataQualityIndicators,
]

/** Indicators of the catalogue that are not worked out, with what is missing. */
export const indicatorsNotComputed: readonly IndicatorNotComputed[] = [
  ...frontDoorIndicatorsNotComputed,
  ...assessmentIndicatorsNotComputed,
  ...protectionIndicatorsNotComputed,
  ...inNeedIndicatorsNotComputed,
  ...lookedAfterIndicatorsNotComputed,
  ...healthAndEducationIndicatorsNotComputed,
  ...leavingCareIndicatorsNotComputed,
  ...missingIndicatorsNotComputed,
  ...permanenceIndicatorsNotComputed,
  ...courtIndicatorsNotComputed,
  ...oversightIndicatorsNotComputed,
  ...workforceIndicatorsNotComputed,
]

const index = new Map(indicators.map(each => [each.id.toLowerCase(), each]))

/** The indicator with this id, in capitals or not; undefined where there is none. */
export function findIndicator(id: string): Indicator | undefined {
  return index.get(id.toLowerCase())
}

/** As findIndicator, for ids of our own. Throws RangeError for any other. */
export function indicatorById(id: string): Indicator {
  const found = findIndicator(id)
  if (found === undefined) throw new RangeError(`There is no indicator ${JSON.stringify(id)}`)
  return found
}
