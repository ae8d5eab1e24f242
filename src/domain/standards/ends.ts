import type { Day } from '../calendar/day.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'
import { eighteenOn } from '../record/person.ts'
import type { Ending } from './standard.ts'

/** Every clock ends when the child dies. */
export function died(child: ChildRecord): Ending | undefined {
  const on = child.person?.diedOn
  return on === undefined ? undefined : { on, why: 'the child died', source: child.person!.source }
}

/** A childhood's clocks end on the 18th birthday. */
export function turnedEighteen(child: ChildRecord): Ending | undefined {
  const on = eighteenOn(child)
  return on === undefined ? undefined : { on, why: '18th birthday', source: child.person!.source }
}

export function ended(on: Day | undefined, why: string, source: RowReference | undefined): Ending | undefined {
  return on === undefined ? undefined : { on, why, ...(source ? { source } : {}) }
}
