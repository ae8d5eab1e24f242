import { birthday } from '../../domain/calendar/ages.ts'
import { officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import { holdingsOf, othersFor } from './allocation.ts'
import type { Setting } from './course.ts'
import type { Course, LeavingCare, Person } from './facts.ts'

/**
 * What follows care: from 16 for those looked after for thirteen weeks since 14, with an adviser, contacts and pathway
 * plan reviews, to 21 and for some to 25. Those in care more briefly qualify only for advice.
 */
export function leavingCareOf(
  person: Person,
  courses: readonly Course[],
  { horizon, whole }: Setting,
  own: (topic: string) => Stream,
): LeavingCare | undefined {
  const [fourteen, sixteen, eighteen] = [14, 16, 18].map(years => birthday(person.bornOn, years)) as [
    number,
    number,
    number,
  ]
  const periods = courses.flatMap(course => course.care.filter(each => !each.shortBreaks))
  const last = periods.at(-1)
  if (last === undefined || last.to < sixteen || person.diedOn !== undefined) return undefined
  const days = periods.reduce((sum, each) => sum + Math.max(0, each.to - Math.max(each.from, fourteen)), 0)
  const random = own('leaving care')
  const [chance, beyond] = [random.next(), random.next()]
  const qualifyingOnly = days < 91
  const thirteenWeeks = Math.max(sixteen, last.from + 91)
  if (thirteenWeeks > horizon || (qualifyingOnly && beyond < 0.75)) return undefined
  const to = beyond < 0.92 ? birthday(person.bornOn, 21) : birthday(person.bornOn, 25)
  const regular = own('leaving care contacts')
  const contacts: number[] = []
  const keeps = chance < 0.87
  for (let on = eighteen + 20; on < to && on <= horizon; ) {
    contacts.push(officeDay(on))
    on += keeps ? 20 + regular.wait(30) : 70 + regular.wait(190)
  }
  const reviews: number[] = []
  for (let on = thirteenWeeks + 60; on < to && on <= horizon; on += 150 + regular.wait(28)) reviews.push(officeDay(on))
  const after = Math.max(eighteen, last.to)
  return {
    id: `CL${person.id}`,
    eligibleFrom: thirteenWeeks,
    to,
    leftOn: last.to,
    eighteenOn: eighteen,
    qualifyingOnly,
    contacts: contacts.map(Math.round),
    reviews: reviews.map(Math.round),
    holdings: qualifyingOnly
      ? []
      : holdingsOf([{ area: 'leaving', from: after, to }], whole, own('leaving care allocation'), `J${person.id}-`),
    advisers: othersFor(
      'PA',
      thirteenWeeks + own('adviser named').whole(30, 220),
      to,
      whole.advisers,
      own('adviser'),
      `Y${person.id}-`,
    ),
  }
}
