import type { RowHash } from '../../read/row-hash.ts'
import { asText, thirdLane } from '../../rows-digest.ts'

/** What is known of the rows a child has in a file. */
export const state = {
  /** Something was said of one of them. */
  doubted: 1,
  /** One of them tells of other children together with this one. */
  shared: 2,
  /** They stand as they did when what is held was taken, and were not read. */
  passedOver: 4,
} as const

/** What there is a number of for each child. */
const columns = ['first', 'last', 'rows', 'a', 'b', 'c', 'earliest', 'states'] as const

/**
 * The rows of a file by child, as numbers in arrays: of a nightly extract of a whole authority there are a quarter of a
 * million children's rows in tables, of which nearly all are only counted and added up. A child has a place in the file,
 * from 1, in the order in which they are met.
 */
export class RowsOfChildren {
  /** How many children there are. */
  count = 0
  first = new Int32Array(16)
  last = new Int32Array(16)
  /** How many rows. */
  rows = new Int32Array(16)
  /** The sums of their hashes. */
  a = new Int32Array(16)
  b = new Int32Array(16)
  c = new Int32Array(16)
  /** The earliest day that stands in one of them, be it one or not: 20190501. */
  earliest = new Int32Array(16)
  states = new Int32Array(16)
  /** By place, the child's number. */
  #numbers = new Int32Array(16)
  /** By a child's number, its place. */
  #places: Int32Array
  /** By row, the child's next. */
  #next: Int32Array

  constructor(mostChildren: number) {
    this.#places = new Int32Array(mostChildren + 1)
    this.#next = new Int32Array(16)
  }

  /** Makes room for so many rows at once. */
  expect(rows: number): void {
    this.#next = longer(this.#next, rows)
  }

  /** A child's place; 0 where it has no row. */
  find(childNumber: number): number {
    return this.#places[childNumber] ?? 0
  }

  /** A child's place, the next one where it has none yet. */
  placeOf(childNumber: number): number {
    if (childNumber >= this.#places.length) this.#places = longer(this.#places, childNumber)
    const known = this.#places[childNumber]!
    if (known !== 0) return known
    const place = ++this.count
    if (place >= this.#numbers.length) {
      this.#numbers = longer(this.#numbers, place)
      for (const column of columns) this[column] = longer(this[column], place)
    }
    this.#numbers[place] = childNumber
    this.#places[childNumber] = place
    return place
  }

  numberAt(place: number): number {
    return this.#numbers[place]!
  }

  /** Adds a row, by its number in the file from 1, to those of the child at a place. Rows come in the file's order. */
  add(place: number, row: number, hash: RowHash): void {
    if (row >= this.#next.length) this.#next = longer(this.#next, row)
    if (this.rows[place]!++ === 0) this.first[place] = row
    else this.#next[this.last[place]!] = row
    this.last[place] = row
    this.a[place]! += hash.a
    this.b[place]! += hash.b
    this.c[place]! += thirdLane(hash)
  }

  /** The numbers of a child's rows, in the order of the file. */
  *numbers(place: number): Generator<number> {
    for (let row = this.first[place]!; row !== 0; row = this.#next[row]!) yield row
  }

  /** Adds to each child's sums what all else says on which reading rows depends. */
  settle(hash: RowHash): void {
    const c = thirdLane(hash)
    for (let place = 1; place <= this.count; place++) {
      this.a[place]! += hash.a
      this.b[place]! += hash.b
      this.c[place]! += c
    }
  }

  /** A digest of how a child's rows stand in the file, in any order. Once settled. */
  digestOf(place: number): string {
    return asText(this.a[place]!, this.b[place]!, this.c[place]!)
  }

  is(place: number, what: number): boolean {
    return (this.states[place]! & what) !== 0
  }

  mark(place: number, what: number): void {
    this.states[place]! |= what
  }

  unmark(place: number, what: number): void {
    this.states[place]! &= ~what
  }
}

function longer(numbers: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(numbers.length * 2, needed + 1))
  made.set(numbers)
  return made
}
