/** Children by number, from 1: what is kept of each of them can then stand in arrays, whatever the table. */
export class ChildNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #ids: string[] = ['']

  /** The highest number given. */
  get count(): number {
    return this.#ids.length - 1
  }

  /** A child's number; the next one for a child not met before. */
  of(childId: string): number {
    const known = this.#numbers.get(childId)
    if (known !== undefined) return known
    const number = this.#ids.push(childId) - 1
    this.#numbers.set(childId, number)
    return number
  }

  /** The number of a child met before; 0 for any other. */
  find(childId: string): number {
    return this.#numbers.get(childId) ?? 0
  }

  id(number: number): string {
    return this.#ids[number]!
  }
}
