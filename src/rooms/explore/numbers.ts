import type { Value } from '../../analysis/index.ts'
import { toldValue } from '../../domain/indicators/enough.ts'
import { type Indicator, isAverage } from '../../domain/indicators/indicator.ts'
import { fewestForShare } from '../../domain/statistics/index.ts'
import { countText, numberText, percentText, tooFewWords } from '../../ui/index.ts'

/** Whether an indicator is a share of something, and not a count, a median or a mean. */
export function isShare({ measure }: Indicator): boolean {
  return measure.kind === 'share' || measure.kind === 'in time'
}

/** How the two averages are headed. */
export const averageTitles = { median: 'Median', mean: 'Mean' } as const

/** An indicator's number in words: "31 deadlines", "12 of 175 (7%)", "43 working days". */
export function numberOf(indicator: Indicator, value: Value): string {
  const { measure, unit } = indicator
  if (isAverage(measure)) {
    const told = toldValue(indicator, value)
    return told === undefined ? tooFewWords : `${numberText(told)} ${unitOf(unit, told)}`
  }
  if (measure.kind === 'count') return `${numberText(value.numerator)} ${unitOf(unit, value.numerator)}`
  return countText({ count: value.numerator, of: value.denominator, fewest: fewestForShare })
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
  return denominator < fewestForShare ? tooFewWords : (percentText(numerator, denominator) ?? '')
}
