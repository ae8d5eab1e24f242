import { noChild } from '../../store/case-records.ts'
import { type HeldChild, readHeldChildren } from '../../store/held-children.ts'
import type { Db } from '../../store/store.ts'

/** Rows taken to be held of a child who has changed: those who change have more than others. */
const rowsEach = 60

/** How many children are asked for at once. */
const childrenAtOnce = 500

/**
 * Reads what is held of children while their extract is still being read: the database has nothing else to do then. What
 * it reads is outside any transaction, and is believed only for the data version that held before, as digests are: rows
 * held come and go in no transaction that does not raise it.
 */
export class HeldAhead {
  readonly #db: Db
  readonly #authority: string
  readonly #isHeld: (childId: string) => boolean
  readonly #asked = new Map<string, Promise<Map<string, HeldChild>>>()
  #waiting: string[] = []
  #left: number

  /** `isHeld` says of a child whether anything is held of it. At most so many rows are read, as far as can be told. */
  constructor(db: Db, authority: string, mostRows: number, isHeld: (childId: string) => boolean) {
    this.#db = db
    this.#authority = authority
    this.#isHeld = isHeld
    this.#left = Math.floor(mostRows / rowsEach)
  }

  /** Says that a child will be compared row by row, as it seems; once for each. */
  expect(childId: string): void {
    if (this.#left === 0 || childId === noChild || !this.#isHeld(childId)) return
    this.#left--
    if (this.#waiting.push(childId) === childrenAtOnce) this.ask()
  }

  /** Asks for those that have not been. */
  ask(): void {
    const some = this.#waiting
    if (some.length === 0) return
    this.#waiting = []
    const reading = readHeldChildren(this.#db, this.#authority, some)
    // Whoever compares reads for itself what could not be read here.
    const read = reading.catch(() => new Map<string, HeldChild>())
    for (const childId of some) this.#asked.set(childId, read)
  }

  /** What was held of a child; undefined where it was not asked for. */
  async take(childId: string): Promise<HeldChild | undefined> {
    const read = await this.#asked.get(childId)
    this.#asked.delete(childId)
    return read?.get(childId)
  }
}
