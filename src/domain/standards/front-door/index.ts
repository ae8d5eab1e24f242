import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { acknowledgement } from './acknowledgement.ts'
import { allocation } from './allocation.ts'
import { contactDecision, contactDecisionInADay } from './contact-decision.ts'
import { firstSeen } from './first-seen.ts'
import { screening } from './screening.ts'
import { stepUpDecision } from './step-up.ts'

/** The standards of this part of the child's journey, in order. */
export const frontDoorStandards: readonly Standard[] = [
  contactDecision,
  acknowledgement,
  contactDecisionInADay,
  screening,
  allocation,
  firstSeen,
  stepUpDecision,
]

/** Those of its timescales that are not worked out, and why: none. */
export const frontDoorNotComputed: readonly NotComputed[] = []
