import type { Day } from '../calendar/day.ts'
import { eighteenOn } from '../record/person.ts'
import { type Examined, type Found, inEpisode, standing } from './rule.ts'

/**
 * What cannot be of somebody of eighteen: begun from the 18th birthday on, or a case or plan open past it. As one, for one
 * wrong birthday makes all of it: in what is open still, else in what was last begun. Care is DQ-50's.
 */
export function pastEighteen({ record, spells }: Examined): Found[] {
  const adultOn = eighteenOn(record)
  const { diedOn } = record.person ?? {}
  // Of a child who died before, DQ-07 tells it.
  if (adultOn === undefined || (diedOn !== undefined && diedOn < adultOn)) return []
  const { assessments, enquiries, needPlans, protectionPlans } = record
  // A care leaver may have a case of their own.
  const isLeaver = spells.some(each => each.status === 'care leaver')
  const referrals = isLeaver ? [] : record.referrals.filter(each => each.noFurtherAction !== 'yes')
  const begun = [...assessments, ...enquiries, ...needPlans, ...protectionPlans].filter(
    each => each.startedOn >= adultOn,
  )
  const open = [...needPlans, ...protectionPlans, ...referrals].filter(each => each.endedOn === undefined)
  const since = ({ startedOn }: { startedOn: Day }) => Math.max(startedOn, adultOn + 1)
  const all = [...new Set([...begun, ...open])].toSorted((a, b) => a.startedOn - b.startedOn)
  const still = all.find(each => each.endedOn === undefined)
  if (still !== undefined) return [standing(since(still), still.source)]
  const last = all.at(-1)
  return last === undefined ? [] : [inEpisode(last, since(last))]
}
