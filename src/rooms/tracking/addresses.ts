import { hrefWith } from '../../ui/index.ts'

/** A month's agenda; or of part of it. */
export function agendaHref(month: string, part?: string): string {
  return hrefWith('/tracking', { month, part })
}

/** A meeting: who was there, and its minutes. */
export function meetingHref(meetingId: string): string {
  return `/tracking/meetings/${meetingId}`
}

/** One child in a meeting: the card and what is decided. */
export function inMeetingHref(
  meetingId: string,
  childId: string,
  query: Record<string, string | undefined> = {},
): string {
  return hrefWith(`${meetingHref(meetingId)}/children/${encodeURIComponent(childId)}`, query)
}

/** What was decided for a child, and what became of it. */
export function decisionHref({ child_id, decision_id }: { child_id: string; decision_id: string }): string {
  return `/children/${encodeURIComponent(child_id)}/decisions/${decision_id}`
}

/** Every review of one child's progress. */
export function historyHref(childId: string): string {
  return `/children/${encodeURIComponent(childId)}/progress`
}
