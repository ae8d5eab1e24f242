import type { Day } from '../../domain/calendar/day.ts'
import { afterWorkingDays, officeDay } from '../dates.ts'
import { type Area, paceOf, type SyntheticOrganisation, type Unit } from '../organisation.ts'
import { type Post, stintOn } from '../posts.ts'
import type { Stream } from '../random.ts'
import type { Holding, OtherInvolvement } from './facts.ts'

/** A stretch of a case in one service area. */
export interface Phase {
  readonly area: Area
  readonly from: Day
  readonly to: Day
}

/**
 * Who holds a case through its phases: a unit, and in it a worker at a time. Workers leave and others take over, not
 * always at once; a few cases wait weeks for anyone. Draws no further than the last phase.
 */
export function holdingsOf(
  phases: readonly Phase[],
  whole: SyntheticOrganisation,
  random: Stream,
  idPrefix: string,
): Holding[] {
  const holdings: Holding[] = []
  const add = (holding: Omit<Holding, 'id'>) => {
    if (holding.to > holding.from) holdings.push({ ...holding, id: `${idPrefix}${holdings.length + 1}` })
  }
  for (const [index, phase] of phases.entries()) {
    const last = index === phases.length - 1
    let from = phase.from
    while (from < phase.to) {
      const unit = unitFor(phase.area, from, whole, random)
      const left = random.chance(0.22)
      const until = unit.closedOn !== undefined && !left ? Math.min(phase.to, unit.closedOn) : phase.to
      within(unit, from, until, phase.to, last, left, random, add)
      from = until
    }
  }
  return holdings
}

/** The unit that holdingsOf gives a case whose first phase begins so, with a stream of the same name. */
export function firstUnit(area: Area, on: Day, whole: SyntheticOrganisation, random: Stream): Unit {
  return unitFor(area, on, whole, random)
}

function unitFor(area: Area, on: Day, whole: SyntheticOrganisation, random: Stream): Unit {
  const open = whole.unitsOf(area).filter(each => each.closedOn === undefined || each.closedOn > on + 30)
  return random.pick(open)
}

/** Working days until a case has a worker, where it does not wait. */
const untilAllocated = [
  [46, 0],
  [34, 1],
  [20, 2],
] as const

/** One unit's time with a case: worker after worker. */
function within(
  unit: Unit,
  from: Day,
  until: Day,
  phaseEnds: Day,
  last: boolean,
  left: boolean,
  random: Stream,
  add: (holding: Omit<Holding, 'id'>) => void,
): void {
  let post: Post = random.pick(unit.posts)
  const [waits, wait, soon] = [random.chance(0.035), random.whole(8, 55), random.weighted(untilAllocated)]
  let next = waits ? officeDay(from + wait) : afterWorkingDays(from, soon)
  let begun = from
  for (let turn = 0; begun < until && turn < 60; turn++) {
    const stint = stintOn(post, next)
    const start = Math.max(next, stint.from)
    const reallocated = officeDay(start + 420 + random.wait(1100))
    const [moves, gap, gapOf] = [random.chance(0.7), random.chance(0.12), random.whole(3, 35)]
    if (start > begun) add({ from: begun, to: Math.min(start, until), unit, worker: undefined, changeReason: '' })
    if (start >= until) return
    const stays = left && unit.closedOn !== undefined && Math.min(stint.until, reallocated) > unit.closedOn - 90
    const to = stays ? until : Math.min(stint.until, reallocated, until)
    const changeReason =
      to < until
        ? to === stint.until
          ? 'LEFTRL'
          : 'CHCHAN'
        : to === phaseEnds && last
          ? 'FCONTA'
          : to === phaseEnds
            ? 'TSPROC'
            : 'ORGRST'
    add({ from: start, to, unit, worker: stint.worker.id, changeReason })
    begun = to
    next = gap ? to + gapOf : to
    if (moves) post = random.pick(unit.posts)
  }
}

/** The holding in force on a day. */
export function holdingOn(holdings: readonly Holding[], on: Day): Holding | undefined {
  for (const each of holdings) if (each.from <= on && on < each.to) return each
  return undefined
}

/** The holding in force on a day, or the nearest before; the first where there is none before. */
export function holdingNear(holdings: readonly Holding[], on: Day): Holding | undefined {
  return holdingOn(holdings, on) ?? holdings.findLast(each => each.from <= on) ?? holdings[0]
}

/** How late work on a case runs on a day, by the unit that holds it. */
export function paceFor(holdings: readonly Holding[]): (on: Day) => number {
  return on => {
    const holding = holdingOn(holdings, on)
    return holding?.worker === undefined ? 1.5 : paceOf(holding.unit, on)
  }
}

/** Someone else at work with a child, one after another as they leave: a reviewing officer, a chair, an adviser. */
export function othersFor(
  role: OtherInvolvement['role'],
  from: Day,
  to: Day,
  posts: readonly Post[],
  random: Stream,
  idPrefix: string,
): OtherInvolvement[] {
  const found: OtherInvolvement[] = []
  const post = random.pick(posts)
  let begun = from
  while (begun < to && found.length < 20) {
    const stint = stintOn(post, begun)
    const start = Math.max(begun, stint.from)
    if (start >= to) break
    const end = Math.min(to, stint.until)
    const { id: worker, department: team } = stint.worker
    found.push({ id: `${idPrefix}${found.length + 1}`, role, worker, team, from: start, to: end })
    begun = end
  }
  return found
}
