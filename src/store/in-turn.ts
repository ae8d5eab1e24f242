/**
 * Work for one connection, one piece at a time, so that the next can be made ready while the last is under way. Adding
 * waits until the piece before is done, and throws what that threw.
 */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve()

  async add(work: () => Promise<unknown>): Promise<void> {
    await this.#last
    this.#last = work()
    // Its failure is met by whoever waits for it next.
    this.#last.catch(() => {})
  }

  /** Waits for the last piece. */
  async done(): Promise<void> {
    await this.#last
  }

  /** Waits for the last piece however it ends: for use when something else has failed already. */
  async settled(): Promise<void> {
    await this.#last.catch(() => {})
  }
}
