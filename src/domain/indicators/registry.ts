import { careIndicators } from './care.ts'
import type { Indicator } from './indicator.ts'
import { needIndicators } from './need.ts'
import { protectionIndicators } from './protection.ts'
import { timescaleIndicators } from './timescales.ts'

/** Every indicator Sightline works out. */
export const indicators: readonly Indicator[] = [
  ...needIndicators,
  ...protectionIndicators,
  ...careIndicators,
  ...timescaleIndicators,
]

const index = new Map(indicators.map(each => [each.id.toLowerCase(), each]))

/** The indicator with this id, in capitals or not; undefined where there is none. */
export function findIndicator(id: string): Indicator | undefined {
  return index.get(id.toLowerCase())
}
