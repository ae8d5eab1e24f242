import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'

/** The standards of this part of the child's journey, in order. */
export const frontDoorStandards: readonly Standard[] = []

/** Those of its timescales that are not worked out, and why. */
export const frontDoorNotComputed: readonly NotComputed[] = []
