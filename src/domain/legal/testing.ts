import type { LegalProcess } from './process.ts'
import { noSteps } from './step-fields.ts'

/** A process that was referred on Monday 5 January 2026, with what a test says of it. */
export function processWith(told: Partial<LegalProcess> = {}): LegalProcess {
  return {
    ...noSteps,
    referred_on: '2026-01-05',
    is_taken_up: false,
    threshold_met: null,
    decision: null,
    decided_on: null,
    pre_proceedings_on: null,
    to_issue_on: null,
    back_on: null,
    closed_on: null,
    ...told,
  }
}
