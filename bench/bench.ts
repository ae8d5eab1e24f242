import { numberText } from '../src/domain/words/numbers.ts'
import type { Authority } from './authority.ts'

/** One thing measured, as a line of the table. */
export interface Finding {
  readonly what: string
  /** What was measured, in words with its unit: "0.8 ms", "31 times". */
  readonly found: string
  /** How far the turns lay apart. */
  readonly spread?: string
  readonly aim?: string
  readonly isMet?: boolean
}

/** Something measured on the whole made-up authority. */
export interface Bench {
  readonly name: string
  readonly title: string
  measure(authority: Authority): Promise<Finding[]>
}

/** Some measurements of the same thing, least first. */
export interface Turns {
  readonly least: number
  readonly median: number
  readonly most: number
}

export function turnsOf(measured: readonly number[]): Turns {
  return { least: share(measured, 0), median: share(measured, 0.5), most: share(measured, 1) }
}

/** The measurement below which such a share of them lies (0 the least, 1 the most). */
export function share(measured: readonly number[], part: number): number {
  const sorted = measured.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export const whole = (value: number) => numberText(Math.round(value))
export const milliseconds = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
export const seconds = (value: number) => `${value.toFixed(1)} s`
export const times = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} times`

/** A line about turns of one thing, against the most, or least, that they may be. */
export function finding(
  what: string,
  turns: Turns,
  say: (value: number) => string,
  aim?: { readonly most: number } | { readonly least: number },
): Finding {
  const line = { what, found: say(turns.median), spread: `${say(turns.least)} to ${say(turns.most)}` }
  if (aim === undefined) return line
  return 'most' in aim
    ? { ...line, aim: `at most ${say(aim.most)}`, isMet: turns.median <= aim.most }
    : { ...line, aim: `at least ${say(aim.least)}`, isMet: turns.median >= aim.least }
}
