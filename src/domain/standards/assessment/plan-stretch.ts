import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, RowReference } from '../../record/facts.ts'

/** A stretch of having a child in need or child protection plan: `until` undefined while one is open. */
export interface PlanStretch {
  readonly key: string
  readonly from: Day
  readonly until: Day | undefined
  readonly source: RowReference
}

/** The child's plans of this authority; one that begins by the day after another ended continues it. */
export function planStretches(record: ChildRecord): PlanStretch[] {
  const ours = record.protectionPlans.filter(each => !each.otherAuthority)
  if (ours.length === 0 && record.needPlans.length === 0) return []
  const plans = [...ours, ...record.needPlans].sort((a, b) => a.startedOn - b.startedOn)
  const stretches: PlanStretch[] = []
  for (const { startedOn, endedOn, source } of plans) {
    const last = stretches.at(-1)
    if (last === undefined || (last.until !== undefined && startedOn > last.until + 1)) {
      stretches.push({ key: `${source.table} ${source.key}`, from: startedOn, until: endedOn, source })
    } else {
      const until = last.until === undefined || endedOn === undefined ? undefined : Math.max(last.until, endedOn)
      stretches[stretches.length - 1] = { ...last, until }
    }
  }
  return stretches
}
