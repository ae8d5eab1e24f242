import { caseRules } from './around-the-case.ts'
import { leavingCareRules } from './leaving-care.ts'
import { lookedAfterRules } from './looked-after.ts'
import { periodOfCareRules } from './periods-of-care.ts'
import { protectionRules } from './protection.ts'
import { referralAndAssessmentRules } from './referrals-and-assessments.ts'
import type { Examined, Found, QualityRule } from './rule.ts'
import { visitRules } from './visits.ts'
import { whoTheChildIsRules } from './who-the-child-is.ts'
import { workerRules } from './workers.ts'

export { type QualityRule, qualityFamilies } from './rule.ts'

/** Every rule of what a child's record should say, in the order of the child's journey. */
export const qualityRules: readonly QualityRule[] = [
  ...whoTheChildIsRules,
  ...referralAndAssessmentRules,
  ...caseRules,
  ...protectionRules,
  ...visitRules,
  ...lookedAfterRules,
  ...periodOfCareRules,
  ...workerRules,
  ...leavingCareRules,
]

/**
 * Everything amiss in a child's record, by rule. What could be known only after the last day that its returns tell of is
 * nothing amiss: whether it was set right by then they do not say. Of Sightline's own templates' rows they say nothing.
 */
export function amissIn(examined: Examined): { readonly rule: QualityRule; readonly found: Found }[] {
  const { returnsEnd, own } = examined.record
  const isSayable = ({ on, source }: Found) =>
    returnsEnd === undefined ||
    (source !== undefined && own.has(source.table)) ||
    on <= ((source && returnsEnd.byTable.get(source.table)) ?? returnsEnd.last)
  return qualityRules.flatMap(rule =>
    rule
      .find(examined)
      .filter(isSayable)
      .map(found => ({ rule, found })),
  )
}

const index = new Map(qualityRules.map(each => [each.id, each]))

/** The rule with this id; undefined where there is none. */
export function findQualityRule(id: string): QualityRule | undefined {
  return index.get(id)
}
