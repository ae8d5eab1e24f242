/** What keeps a figure from being read for more than it says, and from telling whom it is about. */
export { type Agreement, agreementOf } from './agreement.ts'
export { type Assurance, assuranceOf } from './assurance.ts'
export { rateInterval } from './byar.ts'
export { chartPoint, fewestForAverage, fewestForKappa, fewestForShare, fewestInMonth } from './fewest.ts'
export { type Funnel, type FunnelLimits, type FunnelPlace, funnel, funnelLimits, type Share } from './funnel.ts'
export type { Interval } from './interval.ts'
export { meanOf } from './mean.ts'
export type { Direction, Meaning, Polarity } from './polarity.ts'
export { medianOf, type Quartiles, quartilesOf } from './quartiles.ts'
export {
  hidden,
  isSmall,
  type Published,
  type PublishedTable,
  publishedCount,
  publishedParts,
  publishedPercentage,
  publishedTable,
  publishedTotal,
} from './suppression.ts'
export { wilson } from './wilson.ts'
export { fewestToJudge, type XmrChart, type XmrPoint, xmr } from './xmr.ts'
export { type XmrLimits, xmrLimits } from './xmr-limits.ts'
export type { Signal, SignalKind } from './xmr-signals.ts'
export type { Verdict } from './xmr-verdict.ts'
