import type { RowHash } from '../../read/row-hash.ts'

/**
 * Children by the cells that have named them, as they stand in files: of most rows of an extract it is then known whose
 * they are without a text being made.
 */
export class ChildCells {
  /** Two lanes of each cell's hash, and the child's number; no number where a place is free. */
  #cells = new Int32Array(3 * (1 << 12))
  #count = 0

  /** The number of the child that a cell with this hash has named; 0 where none has. */
  find({ a, b }: RowHash): number {
    return this.#cells[this.#placeOf(a, b) + 2]!
  }

  set({ a, b }: RowHash, number: number): void {
    if (this.#count * 6 >= this.#cells.length) this.#grow()
    const at = this.#placeOf(a, b)
    if (this.#cells[at + 2] === 0) this.#count++
    this.#cells[at] = a
    this.#cells[at + 1] = b
    this.#cells[at + 2] = number
  }

  #placeOf(a: number, b: number): number {
    const cells = this.#cells
    const mask = cells.length / 3 - 1
    let place = a & mask
    for (;;) {
      const at = place * 3
      if (cells[at + 2] === 0 || (cells[at] === a && cells[at + 1] === b)) return at
      place = (place + 1) & mask
    }
  }

  #grow(): void {
    const before = this.#cells
    this.#cells = new Int32Array(before.length * 2)
    for (let at = 0; at < before.length; at += 3) {
      if (before[at + 2] !== 0)
        this.#cells.set(before.subarray(at, at + 3), this.#placeOf(before[at]!, before[at + 1]!))
    }
  }
}
