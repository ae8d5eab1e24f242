/** Who may use the one PGlite session. First come, first served; a transaction keeps its turn until it ends. */
export class Turns {
  #holder: string | undefined
  readonly #waiting: { readonly who: string; readonly go: () => void }[] = []

  /** Whether it is this caller's turn. */
  holds(who: string): boolean {
    return this.#holder === who
  }

  /** Calls `go` when it is the caller's turn, perhaps at once. */
  acquire(who: string, go: () => void): void {
    if (this.#holder === undefined) {
      this.#holder = who
      go()
    } else this.#waiting.push({ who, go })
  }

  /** Ends the caller's turn, or takes it out of the queue. */
  release(who: string): void {
    if (this.#holder === who) {
      const next = this.#waiting.shift()
      this.#holder = next?.who
      next?.go()
    } else {
      const at = this.#waiting.findIndex(each => each.who === who)
      if (at >= 0) this.#waiting.splice(at, 1)
    }
  }

  /** The holder and the waiting whose name begins so: the turns of a caller that went away. */
  startingWith(prefix: string): string[] {
    const all = [this.#holder, ...this.#waiting.map(each => each.who)]
    return all.filter(each => each?.startsWith(prefix)) as string[]
  }
}
