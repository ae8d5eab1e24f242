/**
 * Work for one connection, one piece after the other, so that the next can be made ready while others are under way.
 * Adding waits while as many pieces as may be are not done. Once a piece has failed none is begun, and what it threw is
 * thrown to whoever adds or waits.
 */
export class InTurn {
  readonly #most: number
  readonly #open: Promise<unknown>[] = []
  #last: Promise<unknown> = Promise.resolve()

  /** `most` is how many pieces may be not done: the one under way and those that wait. */
  constructor(most = 1) {
    this.#most = most
  }

  async add(work: () => Promise<unknown>): Promise<void> {
    while (this.#open.length >= this.#most) await this.#open[0]
    const piece = this.#last.then(work)
    this.#last = piece
    this.#open.push(piece)
    const over = () => void this.#open.splice(this.#open.indexOf(piece), 1)
    // A failure stays where whoever comes next meets it.
    piece.then(over, () => {})
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
