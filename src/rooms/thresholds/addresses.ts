import { hrefWith, type QueryChanges } from '../../ui/index.ts'

/** What was decided of a child's level of help, and what was disagreed. */
export function childThresholdsHref(childId: string, rest = '', query: QueryChanges = {}): string {
  return hrefWith(`/children/${encodeURIComponent(childId)}/thresholds${rest}`, query)
}

/** One decision. */
export function decisionHref({ child_id, decision_id }: { child_id: string; decision_id: string }): string {
  return childThresholdsHref(child_id, `/${decision_id}`)
}

/** One disagreement. */
export function escalationHref(
  { child_id, escalation_id }: { child_id: string; escalation_id: string },
  query: QueryChanges = {},
): string {
  return hrefWith(`/children/${encodeURIComponent(child_id)}/escalations/${escalation_id}`, query)
}
