import type { ProgressReview } from './facts.ts'

/**
 * Why a progress review is none that counts; undefined where it does. A name read out at a meeting is no review: it ends
 * with a decision, with why where all goes on, and somebody's name.
 */
export function whyUndecided({ decision, reason, reviewer }: ProgressReview): string | undefined {
  if (decision === '') return 'no decision recorded'
  if (decision === 'continue' && reason === undefined) return 'no reason recorded'
  return reviewer === undefined ? 'nobody is named who decided' : undefined
}
