import type { Interval } from './interval.ts'

/** A team or authority: how many of how many. */
export interface Share {
  readonly count: number
  readonly of: number
}

export interface FunnelLimits {
  /** Outside by chance alone one time in twenty. */
  readonly within95: Interval
  /** Outside by chance alone one time in five hundred. */
  readonly within998: Interval
}

export interface FunnelPlace extends FunnelLimits {
  readonly proportion: number
  readonly standing: 'as-expected' | 'high' | 'low' | 'very-high' | 'very-low'
}

export interface Funnel {
  /** The overall proportion: all counts over all denominators. */
  readonly overall: number
  /** One for each share given, in order; undefined where it has nothing to divide by. */
  readonly places: readonly (FunnelPlace | undefined)[]
}

/**
 * Sets each share beside the overall proportion, allowing for its size, so that a small team is not called out for chance
 * (D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24, 2005). Undefined
 * when there is nothing to compare.
 */
export function funnel(shares: readonly Share[]): Funnel | undefined {
  const total = shares.reduce((sum, each) => sum + each.of, 0)
  if (!(total > 0)) return undefined
  const overall = shares.reduce((sum, each) => sum + each.count, 0) / total
  return { overall, places: shares.map(each => placeOf(each, overall)) }
}

/**
 * Limits for a proportion of `of` where the true one is `overall`: exact, by the binomial distribution, made smooth between
 * whole counts as the paper's appendix A.1 does.
 */
export function funnelLimits(overall: number, of: number): FunnelLimits {
  const [lowest, lower, upper, highest] = binomialLimits(overall, of, [0.001, 0.025, 0.975, 0.999])
  return { within95: { lower: lower!, upper: upper! }, within998: { lower: lowest!, upper: highest! } }
}

function placeOf({ count, of }: Share, overall: number): FunnelPlace | undefined {
  if (!(of > 0)) return undefined
  const proportion = count / of
  const limits = funnelLimits(overall, of)
  return { ...limits, proportion, standing: standingOf(proportion, limits) }
}

function standingOf(proportion: number, { within95, within998 }: FunnelLimits): FunnelPlace['standing'] {
  if (proportion > within998.upper) return 'very-high'
  if (proportion < within998.lower) return 'very-low'
  if (proportion > within95.upper) return 'high'
  if (proportion < within95.lower) return 'low'
  return 'as-expected'
}

/** The proportions at which a binomial distribution reaches each chance, the chances in rising order. */
function binomialLimits(proportion: number, of: number, chances: readonly number[]): number[] {
  if (proportion <= 0 || proportion >= 1) return chances.map(() => proportion)
  const found: number[] = []
  const odds = Math.log(proportion / (1 - proportion))
  let logTerm = of * Math.log1p(-proportion)
  let sum = 0
  for (let count = 0; count <= of && found.length < chances.length; count++) {
    const term = Math.exp(logTerm)
    sum += term
    while (found.length < chances.length && (sum >= chances[found.length]! || count === of)) {
      const back = (sum - chances[found.length]!) / term
      found.push(Math.min(1, Math.max(0, (count - back) / of)))
    }
    logTerm += Math.log((of - count) / (count + 1)) + odds
  }
  return found
}
