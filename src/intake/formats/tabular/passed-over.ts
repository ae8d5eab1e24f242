import type { ChildNumbers } from '../../../store/child-numbers.ts'
import type { UnchangedRows } from '../../format.ts'
import { type RowsOfChildren, state } from './rows-of-children.ts'

/** Those of a file's rows that were passed over as unchanged. */
export class PassedOver implements UnchangedRows {
  readonly table: string
  readonly earliest: string | undefined
  readonly #of: RowsOfChildren
  readonly #children: ChildNumbers
  readonly #read: (place: number) => void
  #rows = 0

  /** `read` reads the rows of the child at a place. */
  constructor(
    table: string,
    of: RowsOfChildren,
    children: ChildNumbers,
    earliest: string | undefined,
    read: (place: number) => void,
  ) {
    this.table = table
    this.earliest = earliest
    this.#of = of
    this.#children = children
    this.#read = read
    for (const place of this.places()) this.#rows += of.rows[place]!
  }

  get rows(): number {
    return this.#rows
  }

  *places(): Generator<number> {
    for (let place = 1; place <= this.#of.count; place++) if (this.#of.is(place, state.passedOver)) yield place
  }

  *childIds(): Generator<string> {
    for (const place of this.places()) yield this.#children.id(this.#of.numberAt(place))
  }

  has(childId: string): boolean {
    return this.#of.is(this.#placeOf(childId), state.passedOver)
  }

  digestOf(childId: string): string {
    return this.#of.digestOf(this.#placeOf(childId))
  }

  read(childId: string): void {
    const place = this.#placeOf(childId)
    this.#of.unmark(place, state.passedOver)
    this.#rows -= this.#of.rows[place]!
    this.#read(place)
  }

  #placeOf(childId: string): number {
    return this.#of.find(this.#children.find(childId))
  }
}
