import { type Meaning, meaningOf, type Polarity } from './polarity.ts'
import { type XmrLimits, xmrLimits } from './xmr-limits.ts'
import { type Signal, signalsOf } from './xmr-signals.ts'
import { tooFew, type Verdict, verdictOf } from './xmr-verdict.ts'

/** Fewer values than this and none is called unusual. Our own threshold: published charts warn below 12 or 13. */
const fewestToJudge = 12

export interface XmrPoint {
  readonly value: number | undefined
  /** The band of the stretch that the point is in; undefined where it has no two values side by side. */
  readonly limits: XmrLimits | undefined
  /** None in a stretch too short to judge. */
  readonly signals: readonly Signal[]
  /** What its first signal means, level before trend; undefined where it has none. */
  readonly meaning: Meaning | undefined
}

export interface XmrChart {
  readonly points: readonly XmrPoint[]
  /** The verdict on the last known value. */
  readonly verdict: Verdict
}

/**
 * Tells a change in a series of values, oldest first, from ordinary variation. Each index in `startAgainAt` begins a new
 * stretch with a band of its own: for a change that is known of (a new service, a new definition), never to hide a signal.
 */
export function xmr(
  values: readonly (number | undefined)[],
  options: { polarity: Polarity; startAgainAt?: readonly number[] },
): XmrChart {
  const inside = (options.startAgainAt ?? []).filter(each => each > 0 && each < values.length)
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b)
  const stretches = starts.map((start, index) => values.slice(start, starts[index + 1]))
  const points = stretches.flatMap(each => pointsOf(each, options.polarity))
  const lastKnown = points.findLast(each => each.value !== undefined)
  const verdict =
    lastKnown?.limits && canJudge(stretches.at(-1)!) ? verdictOf(lastKnown.signals, lastKnown.meaning) : tooFew
  return { points, verdict }
}

function pointsOf(values: readonly (number | undefined)[], polarity: Polarity): XmrPoint[] {
  const limits = xmrLimits(values)
  const signals = limits && canJudge(values) ? signalsOf(values, limits) : values.map(() => [])
  return values.map((value, index) => {
    const found = signals[index]!
    return { value, limits, signals: found, meaning: found[0] && meaningOf(found[0].direction, polarity) }
  })
}

function canJudge(values: readonly (number | undefined)[]): boolean {
  return values.filter(each => each !== undefined).length >= fewestToJudge
}
