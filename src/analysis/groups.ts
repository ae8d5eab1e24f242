import { roomFor } from './batch.ts'
import { type Coder, coderOf, inOrder, type ServiceOf } from './dimensions.ts'
import type { Frame } from './frame.ts'
import type { Dimension, Group } from './question.ts'
import type { Batch } from './scan.ts'
import { Tallies } from './tally.ts'

/** As many tallies as are simply made, whether or not there are rows for each; more are made as they are met. */
const simplyMade = 16_384

/**
 * Rows parted by one or more dimensions. A row's codes together are one number (a digit for each dimension), and that,
 * or where there could be too many of them a number given to it when first met, is the number of its tally.
 */
export class Groups {
  readonly #by: readonly Dimension[]
  readonly #digits: readonly Digit[]
  readonly #tallies: Tallies
  readonly #into: Int32Array

  constructor(frame: Frame, by: readonly Dimension[], serviceOf: ServiceOf) {
    this.#by = by
    this.#into = new Int32Array(roomFor(frame.columns))
    let size = 1
    this.#digits = by.map(each => {
      const digit = new Digit(coderOf(frame, each, serviceOf), size)
      size = digit.numbers
      return digit
    })
    this.#tallies = new Tallies(frame, Math.min(size, simplyMade))
  }

  add(batch: Batch): void {
    const into = this.#into.fill(0, 0, batch.count)
    for (const digit of this.#digits) digit.append(batch, into)
    this.#tallies.add(batch, into)
  }

  inOrder(): Group[] {
    const orders = this.#by.map(inOrder)
    const groups = [...this.#tallies.touched()].map(tally => ({
      keys: this.#keysOf(tally),
      ...this.#tallies.value(tally),
    }))
    return groups.sort((a, b) => {
      for (const [index, order] of orders.entries()) {
        const found = order(a.keys[index]!, b.keys[index]!)
        if (found !== 0) return found
      }
      return 0
    })
  }

  #keysOf(tally: number): string[] {
    const keys: string[] = []
    let rest = tally
    for (const digit of this.#digits.toReversed()) {
      const { text, before } = digit.last(rest)
      keys.unshift(text)
      rest = before
    }
    return keys
  }
}

/** One dimension's part in the number of a tally. */
class Digit {
  /** How many numbers there may be with this digit at their end. */
  readonly numbers: number
  readonly #coder: Coder
  /** Where there could be too many: the numbers met, and by each the number it was given. */
  readonly #met: { readonly given: Map<number, number>; readonly numbers: number[] } | undefined

  constructor(coder: Coder, numbersBefore: number) {
    this.#coder = coder
    const numbers = numbersBefore * coder.size
    this.#met = numbers > simplyMade ? { given: new Map(), numbers: [] } : undefined
    // No authority has more rows than this: numbers given stay small enough to take another digit.
    this.numbers = Math.min(numbers, 2 ** 31)
  }

  /** Puts each row's code at the end of its number. */
  append({ rows, count }: Batch, into: Int32Array): void {
    const { read, size } = this.#coder
    if (this.#met === undefined) {
      for (let at = 0; at < count; at++) into[at] = into[at]! * size + read(rows[at]!)
      return
    }
    for (let at = 0; at < count; at++) into[at] = this.#numberOf(into[at]! * size + read(rows[at]!))
  }

  /** What the last digit of a number says, and the number without it. */
  last(number: number): { text: string; before: number } {
    const whole = this.#met === undefined ? number : this.#met.numbers[number]!
    const code = whole % this.#coder.size
    return { text: this.#coder.text(code), before: (whole - code) / this.#coder.size }
  }

  #numberOf(whole: number): number {
    const { given, numbers } = this.#met!
    let number = given.get(whole)
    if (number === undefined) {
      number = numbers.push(whole) - 1
      given.set(whole, number)
    }
    return number
  }
}
