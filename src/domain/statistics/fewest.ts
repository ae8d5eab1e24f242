/** Of fewer than this a share is told as so many of so many, without a percentage: it says nothing of how it usually is. */
export const fewestForShare = 20

/** Of fewer than this no median or mean is told. */
export const fewestForAverage = 5

/** Of fewer than this in a month its share is no point of a chart: one child would swing it. Our own threshold. */
export const fewestInMonth = 5

/** A share, median or mean as a point of a chart, of so many in its month: null, which is a gap, where they are too few. */
export function chartPoint(value: number | null | undefined, of: number): number | null {
  return of < fewestInMonth ? null : (value ?? null)
}

/** By fewer pairs than this no agreement beyond chance (kappa) is told. */
export const fewestForKappa = 10
