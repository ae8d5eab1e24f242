/** What ties each child to others, by child: the numbers of families and mothers the extract gives. */
export type FamilyTies = ReadonlyMap<string, readonly string[]>

/**
 * Which of these children belong together: for each child tied to another of them, directly or through a third, the
 * same name as theirs. Tells of nobody besides these children.
 */
export function familiesAmong(ties: FamilyTies, childIds: Iterable<string>): Map<string, string> {
  const firstOfTie = new Map<string, string>()
  const above = new Map<string, string>()
  const familyOf = (child: string): string => {
    const next = above.get(child)
    return next === undefined ? child : familyOf(next)
  }
  const tied = new Set<string>()
  for (const child of new Set(childIds)) {
    for (const tie of ties.get(child) ?? []) {
      const first = firstOfTie.get(tie)
      if (first === undefined) firstOfTie.set(tie, child)
      if (first === undefined || first === child) continue
      tied.add(first).add(child)
      const [family, other] = [familyOf(first), familyOf(child)]
      if (family !== other) above.set(other, family)
    }
  }
  return new Map([...tied].map(child => [child, familyOf(child)]))
}
