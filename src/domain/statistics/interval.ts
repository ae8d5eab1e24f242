/** A range that a true value is likely to be in, both ends included. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** How many standard errors either side of the middle hold 95% of a normal distribution. */
export const z95 = 1.959963984540054
