import type { Difference } from './comparison.ts'

const mostSamples = 500

/** Differences to show somebody who is to confirm an import: some of each kind, at most 500 together. */
export class Samples {
  readonly #kinds: Record<Difference['kind'], Difference[]> = { gone: [], changed: [], new: [] }

  /** Takes a difference, if more of its kind are wanted. `make` is called only then. */
  offer(kind: Difference['kind'], make: () => Difference): void {
    const list = this.#kinds[kind]
    if (list.length < mostSamples) list.push(make())
  }

  /** What is gone and changed before what is new; no kind crowds out another. */
  taken(): Difference[] {
    const lists = Object.values(this.#kinds)
    const share = Math.ceil(mostSamples / lists.length)
    let left = mostSamples - lists.reduce((sum, list) => sum + Math.min(list.length, share), 0)
    return lists
      .flatMap(list => {
        const more = Math.max(0, Math.min(left, list.length - share))
        left -= more
        return list.slice(0, share + more)
      })
      .slice(0, mostSamples)
  }
}
