import { addMonths } from '../../calendar/months.ts'
import type { Referral } from '../../record/facts.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per referral that opened an episode. A re-referral is within twelve months of the one before, inclusive.
 * Closed as not in need is after assessment, with no further action (RC8) or to early help (RC9).
 */
export const referralFacts: FactTable = {
  name: 'referral',
  title: 'Referrals',
  columns: {
    startedOn: 'day',
    endedOn: 'day',
    closeReason: 'code',
    primaryNeed: 'code',
    referrer: 'code',
    noFurtherAction: 'flag',
    rereferral: 'flag',
    key: 'text',
    closedNotInNeed: 'flag',
  },
  rows: ({ record }) =>
    openingReferrals(record).map((each, index, all) => {
      const before = all[index - 1]
      return [
        each.startedOn,
        orNull(each.endedOn),
        orNull(each.closeReason),
        orNull(each.primaryNeed),
        orNull(each.referrer),
        asFlag(each.noFurtherAction),
        asFlag(before !== undefined && addMonths(before.startedOn, 12) >= each.startedOn),
        each.source.key,
        asFlag(notInNeed(each)),
      ]
    }),
}

function notInNeed({ endedOn, closeReason }: Referral): 'yes' | 'no' | 'unknown' {
  if (endedOn === undefined) return 'no'
  if (closeReason === undefined) return 'unknown'
  return /^RC[89]/.test(closeReason) ? 'yes' : 'no'
}
