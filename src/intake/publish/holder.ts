import type { Day } from '../../domain/calendar/day.ts'
import type { DerivedChild } from '../../domain/indicators/fact-table.ts'
import { holdingFacts } from '../../domain/indicators/facts/holding.ts'
import type { Holder } from '../../store/holders.ts'

const columns = Object.keys(holdingFacts.columns)
const from = columns.indexOf('from')
const until = columns.indexOf('until')
const worker = columns.indexOf('worker')
const unit = columns.indexOf('unit')

/** Who holds a child on a day, as its derived facts have it. */
export function holderOnDay({ facts }: DerivedChild, day: Day): Holder {
  const held = facts[holdingFacts.name]?.findLast(
    row => Number(row[from]) <= day && (row[until] === null || day < Number(row[until])),
  )
  return {
    ...(typeof held?.[worker] === 'string' ? { worker: held[worker] } : {}),
    ...(typeof held?.[unit] === 'string' ? { unit: held[unit] } : {}),
  }
}
