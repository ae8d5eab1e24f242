/** A stream of numbers that is the same whenever it is asked for by the same seed and name. */
export interface Stream {
  /** From 0 up to but not including 1. */
  next(): number
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of [weight, item], by weight. */
  weighted<T>(items: readonly (readonly [number, T])[]): T
}

/**
 * One stream per thing decided (child, topic), so that a longer history draws further along the same streams and
 * changes nothing that was drawn before. Mulberry32 over a hash of the name.
 */
export function stream(seed: number, ...name: readonly (string | number)[]): Stream {
  let state = hash(`${seed} ${name.join(' ')}`)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  next()
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: probability => next() < probability,
    pick: items => items[Math.floor(next() * items.length)]!,
    weighted(items) {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, item] of items) if ((left -= weight) < 0) return item
      return items[items.length - 1]![1]
    },
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value ^ (value >>> 16)
}
