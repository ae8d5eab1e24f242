import { type Day, day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { casePapers, caseTransfers, supervisions } from '../../domain/templates/oversight.ts'
import { afterWorkingDays, isoOf, officeDay } from '../dates.ts'
import type { Course, Holding } from '../life/facts.ts'
import { managerOn, paceOfCase, recurring, type Teller, within } from './teller.ts'

/** Supervision, about monthly while a case is open and with gaps; papers of the case; transfers between units. */
export function tellOversight(teller: Teller): void {
  for (const course of teller.life.courses) {
    tellSupervision(teller, course.holdings, `course ${course.referralId}`, 27)
    tellCheckpoints(teller, course)
    tellUnitMeetings(teller, course)
    tellPapers(teller, course)
    tellTransfers(teller, course)
  }
  const { leavingCare } = teller.life
  if (leavingCare) tellSupervision(teller, leavingCare.holdings, 'leaving care', 52)
}

function tellSupervision(teller: Teller, holdings: readonly Holding[], name: string, every: number): void {
  const first = holdings.find(each => each.worker !== undefined)
  const last = holdings.at(-1)
  if (first === undefined || last === undefined || !teller.covers(first.from, last.to)) return
  const pace = paceOfCase(holdings)
  const random = teller.own('supervision', name)
  for (const holding of holdings) {
    const own = teller.own('direction', holding.id)
    const direction = within(holding.from, 0, 3, pace(holding.from), own)
    if (holding.worker === undefined || !own.chance(0.86) || direction > last.to) continue
    const by = managerOn(holdings, direction)
    teller.add(supervisions, { held_on: direction, kind: 'direction at allocation', by })
  }
  for (const on of recurring(first.from + 14, last.to, { every, gaps: 0.09, pace }, random)) {
    if (!teller.past(on)) return
    const [next, overlooks, after] = [random.chance(0.85), random.chance(0.16), random.whole(4, 12)]
    const how = teller.own('how supervised', name, on)
    // A few are by the worker of the child, whose own case it is.
    const own = how.chance(0.04) ? holdings.findLast(each => each.from <= on)?.worker : undefined
    const by = own ?? managerOn(holdings, on)
    const told = { lived_experience: yesOrNo(how.chance(livedBy(on))), directions: yesOrNo(how.chance(0.7)) }
    const nextOn = next ? isoOf(on + every + 1) : ''
    teller.add(supervisions, { held_on: on, kind: 'case supervision', by, next_on: nextOn, ...told })
    const noted = officeDay(on + after)
    if (overlooks && noted < last.to) {
      teller.add(supervisions, { held_on: noted, kind: 'management oversight', by: managerOn(holdings, noted) })
    }
  }
}

const yesOrNo = (yes: boolean) => (yes ? 'Y' : 'N')

/** How many discussions open with the child’s life: two in five once, four in five in the end. */
function livedBy(on: Day): number {
  return Math.min(0.85, Math.max(0.4, 0.4 + (on - day('2024-01-01')) / 2200))
}

/** Unit meetings, at which each child the unit holds is spoken of every few weeks. */
function tellUnitMeetings(teller: Teller, { holdings, referralId }: Course): void {
  const [first, last] = [holdings[0], holdings.at(-1)]
  if (first === undefined || last === undefined || !teller.covers(first.from, last.to)) return
  const random = teller.own('unit meeting', referralId)
  const about = { every: 25, gaps: 0.1, pace: paceOfCase(holdings) }
  for (const on of recurring(first.from + 5, last.to, about, random)) {
    if (!teller.past(on)) return
    teller.add(supervisions, { held_on: on, kind: 'unit discussion', by: managerOn(holdings, on) })
  }
}

/** A manager looks at an assessment while it is being made, and somebody senior at plans that go on for long. */
function tellCheckpoints(teller: Teller, { assessments, protection, holdings }: Course): void {
  const pace = paceOfCase(holdings)
  for (const { id, startedOn, endedOn } of assessments) {
    for (const point of [10, 20, 30, 40]) {
      const random = teller.own('checkpoint', id, point)
      const held = random.chance(0.84)
      const on = within(startedOn, point - 4, point - 1, pace(startedOn), random)
      if (!held || on >= endedOn) continue
      teller.add(supervisions, { held_on: on, kind: 'assessment checkpoint', by: managerOn(holdings, on) })
    }
  }
  for (const plan of protection) {
    const random = teller.own('senior', plan.id)
    for (const months of [9, 15]) {
      const [held, wait] = [random.chance(0.7), random.whole(0, 25)]
      const on = officeDay(addMonths(plan.from, months) + wait)
      if (held && on < plan.to) teller.add(supervisions, { held_on: on, kind: 'senior oversight', by: 'HOS1' })
    }
  }
}

function tellPapers(teller: Teller, course: Course): void {
  const { referralId, referredOn, closedOn, assessments, holdings } = course
  if (!teller.covers(referredOn, closedOn)) return
  const pace = paceOfCase(holdings)
  const random = teller.own('papers', referralId)
  const [chronology, genogram, at, has] = [random.chance(0.82), random.chance(0.66), random.next(), random.chance(0.9)]
  const first = assessments[0]
  const begun =
    first === undefined ? referredOn + 20 : first.startedOn + Math.round((first.endedOn - first.startedOn) * at)
  const drawn = officeDay(begun)
  if (genogram && drawn <= closedOn) teller.add(casePapers, { updated_on: drawn, kind: 'genogram' })
  const tell = (kind: 'chronology' | 'case summary', from: Day, every: number) => {
    const own = teller.own('papers', referralId, kind)
    for (const on of recurring(from, closedOn, { every, gaps: 0.16, pace }, own)) {
      if (!teller.past(on)) return
      teller.add(casePapers, { updated_on: on, kind })
    }
  }
  if (chronology) tell('chronology', drawn, 88)
  if (has) tell('case summary', officeDay(referredOn + 75), 86)
}

/** Where the next unit takes over, agreed days before. */
function tellTransfers(teller: Teller, { holdings, referralId, referredOn }: Course): void {
  for (const [index, holding] of holdings.entries()) {
    const before = holdings[index - 1]
    if (before === undefined || before.unit === holding.unit) continue
    const random = teller.own('transfer', referralId, index)
    const [ahead, slow, joint, visit] = [
      random.whole(3, 9),
      random.chance(0.14),
      random.chance(0.62),
      random.whole(0, 3),
    ]
    const agreed = officeDay(holding.from - ahead - (slow ? 8 : 0))
    const visited = afterWorkingDays(holding.from - 4, visit)
    if (agreed < referredOn || agreed > holding.from) continue
    teller.add(caseTransfers, {
      agreed_on: agreed,
      joint_visit_on: joint ? Math.max(agreed, visited) : undefined,
      completed_on: holding.from,
      to_unit: holding.unit.name,
    })
  }
}
