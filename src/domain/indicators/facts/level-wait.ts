import type { Day } from '../../calendar/day.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { type Cell, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row for each time a child reached a protection plan or became looked after, with the days since the referral, or
 * the plan, that was open then and began last: the nearest earlier event is taken for the cause. Where none was open the
 * days are unknown; nothing is dropped.
 */
export const levelWaitFacts: FactTable = {
  name: 'levelWait',
  title: 'Waits between levels of help',
  columns: { reachedOn: 'day', kind: 'code', days: 'number', key: 'text' },
  rows({ record }) {
    const ours = record.protectionPlans.filter(each => !each.otherAuthority)
    if (ours.length === 0 && record.careEpisodes.length === 0) return []
    const referrals = openingReferrals(record)
    const rows: Cell[][] = []
    const add = (reachedOn: Day, kind: string, began: Day | undefined, key: string) =>
      rows.push([reachedOn, kind, orNull(began === undefined ? undefined : reachedOn - began), key])
    for (const each of ours)
      add(each.startedOn, 'referral to protection plan', lastOpen(referrals, each.startedOn), each.source.key)
    for (const { fullDutiesFrom: on, key } of periodsOfCare(record)) {
      if (on === undefined) continue
      add(on, 'referral to care', lastOpen(referrals, on), key)
      const plan = lastOpen(ours, on)
      // Most children who come into care were on no plan: that is no wait, and no gap in what is known.
      if (plan !== undefined) add(on, 'protection plan to care', plan, key)
    }
    return rows
  },
}

/** When the last of these to begin by a day, and not over before it, began. */
function lastOpen(
  episodes: readonly { readonly startedOn: Day; readonly endedOn: Day | undefined }[],
  on: Day,
): Day | undefined {
  return episodes.findLast(each => each.startedOn <= on && (each.endedOn === undefined || each.endedOn >= on))
    ?.startedOn
}
