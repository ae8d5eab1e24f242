/** Milliseconds of work after which others are due their turn. */
const longest = 8

/**
 * Leaves others of this thread their turn in the midst of long work: what is sent to the database and what comes back
 * moves on only then, and the database would stand idle while its next piece waits here.
 */
export class OthersTurn {
  #since = performance.now()

  /** Whether it is time: to be asked often. */
  get isDue(): boolean {
    return performance.now() - this.#since > longest
  }

  async give(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve))
    this.#since = performance.now()
  }
}
