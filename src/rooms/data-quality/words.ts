import type { Listed } from '../../analysis/index.ts'
import { findQualityRule, type QualityRule } from '../../domain/quality/index.ts'

/** How grave, from what hides a child to what is only less well known. */
export const gravities = ['hides', 1, 2, 3] as const
type Gravity = (typeof gravities)[number]

/** How grave, in words. */
export const gravityWords: Readonly<Record<Gravity, string>> = {
  hides: 'A child is out of sight',
  1: 'A count or a deadline is wrong',
  2: 'A figure is less sure',
  3: 'Less is known',
}

export function gravityOf({ hidesChild, severity }: Pick<QualityRule, 'hidesChild' | 'severity'>): Gravity {
  return hidesChild ? 'hides' : severity
}

/** What hides a child first, then by child, the latest first. */
export function gravestFirst(rows: readonly Listed[]): Listed[] {
  const rank = (each: Listed) => {
    const rule = ruleOf(each)
    return rule === undefined ? gravities.length : gravities.indexOf(gravityOf(rule))
  }
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) || (a.childId < b.childId ? -1 : a.childId > b.childId ? 1 : 0) || (b.on ?? 0) - (a.on ?? 0),
  )
}

/** The rule that found a listed row; undefined where it was found by an earlier rule that is no more. */
export function ruleOf(row: Listed): QualityRule | undefined {
  return findQualityRule(String(row.cells.code))
}
