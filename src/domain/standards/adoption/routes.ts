import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { isForAdoption, type PeriodOfCare, periodsOfCare } from '../../record/period-of-care.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'

/** A child placed for adoption, from the day of placement. */
export interface PlacedForAdoption extends Subject {
  readonly endings: readonly (Ending | undefined)[]
}

/** A day told as that of placing may lie so many days before the placement's own first day. */
const toldBefore = 31

/**
 * Children placed for adoption: by the date of the way to permanence that falls in the period of care, or by the
 * placement's own type (a change from fostering to adoption with the same carers is one). It ends with an order, with care,
 * or when the placement breaks down.
 */
export function placedForAdoption(record: ChildRecord): PlacedForAdoption[] {
  const { permanenceRoutes } = record
  if (permanenceRoutes.length === 0 && !record.placements.some(each => isForAdoption(each.type))) return []
  const periods = periodsOfCare(record)
  const told = permanenceRoutes.flatMap(({ placedOn, source, orderOn, reversedOn }) => {
    const period = placedOn === undefined ? undefined : periods.find(each => isWithin(placedOn, each))
    if (placedOn === undefined) return []
    const time = period?.adoptions.find(
      ({ from, until }) => from < placedOn && (until === undefined || placedOn < until),
    )
    return [{ placedOn: time?.from ?? placedOn, source, orderOn, reversedOn, period }]
  })
  const byType = periods.flatMap(period => {
    // A day told that falls in the placement's own time is the same placement, whichever of the two is earlier.
    const untold = period.adoptions.filter(
      ({ from, until }) =>
        !told.some(({ placedOn }) => placedOn >= from - toldBefore && placedOn < (until ?? Number.POSITIVE_INFINITY)),
    )
    return untold.map(({ from: placedOn }) => {
      const orderOn = permanenceRoutes.find(each => each.orderOn !== undefined && each.orderOn >= placedOn)?.orderOn
      const source = record.placements.find(each => isForAdoption(each.type) && each.startedOn === placedOn)?.source
      return { placedOn, source, orderOn, reversedOn: undefined, period }
    })
  })
  const seen = new Set<Day>()
  return [...told, ...byType].flatMap(({ placedOn, source, orderOn, reversedOn, period }): PlacedForAdoption[] => {
    if (seen.has(placedOn)) return []
    seen.add(placedOn)
    const endings = [
      ended(orderOn, 'the adoption order was made', source),
      // Still in a placement for adoption, the child is under these rules or under none.
      reversedOn !== undefined && period?.adoptions.some(({ from, until }) => from <= reversedOn && until === undefined)
        ? undefined
        : ended(reversedOn, 'the decision that the child should be adopted was reversed', source),
      period && ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
      period && broke(record, period, placedOn),
      died(record),
      turnedEighteen(record),
    ]
    return [{ key: iso(placedOn), startsOn: placedOn, source, endings }]
  })
}

/** The day an adoptive placement gave way to another kind; one that only changed its type goes on. */
function broke(record: ChildRecord, { adoptions }: PeriodOfCare, placedOn: Day): Ending | undefined {
  const time = adoptions.find(({ until }) => until === undefined || until > placedOn)
  const source = record.placements.find(each => each.startedOn === time?.until)?.source
  return ended(time?.until, 'no longer placed for adoption', source)
}

function isWithin(on: Day, { startedOn, endedOn }: PeriodOfCare): boolean {
  return startedOn <= on && (endedOn === undefined || on <= endedOn)
}

/** A child whom the authority may place for adoption and has not placed. */
export interface Placeable extends Subject {
  readonly endings: readonly (Ending | undefined)[]
}

/** From the placement order. Authority by a parent's consent alone is not in the data. */
export function placeable(record: ChildRecord): Placeable[] {
  if (record.permanenceRoutes.length === 0) return []
  const placed = placedForAdoption(record)
  const seen = new Set<Day>()
  return record.permanenceRoutes.flatMap((route): Placeable[] => {
    const { placementOrderOn: on, source, orderOn, reversedOn } = route
    if (on === undefined || seen.has(on)) return []
    seen.add(on)
    const next = placed.find(each => each.startsOn >= on)
    const period = periodsOfCare(record).find(each => isWithin(on, each))
    const endings = [
      next && ended(next.startsOn, 'placed for adoption, where other reviews apply', next.source),
      ended(reversedOn, 'the decision that the child should be adopted was reversed', source),
      ended(orderOn, 'another order was made', source),
      period && ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
      died(record),
      turnedEighteen(record),
    ]
    return [{ key: iso(on), startsOn: on, source, endings }]
  })
}
