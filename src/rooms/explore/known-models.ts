import { ReadModel } from '../../analysis/index.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { readDerived } from '../../domain/indicators/derived-text.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { loadDerivations } from '../../store/derivations.ts'
import type { Store } from '../../store/index.ts'

/** How many earlier versions are held in memory at once. */
const mostHeld = 2

/** Children taken in together before others have their turn. */
const childrenAtOnce = 25

interface Held {
  readonly model: Promise<ReadModel>
  ready: ReadModel | undefined
}

/**
 * Read models of earlier data versions, as they were then: made when first asked for and kept while they are asked
 * about, two at most. Those still being made are never given up for another.
 */
export class KnownModels {
  readonly #held = new Map<number, Held>()

  /** The model of a version, if it is ready. */
  ready(version: number): ReadModel | undefined {
    const held = this.#held.get(version)
    if (held?.ready === undefined) return undefined
    // Put last: the one asked about longest ago is given up first.
    this.#held.delete(version)
    this.#held.set(version, held)
    return held.ready
  }

  isBeingMade(version: number): boolean {
    const held = this.#held.get(version)
    return held !== undefined && held.ready === undefined
  }

  /** Whether another can be made now: false while as many as may be held are still being made. */
  hasRoom(): boolean {
    return [...this.#held.values()].filter(each => each.ready === undefined).length < mostHeld
  }

  /** Begins to make the model of a version. `tell` hears how many children of how many have been taken in. */
  make(
    store: Store,
    authority: string,
    version: number,
    tell: (done: number, total: number) => void,
  ): Promise<ReadModel> {
    const known = this.#held.get(version)
    if (known !== undefined) return known.model
    for (const [other, { ready }] of this.#held) {
      if (this.#held.size < mostHeld) break
      if (ready !== undefined) this.#held.delete(other)
    }
    const held: Held = { model: modelAt(store, authority, version, tell), ready: undefined }
    this.#held.set(version, held)
    held.model.then(
      made => {
        held.ready = made
      },
      () => this.#held.delete(version),
    )
    return held.model
  }
}

async function modelAt(
  store: Store,
  authority: string,
  version: number,
  tell: (done: number, total: number) => void,
): Promise<ReadModel> {
  const model = new ReadModel(authority, factTables, englandAndWales)
  const { derivations } = await loadDerivations(store.db, authority, { atVersion: version })
  for (let from = 0; from < derivations.length; from += childrenAtOnce) {
    const some = derivations.slice(from, from + childrenAtOnce)
    model.refresh(
      some.map(({ payload }) => readDerived(payload)),
      version,
    )
    if (from === 0) model.expect(derivations.length)
    tell(Math.min(from + childrenAtOnce, derivations.length), derivations.length)
    await new Promise(resolve => setImmediate(resolve))
  }
  model.refresh([], version)
  return model
}
