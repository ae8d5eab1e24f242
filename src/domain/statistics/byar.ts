import { type Interval, z95 } from './interval.ts'

const smallestForByar = 10

/**
 * 95% confidence interval of a rate: `count` events among `population`, per `per` of them (10,000 unless told). Byar's
 * approximation for ten events and over, exact Poisson limits below (N. E. Breslow and N. E. Day, Statistical Methods in
 * Cancer Research II, IARC 1987). Undefined for no population or a count that is not a whole number of 0 or more.
 */
export function rateInterval(
  count: number,
  population: number,
  per = 10_000,
): { rate: number; lower: number; upper: number } | undefined {
  if (!(population > 0 && count >= 0 && Number.isInteger(count))) return undefined
  const { lower, upper } = count >= smallestForByar ? byar(count) : exact(count)
  const scale = per / population
  return { rate: count * scale, lower: lower * scale, upper: upper * scale }
}

function byar(count: number): Interval {
  const limit = (events: number, z: number) => events * (1 - 1 / (9 * events) + z / (3 * Math.sqrt(events))) ** 3
  return { lower: limit(count, -z95), upper: limit(count + 1, z95) }
}

/** The means of which so many events or more, and so many or fewer, would happen one time in forty. */
function exact(count: number): Interval {
  return {
    lower: count === 0 ? 0 : meanAt(count - 1, 0.975),
    upper: meanAt(count, 0.025),
  }
}

/** The Poisson mean at which the chance of `count` or fewer is `chance`, by halving. */
function meanAt(count: number, chance: number): number {
  let low = 0
  let high = 100
  for (let step = 0; step < 60; step++) {
    const mean = (low + high) / 2
    if (chanceOfAtMost(count, mean) > chance) low = mean
    else high = mean
  }
  return (low + high) / 2
}

function chanceOfAtMost(count: number, mean: number): number {
  let term = Math.exp(-mean)
  let sum = term
  for (let events = 1; events <= count; events++) {
    term *= mean / events
    sum += term
  }
  return sum
}
