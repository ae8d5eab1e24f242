import { missingMeetings, returnInterviews } from '../../domain/templates/missing.ts'
import { officeDay } from '../dates.ts'
import type { CarePeriod, Missing } from '../life/facts.ts'
import { type Teller, within } from './teller.ts'
import { at } from './template-writer.ts'

/** Return interviews, as the extract says they were offered and accepted; and meetings about going missing. */
export function tellMissing(teller: Teller, period: CarePeriod): void {
  const recent: Missing[] = []
  for (const each of period.missing) {
    if (each.type !== 'Missing') continue
    tellReturn(teller, each)
    recent.push(each)
    const long = each.to - each.from >= 2
    const often = recent.filter(before => each.from - before.from < 90).length >= 3
    if (!long && !often) continue
    if (often) recent.length = 0
    const random = teller.own('missing meeting', each.id)
    if (random.chance(0.68)) {
      teller.add(missingMeetings, { held_on: within(long ? each.from + 1 : each.from, 1, 5, 2, random) })
    }
  }
}

function tellReturn(teller: Teller, { id, from, to, offered, accepted }: Missing): void {
  const random = teller.own('return', id)
  const [left, back, told, wait, asked] = [
    random.whole(14 * 60, 19 * 60),
    random.whole(20 * 60, 23 * 60 + 55),
    random.chance(0.5),
    random.weighted(waits),
    random.weighted(waits),
  ]
  // Not recorded in the extract: half of these have a form all the same.
  if (offered === '' && !told) return
  const wasOffered = offered === 'Y'
  const held = wasOffered && accepted === 'Y' ? Math.max(to + wait, to) : undefined
  const offeredOn = !wasOffered ? undefined : held === undefined ? to + asked : Math.min(to + 1, held)
  if (!teller.past(to)) return
  teller.add(returnInterviews, {
    missing_from_at: at(from, left),
    returned_at: at(to, from === to ? back : left - 120),
    offered_on: offeredOn,
    held_at: held === undefined ? undefined : at(held === to ? to : officeDay(held), held === to ? 1439 : 11 * 60),
    declined: wasOffered && accepted === 'N' ? teller.from(offeredOn, 'Y') : '',
    outcome: held === undefined ? '' : teller.from(officeDay(held), random.weighted(outcomes)),
  })
}

/** Days from the return to the interview. */
const waits = [
  [42, 1],
  [30, 2],
  [14, 3],
  [9, 5],
  [5, 10],
] as const

const outcomes = [
  [66, 'no change'],
  [27, 'plan changed'],
  [7, 'strategy discussion'],
] as const
