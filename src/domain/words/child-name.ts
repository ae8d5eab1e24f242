/** What a child is called where no name of theirs is recorded: "Child c/12". */
export function unnamedChild(childId: string): string {
  return `Child ${childId}`
}

/** A child's name among those a page has read, by child id. */
export function childName(names: ReadonlyMap<string, string>, childId: string): string {
  return names.get(childId) ?? unnamedChild(childId)
}
