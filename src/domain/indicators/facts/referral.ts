import { addMonths } from '../../calendar/months.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per referral that opened an episode. A re-referral is within twelve months of the one before, inclusive. */
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
      ]
    }),
}
