import type { Listed } from '../../analysis/index.ts'
import { findQualityRule, type QualityRule } from '../../domain/quality/index.ts'

/** How grave, in words. */
export const severityWords: Readonly<Record<QualityRule['severity'], string>> = {
  1: 'A count or a deadline is wrong',
  2: 'A figure is less sure',
  3: 'Less is known',
}

/** The rule that found a listed row; undefined where it was found by an earlier rule that is no more. */
export function ruleOf(row: Listed): QualityRule | undefined {
  return findQualityRule(String(row.cells.code))
}
