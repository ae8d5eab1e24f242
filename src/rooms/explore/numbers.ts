import type { Value } from '../../analysis/index.ts'
import { type Indicator, isAverage } from '../../domain/indicators/indicator.ts'
import { countText, numberText, percentText, tooFewWords } from '../../ui/index.ts'

/** Shares of fewer than this are not worth comparing. */
export const fewest = 5

/** Whether an indicator is a share of something, and not a count, a median or a mean. */
export function isShare({ measure }: Indicator): boolean {
  return measure.kind === 'share' || measure.kind === 'in time'
}

/** How the two averages are headed. */
export const averageTitles = { median: 'Median', mean: 'Mean' } as const

/** An indicator's number in words: "31 deadlines", "12 of 175 (7%)", "43 working days". */
export function numberOf({ measure, unit }: Indicator, value: Value): string {
  if (isAverage(measure))
    return value.value === undefined ? 'too few to judge' : `${numberText(value.value)} ${unitOf(unit, value.value)}`
  if (measure.kind === 'count') return `${numberText(value.numerator)} ${unitOf(unit, value.numerator)}`
  return countText({ count: value.numerator, of: value.denominator })
}

/** What is counted, in the singular where there is one: "children looked after" → "child looked after". */
export function unitOf(unit: string, count: number): string {
  if (count !== 1) return unit
  return unit.replace(/\b(?:children|\w+s)\b/, word =>
    word === 'children' ? 'child' : word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1),
  )
}

/** The share of a group in words. */
export function shareOf({ numerator, denominator }: Value): string {
  if (denominator === 0) return ''
  return denominator < fewest ? tooFewWords : (percentText(numerator, denominator) ?? '')
}
