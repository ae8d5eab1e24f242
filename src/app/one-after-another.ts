/**
 * Work that is asked for often and done one piece at a time: whoever asks while it is under way waits for one more piece
 * that begins after their asking, and shares it with all who ask meanwhile.
 */
export class OneAfterAnother {
  readonly #work: () => Promise<void>
  #now: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  /** Resolves when a piece that began after this was asked is over; rejects with its error. */
  next(): Promise<void> {
    if (this.#now === undefined) return this.#begin()
    this.#next ??= this.#now
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        return this.#begin()
      })
    return this.#next
  }

  #begin(): Promise<void> {
    const now = this.#work().finally(() => {
      if (this.#now === now) this.#now = undefined
    })
    this.#now = now
    return now
  }
}
