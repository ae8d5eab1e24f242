import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { drift, needVisits, progressReviews } from './child-in-need.ts'

/** The standards of this part of the child's journey, in order. */
export const inNeedStandards: readonly Standard[] = [needVisits, progressReviews, drift]

/** Those of its timescales that are not worked out, and why. */
export const inNeedNotComputed: readonly NotComputed[] = []
