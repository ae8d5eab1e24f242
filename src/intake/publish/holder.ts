import type { DerivedChild } from '../../domain/indicators/fact-table.ts'
import { holdingFacts } from '../../domain/indicators/facts/holding.ts'

const columns = Object.keys(holdingFacts.columns)
const until = columns.indexOf('until')
const worker = columns.indexOf('worker')
const unit = columns.indexOf('unit')

/** Who holds the child as far as is known: the holding that has not ended. */
export function presentHolder({ facts }: DerivedChild): { worker?: string; unit?: string } {
  const open = facts[holdingFacts.name]?.findLast(row => row[until] === null)
  return {
    ...(typeof open?.[worker] === 'string' ? { worker: open[worker] } : {}),
    ...(typeof open?.[unit] === 'string' ? { unit: open[unit] } : {}),
  }
}
