/** How a person without a worker of the case system is named where a worker's id would stand: as an owner, or as who did it. */
export function personOwner(personId: string): string {
  return `person:${personId}`
}
