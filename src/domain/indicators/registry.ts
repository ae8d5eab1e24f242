import { assessmentIndicators } from './assessment.ts'
import { frontDoorIndicators } from './front-door.ts'
import { inNeedIndicators } from './in-need.ts'
import type { Indicator } from './indicator.ts'
import { lookedAfterIndicators } from './looked-after.ts'
import { protectionIndicators } from './protection.ts'
import { timelinessIndicators } from './timeliness.ts'

/** Every indicator, in the order of the child's journey. */
export const indicators: readonly Indicator[] = [
  ...timelinessIndicators,
  ...frontDoorIndicators,
  ...assessmentIndicators,
  ...protectionIndicators,
  ...inNeedIndicators,
  ...lookedAfterIndicators,
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
