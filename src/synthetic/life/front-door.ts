import type { Day } from '../../domain/calendar/day.ts'
import { isSummer, someOfficeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { Contact, EarlyHelp } from './facts.ts'

/** Where referrals come from, as in the census year to March 2018: individuals, schools, health, police and the rest. */
const sources = [
  [150, '1A'],
  [60, '1B'],
  [44, '1C'],
  [70, '1D'],
  [1006, '2A'],
  [42, '2B'],
  [230, '3A'],
  [210, '3B'],
  [90, '3C'],
  [130, '3D'],
  [230, '3E'],
  [130, '3F'],
  [60, '4'],
  [110, '5A'],
  [180, '5B'],
  [160, '5C'],
  [89, '5D'],
  [1128, '6'],
  [95, '7'],
  [140, '8'],
  [48, '9'],
  [30, '10'],
] as const

/** A source, with fewer schools writing in the summer. */
export function sourceOn(on: Day, random: Stream): string {
  const source = random.weighted(sources)
  const again = random.weighted(sources)
  return source === '2A' && isSummer(on) ? again : source
}

const otherOutcomes = [
  [60, 'NFA_FLAG'],
  [25, 'ADVICE_FLAG'],
  [8, 'OTHER_OUTCOMES_EXIST_FLAG'],
  [4, 'EXISTING_REFERRAL_FLAG'],
  [2, 'MISSING_FLAG'],
  [1, 'OLA_CP_FLAG'],
] as const

/** The contact a referral came from, and others around it that led nowhere. */
export function contactsAround(referredOn: Day, source: string, idPrefix: string, random: Stream): Contact[] {
  const contacts: Contact[] = [
    {
      id: `${idPrefix}1`,
      on: someOfficeDay(
        referredOn -
          random.weighted([
            [7, 0],
            [3, 1],
          ]),
      ),
      source,
      outcome: 'NEW_REFERRAL_FLAG',
    },
  ]
  const more = random.count(1.8)
  for (let index = 0; index < more; index++) {
    const on = Math.round(referredOn - 200 + random.next() * 600)
    const other = sourceOn(on, random)
    const outcome = random.weighted(otherOutcomes)
    // The police and hospitals write on any day, which may be recorded as the contact's.
    const anyDay = /^(6|3E)$/.test(other) && random.chance(0.4)
    contacts.push({ id: `${idPrefix}${index + 2}`, on: anyDay ? on : someOfficeDay(on), source: other, outcome })
  }
  return contacts
}

const organisations = [
  'Copperfold Family Hub (made up)',
  'Oatbramble Primary (made up)',
  'Family Support Team',
  'Health Visiting',
  'Young Lanterns Project',
]

/** A stretch of early help before a referral, or after one was closed. */
export function earlyHelpAround(referredOn: Day, closedOn: Day, id: string, random: Stream): EarlyHelp[] {
  const [chance, before, gap, length] = [random.next(), random.chance(0.6), random.whole(5, 150), random.whole(30, 240)]
  const organisation = random.pick(organisations)
  if (chance > 0.37) return []
  const from = before ? someOfficeDay(referredOn - gap - length) : someOfficeDay(closedOn + Math.round(gap / 6))
  return [{ id, from, to: someOfficeDay(from + length), organisation }]
}
