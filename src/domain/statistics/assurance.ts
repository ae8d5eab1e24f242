import type { Polarity } from './polarity.ts'
import type { XmrLimits } from './xmr-limits.ts'

export type Assurance = 'will-meet' | 'will-miss' | 'hit-and-miss'

/**
 * Whether a process left as it is can be relied on to meet a target (NHS England, Making Data Count): the target is beyond
 * the worse limit, beyond the better one, or between them, where meeting it is down to chance. Undefined where neither
 * more nor less is better.
 */
export function assuranceOf(limits: XmrLimits, target: number, polarity: Polarity): Assurance | undefined {
  if (polarity === 'neutral') return undefined
  if (target > limits.upper) return polarity === 'high' ? 'will-miss' : 'will-meet'
  if (target < limits.lower) return polarity === 'high' ? 'will-meet' : 'will-miss'
  return 'hit-and-miss'
}
