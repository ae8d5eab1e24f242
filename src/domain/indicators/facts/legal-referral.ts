import { earliest } from '../../calendar/day.ts'
import { decisionsOf, referralsOf } from '../../standards/court/referred-to-legal.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per referral to the authority's lawyers, with the first meeting since that decided (one that only put the
 * decision off is none), and the working days until then. It waits until that day, or until it is withdrawn or an
 * application is issued.
 */
export const legalReferralFacts: FactTable = {
  name: 'legalReferral',
  title: 'Referrals to legal',
  columns: {
    startedOn: 'day',
    decidedOn: 'day',
    waitedUntil: 'day',
    workingDays: 'number',
    threshold: 'code',
    decision: 'code',
    key: 'text',
  },
  rows({ record, calendar }) {
    const referrals = referralsOf(record)
    if (referrals.length === 0) return []
    const decided = decisionsOf(record).filter(each => each.text('decision') !== 'come back')
    return referrals.map(({ startsOn, row, key, issuedOn }) => {
      const first = decided.find(each => each.on! >= startsOn)
      const workingDays = first === undefined ? undefined : calendar.between(startsOn, first.on!)
      return [
        startsOn,
        orNull(first?.on),
        orNull(earliest(first?.on, row.day('withdrawn_on'), issuedOn)),
        orNull(workingDays),
        orNull(first?.text('threshold_met')),
        orNull(first?.text('decision')),
        key,
      ]
    })
  },
}
