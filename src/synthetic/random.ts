/** A run of numbers that is the same whenever it is asked for by the same seed and name. Mulberry32. */
export class Stream {
  #state: number

  constructor(state: number) {
    this.#state = state | 0
    this.next()
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    const state = this.#state
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!
  }

  /** One of [weight, item], by weight. */
  weighted<T>(items: readonly (readonly [number, T])[]): T {
    let total = 0
    for (const [weight] of items) total += weight
    let left = this.next() * total
    for (const [weight, item] of items) {
      left -= weight
      if (left < 0) return item
    }
    return items[items.length - 1]![1]
  }

  /** A waiting time whose mean is given: many short, few long. Always one draw. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** How many of something rare happen where `mean` are usual. */
  count(mean: number): number {
    let left = Math.exp(-mean)
    let chance = this.next()
    let found = 0
    while (chance > left && found < 60) {
      chance -= left
      found++
      left *= mean / found
    }
    return found
  }
}

/**
 * One stream for each thing decided (this child, this topic), so that a longer history only draws further along the
 * same streams and changes nothing drawn before.
 */
export function stream(seed: number, ...name: readonly (string | number)[]): Stream {
  return new Stream(hash(`${seed} ${name.join(' ')}`))
}

/** A single number from 0 to 1 that belongs to a name, for choosing rows here and there. */
export function fraction(seed: number, ...name: readonly (string | number)[]): number {
  return stream(seed, ...name).next()
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
