import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { gatewayDecisionRows, legalReferrals } from '../../templates/court.ts'
import { type OwnRow, rowsOf } from '../../templates/index.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'
import { issuedSince } from './proceedings.ts'
import { eachOnce } from './told-twice.ts'

/** One referral to the authority's lawyers. */
export interface Referral extends Subject {
  readonly row: OwnRow<keyof typeof legalReferrals.columns>
  /** The first application issued since: nothing of the referral waits any more. */
  readonly issuedOn: Day | undefined
}

/** A child's referrals to the authority's lawyers, each once, in date order. */
export function referralsOf(record: ChildRecord): Referral[] {
  const matching = { endedOn: (row: OwnRow<keyof typeof legalReferrals.columns>) => row.day('withdrawn_on') }
  return eachOnce(rowsOf(record, legalReferrals), matching).flatMap(row => {
    const { on, source } = row
    return on === undefined ? [] : [{ key: source.key, startsOn: on, source, row, issuedOn: issuedSince(record, on) }]
  })
}

export type GatewayRow = OwnRow<keyof typeof gatewayDecisionRows.columns>

/** Meetings of the gateway about the child, each once, in date order. Two of different days are two meetings. */
export function decisionsOf(record: ChildRecord): readonly GatewayRow[] {
  return eachOnce(rowsOf(record, gatewayDecisionRows), { withinDays: 0 }).filter(each => each.on !== undefined)
}

/** A meeting as what may meet a standard: one that put the decision off is shown, and does not count. */
export function asDecision(row: GatewayRow): Meeting {
  const decision = row.text('decision')
  const meeting = {
    on: row.on!,
    what: decision ? `Gateway decided: ${decision}` : 'Gateway decided',
    source: row.source,
  }
  return decision === 'come back' ? { ...meeting, whyNot: 'the decision was put off' } : meeting
}

/** What ends the clocks of a referral that were not met. */
export function referralEnds({ row, issuedOn, source }: Referral, record: ChildRecord): (Ending | undefined)[] {
  return [
    died(record),
    turnedEighteen(record),
    ended(row.day('withdrawn_on'), 'the referral was withdrawn', source),
    ended(issuedOn, 'proceedings were issued', source),
  ]
}
