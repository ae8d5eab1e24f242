import { birthday } from '../../domain/calendar/ages.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { officeDay, referralDay } from '../dates.ts'
import { surname } from '../names.ts'
import { type Stream, stream } from '../random.ts'
import { courseOf, type Setting } from './course.ts'
import type { ChildLife, Contact, Course, EarlyHelp, Person } from './facts.ts'
import { contactsAround, earlyHelpAround } from './front-door.ts'
import { leavingCareOf } from './leaving-care.ts'
import { ethnicityOf, type Household, personOf } from './person.ts'

/**
 * The children of one household that comes to notice on a day, with their lives from there on. The numbers drawn do not
 * depend on the setting's horizon, which only ends what would repeat for ever.
 */
export function livesOf(number: number, arrivedOn: Day, setting: Setting): ChildLife[] {
  const { seed, horizon } = setting
  const random = stream(seed, 'household', number)
  const unaccompanied = random.chance(0.0125)
  const household: Household = {
    id: `F${10_000 + number}`,
    surname: surname(random),
    ethnicity: unaccompanied ? 'OOTH' : ethnicityOf(random),
    unaccompanied,
    arrivedOn,
  }
  const people = childrenOf(number, household, seed, random)
  const onlyContacts = !unaccompanied && random.chance(0.025)
  const courses = new Map<string, Course[]>(people.map(each => [each.id, []]))
  let on = referralDay(arrivedOn, random)
  for (let index = 0; index < 8 && on <= horizon + 200 && !onlyContacts; index++) {
    const closed = refer(number, index, on, people, courses, setting)
    const gap = stream(seed, 'return', number, index)
    const [soon, later, months, years] = [gap.chance(0.2), gap.chance(0.76), gap.next(), gap.wait(1.7)]
    if (!soon && !later) break
    on = referralDay(closed + Math.round(soon ? 12 + months * 250 : 300 + years * 365), gap)
  }
  return people.map(person => lifeOf(person, courses.get(person.id)!, arrivedOn, onlyContacts, setting))
}

/** One referral of those children not already open, and the day the first of them was closed. */
function refer(
  number: number,
  index: number,
  on: Day,
  people: readonly Person[],
  courses: ReadonlyMap<string, Course[]>,
  setting: Setting,
): Day {
  const waiting = people.filter(person => {
    const last = courses.get(person.id)!.at(-1)
    const open = last !== undefined && last.closedOn >= on
    const grown = birthday(person.bornOn, 18) - 90 <= on || (person.diedOn ?? Number.POSITIVE_INFINITY) <= on + 30
    return (
      !open && !grown && person.bornOn - 150 <= on && stream(setting.seed, 'referred', person.id, index).chance(0.94)
    )
  })
  let closed = on + 100
  for (const [place, person] of waiting.entries()) {
    const before = courses.get(person.id)!
    const protectedUntil = before.flatMap(each => each.protection.map(plan => plan.to)).at(-1)
    const referral = { family: number, index, on, alone: place === 0 }
    const course = courseOf(person, referral, { protectedUntil }, setting)
    before.push(course)
    if (place === 0) closed = course.closedOn
  }
  return closed
}

function childrenOf(number: number, household: Household, seed: number, random: Stream): Person[] {
  const { arrivedOn, unaccompanied } = household
  const count = unaccompanied
    ? 1
    : random.weighted([
        [58, 1],
        [25, 2],
        [12, 3],
        [5, 4],
      ])
  const unborn = !unaccompanied && random.chance(0.12)
  const aged = random.weighted([
    [9, 0],
    [22, 1],
    [27, 2],
    [27, 3],
    [15, 4],
  ])
  const within = random.next()
  const years = unaccompanied
    ? 15.6 + within * 1.7
    : [within, 1 + within * 4, 5 + within * 5, 10 + within * 5, 15 + within * 2.4][aged]!
  let bornOn = unborn ? arrivedOn + random.whole(50, 150) : Math.floor(arrivedOn - years * 365.25)
  const mother = unborn ? String(800_000 + number) : undefined
  return Array.from({ length: count }, (_, index) => {
    const person = personOf(seed, String(100_000 + number * 4 + index), household, bornOn, mother)
    // The next is older or younger by some years; one may be born long after the family came to notice.
    bornOn += Math.round((unborn ? -1 : years > 11 || random.chance(0.5) ? 1 : -1) * (380 + random.next() * 1100))
    return person
  })
}

function lifeOf(person: Person, courses: Course[], arrivedOn: Day, onlyContacts: boolean, setting: Setting): ChildLife {
  const own = (topic: string) => stream(setting.seed, 'child', person.id, topic)
  const contacts: Contact[] = []
  const earlyHelp: EarlyHelp[] = []
  for (const course of courses) {
    const { index, referredOn, source, closedOn } = course
    contacts.push(...contactsAround(referredOn, source, `K${person.id}${index}-`, own(`contacts ${index}`)))
    earlyHelp.push(...earlyHelpAround(referredOn, closedOn, `E${person.id}${index}`, own(`early help ${index}`)))
  }
  if (onlyContacts) {
    const [first] = contactsAround(officeDay(arrivedOn), '6', `K${person.id}0-`, own('contacts'))
    if (first) contacts.push({ ...first, outcome: 'NFA_FLAG' })
  }
  const known = person.bornOn - 150
  return {
    person,
    contacts: contacts.filter(each => each.on >= known && each.on < birthday(person.bornOn, 18)),
    earlyHelp: earlyHelp.filter(each => each.from >= person.bornOn && each.to < birthday(person.bornOn, 18)),
    courses,
    leavingCare: leavingCareOf(person, courses, setting, own),
  }
}
