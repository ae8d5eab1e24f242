import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { isForAdoption, type PeriodOfCare, periodsOfCare, placementsOf } from '../../record/period-of-care.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'

/** A child placed for adoption, from the day of placement. */
export interface PlacedForAdoption extends Subject {
  readonly endings: readonly (Ending | undefined)[]
}

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
    return placedOn === undefined ? [] : [{ placedOn, source, orderOn, reversedOn, period }]
  })
  const byType = periods.flatMap(period => {
    if (told.some(each => each.period === period)) return []
    return period.adoptions.map(({ from: placedOn }) => {
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
      ended(reversedOn, 'the decision that the child should be adopted was reversed', source),
      period && ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
      period && broke(record, period, placedOn),
      died(record),
      turnedEighteen(record),
    ]
    return [{ key: iso(placedOn), startsOn: placedOn, source, endings }]
  })
}

/** The day an adoptive placement gave way to another kind; one that only changed its type goes on. */
function broke(record: ChildRecord, period: PeriodOfCare, placedOn: Day): Ending | undefined {
  const placements = placementsOf(record, period)
  const began = placements.some(each => isForAdoption(each.type) && (each.endedOn ?? placedOn + 1) > placedOn)
  if (!began) return undefined
  const after = placements.find(
    (each, index) =>
      each.startedOn > placedOn && !isForAdoption(each.type) && isForAdoption(placements[index - 1]?.type),
  )
  return ended(after?.startedOn, 'no longer placed for adoption', after?.source)
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
