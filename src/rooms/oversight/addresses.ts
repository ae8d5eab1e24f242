/** A child's oversight: what was recorded, what is asked for. */
export function oversightHref(childId: string): string {
  return `/children/${encodeURIComponent(childId)}/oversight`
}

/** A note, or the draft of one. */
export function noteHref(childId: string, noteId: string): string {
  return `${oversightHref(childId)}/${noteId}`
}

/** Where a note is withdrawn. */
export function withdrawHref(childId: string, noteId: string): string {
  return `${noteHref(childId, noteId)}/withdraw`
}

/** A direction: what became of it, and what may be done with it. */
export function directionHref({ child_id, direction_id }: { child_id: string; direction_id: string }): string {
  return `/children/${encodeURIComponent(child_id)}/directions/${direction_id}`
}
