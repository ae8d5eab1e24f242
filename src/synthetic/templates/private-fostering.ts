import { birthday } from '../../domain/calendar/ages.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { privateFostering, privateFosteringVisits } from '../../domain/templates/private-fostering.ts'
import { officeDay } from '../dates.ts'
import { paceOfCase, recurring, type Teller, within } from './teller.ts'

/** A few children live with people who are not close relatives, by private agreement: told while the case is open. */
export function tellPrivateFostering(teller: Teller): void {
  const { courses, person } = teller.life
  const random = teller.own('private fostering')
  if (!random.chance(0.011)) return
  const course = courses.find(
    each => each.protection.length === 0 && each.care.length === 0 && each.closedOn - each.referredOn > 60,
  )
  if (course === undefined || course.referredOn < person.bornOn + 365) return
  const sixteen = birthday(person.bornOn, person.disabilities.some(each => each !== 'NONE') ? 18 : 16)
  const [from, ended] = [course.referredOn, Math.min(course.closedOn, sixteen)]
  if (from >= ended) return
  const pace = paceOfCase(course.holdings)
  const [proposed, before, decides] = [random.chance(0.2), random.whole(12, 28), random.whole(16, 40)]
  if (proposed) {
    const proposal = officeDay(from - before)
    const visited = within(proposal, 2, 7, 1, random)
    teller.add(privateFostering, { notified_on: proposal, kind: 'proposal', ended_on: from })
    teller.add(privateFosteringVisits, {
      visited_on: Math.min(visited, from),
      child_seen_alone: 'Y',
      report_written: 'Y',
    })
  }
  const decided = officeDay(from + decides)
  teller.add(privateFostering, {
    notified_on: from,
    kind: 'arrangement',
    decided_on: decided < ended ? decided : undefined,
    ended_on: ended,
  })
  const year = addMonths(from, 12)
  const tell = (on: number) => {
    const [alone, report] = [random.chance(0.9), random.chance(0.95)]
    if (teller.past(on))
      teller.add(privateFosteringVisits, {
        visited_on: on,
        child_seen_alone: alone ? 'Y' : 'N',
        why_not_alone: alone ? '' : whyNotAlone(on - person.bornOn),
        report_written: report ? 'Y' : 'N',
      })
  }
  const first = within(from, 2, 7, pace(from), random)
  if (first < ended) tell(first)
  const visits = teller.own('private visits')
  let last = first
  for (const on of recurring(first + 24, Math.min(year, ended), { every: 41, gaps: 0.06, pace }, visits)) {
    if (!teller.past(on)) return
    tell(on)
    last = on
  }
  for (const on of recurring(last + 41, ended, { every: 82, gaps: 0.06, pace }, visits)) {
    if (!teller.past(on)) return
    tell(on)
  }
}

/** What is written of a visit at which the child was not spoken to alone, by the child's age in days: of an older one nothing. */
function whyNotAlone(age: number): string {
  return age < 3 * 365 ? 'Too young to be spoken to' : ''
}
