import { type Day, earliest, iso } from '../../calendar/day.ts'
import type { ChildRecord, RowReference } from '../../record/facts.ts'
import { isDuring, isForAdoption, type PeriodOfCare, periodsOfCare } from '../../record/period-of-care.ts'
import { type StatusRun, statusRuns } from '../../record/status-runs.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'

/** A child placed for adoption, from the day of placement. */
export interface PlacedForAdoption extends Subject {
  readonly endings: readonly (Ending | undefined)[]
}

/** A day told as that of placing may lie so many days before the placement's own first day, if it is no other's. */
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
      time =>
        !told.some(
          ({ placedOn: on }) =>
            isDuring(on, time) ||
            (on < time.from && on >= time.from - toldBefore && !period.adoptions.some(each => isDuring(on, each))),
        ),
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
  /** Whether a placement for adoption has given way, so that reviews of this kind go on from those held before. */
  readonly isAgain: boolean
  readonly endings: readonly (Ending | undefined)[]
}

/**
 * From the placement order, and again from the day a placement for adoption gave way while the order stands. Authority by a
 * parent's consent alone is not in the data.
 */
export function placeable(record: ChildRecord): Placeable[] {
  const orders = placementOrders(record)
  if (orders.length === 0) return []
  const placed = placedForAdoption(record).toSorted((a, b) => a.startsOn - b.startsOn)
  const seen = new Set<Day>()
  return orders.flatMap(({ on, until, route, source }): Placeable[] => {
    const period = periodsOfCare(record).find(each => isWithin(on, each))
    const endings = [
      ended(route?.reversedOn, 'the decision that the child should be adopted was reversed', source),
      ended(route?.orderOn, 'another order was made', source),
      ended(until, 'the placement order was no longer in force', source),
      period && ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
      died(record),
      turnedEighteen(record),
    ]
    const over = earliest(...endings.map(each => each?.on).filter(each => each !== undefined && each >= on)) ?? forever
    const returns = (period?.adoptions ?? []).flatMap(each =>
      each.until !== undefined && each.until > on && each.until < over ? [each.until] : [],
    )
    const starts = [on, ...returns].filter(each => !seen.has(each))
    return starts.map((startsOn): Placeable => {
      seen.add(startsOn)
      const next = placed.find(each => each.startsOn >= startsOn)
      const isAgain = startsOn !== on
      return {
        key: iso(startsOn),
        startsOn,
        source: isAgain ? record.placements.find(each => each.startedOn === startsOn)?.source : source,
        isAgain,
        endings: [
          next && ended(next.startsOn, 'placed for adoption, where other reviews apply', next.source),
          ...endings,
        ],
      }
    })
  })
}

interface PlacementOrder {
  readonly on: Day
  /** When its legal status gave way to another in the same care. */
  readonly until?: Day | undefined
  readonly route?: ChildRecord['permanenceRoutes'][number]
  readonly source: RowReference
}

const forever = Number.POSITIVE_INFINITY

/** The legal status of a placement order (SSDA903: E1, and D1 before it). */
const placementOrderStatus = /^(?:E1|D1)/i

/**
 * Placement orders by their own day; and by the legal status of one where no day told falls
 * in its time or shortly before.
 */
function placementOrders(record: ChildRecord): PlacementOrder[] {
  const runs = statusRuns(record, placementOrderStatus)
  const isOf = (on: Day, { from, until = forever }: StatusRun) => on >= from - toldBefore && on <= until
  const told = record.permanenceRoutes.flatMap((route): PlacementOrder[] => {
    const on = route.placementOrderOn
    if (on === undefined) return []
    const until = runs.find(each => isOf(on, each))?.until
    return [{ on, until: gaveWayOn(until, record) ? until : undefined, route, source: route.source }]
  })
  const untold = runs.filter(each => !told.some(({ on }) => isOf(on, each)))
  return [...told, ...untold.map(({ from: on, ...run }): PlacementOrder => ({ on, ...run, ...routeSince(on, record) }))]
}

/** Whether a placement order's status gave way to another on a day: a row of it that only ends says nothing of the order. */
function gaveWayOn(on: Day | undefined, { legalStatuses }: ChildRecord): boolean {
  return legalStatuses.some(each => each.startedOn === on && !placementOrderStatus.test(each.status))
}

/** What is told of the way to adoption since an order: its reversal, or another order. */
function routeSince(on: Day, record: ChildRecord): Pick<PlacementOrder, 'route'> {
  const route = record.permanenceRoutes.findLast(
    each => each.placementOrderOn === undefined && Math.max(each.reversedOn ?? on, each.orderOn ?? on) >= on,
  )
  return route === undefined ? {} : { route }
}
