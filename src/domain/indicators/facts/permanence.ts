import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, PermanenceRoute } from '../../record/facts.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { asFlag, type Cell, type FactTable, orNull } from '../fact-table.ts'

/** One row per way to adoption or another permanent home, with the days that the adoption scorecards count. */
export const permanenceFacts: FactTable = {
  name: 'permanence',
  title: 'Ways to permanence',
  columns: {
    decidedOn: 'day',
    placementOrderOn: 'day',
    matchedOn: 'day',
    placedOn: 'day',
    placedWithFosterCarersOn: 'day',
    reversedOn: 'day',
    orderOn: 'day',
    orderType: 'code',
    adopted: 'flag',
    daysToPlaced: 'number',
    daysToPlacedOrFostered: 'number',
    daysOrderToMatch: 'number',
  },
  rows: ({ record }) =>
    record.permanenceRoutes.map(each => [
      orNull(each.decidedOn),
      orNull(each.placementOrderOn),
      orNull(each.matchedOn),
      orNull(each.placedOn),
      orNull(each.placedWithFosterCarersOn),
      orNull(each.reversedOn),
      orNull(each.orderOn),
      orNull(each.orderType),
      asFlag(isAdoption(each)),
      ...waits(each, record),
    ]),
}

/** Ended in an adoption order, as far as it is told; an order of no told kind after a placement for adoption is one. */
function isAdoption(route: PermanenceRoute): boolean {
  const { orderOn, orderType, placedOn } = route
  if (orderOn === undefined) return false
  return orderType === undefined ? stepOn(route, placedOn) !== undefined : /adopt/i.test(orderType)
}

/** The day of a step on the way. One told for after the order that ends it is a mistake, and no day to count from or to. */
function stepOn({ orderOn }: PermanenceRoute, on: Day | undefined): Day | undefined {
  return on !== undefined && orderOn !== undefined && on > orderOn ? undefined : on
}

/**
 * Days from entering care to moving in with the adopters; the same, to moving in with foster carers who then adopted where
 * that was before; and from the placement order to the match (0 where matched before it).
 */
function waits(route: PermanenceRoute, record: ChildRecord): Cell[] {
  const placedOn = stepOn(route, route.placedOn)
  const fosteredOn = stepOn(route, route.placedWithFosterCarersOn)
  const placementOrderOn = stepOn(route, route.placementOrderOn)
  const matchedOn = stepOn(route, route.matchedOn)
  const toMatch =
    placementOrderOn === undefined || matchedOn === undefined ? undefined : Math.max(0, matchedOn - placementOrderOn)
  const enteredOn = placedOn === undefined ? undefined : enteredCareBefore(record, placedOn)
  if (placedOn === undefined || enteredOn === undefined) return [null, null, orNull(toMatch)]
  const movedIn = fosteredOn !== undefined && fosteredOn < placedOn ? fosteredOn : placedOn
  return [placedOn - enteredOn, Math.max(0, movedIn - enteredOn), orNull(toMatch)]
}

/** Not known of a child who was in care already on the first day told. */
function enteredCareBefore(record: ChildRecord, on: Day): Day | undefined {
  const period = periodsOfCare(record).find(
    each => each.startedOn <= on && (each.endedOn === undefined || on <= each.endedOn),
  )
  return period?.entrySeen ? period.startedOn : undefined
}
