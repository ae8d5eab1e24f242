import type { Day } from '../domain/calendar/day.ts'
import type { CohortDefinition } from '../domain/campaigns/definition.ts'
import { unknown } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import { stateCode, stateReader } from './deadline-states.ts'
import { durationsOn, type OpenFor } from './duration.ts'
import { lastInForce } from './in-force.ts'
import type { Part } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/**
 * Every child of whom all that a definition says is so, longest open first, as How long, Due and the board count them.
 * `part` is the service or unit of the definition.
 */
export function cohortOn(
  model: ReadModel,
  { on, clock, months, status, overdue, planMonths }: CohortDefinition,
  opening: Opening,
  part: Omit<Part, 'named'>,
): OpenFor[] {
  const isOverdue = overdue === undefined ? () => true : overdueReader(model, overdue, on)
  const onPlan = planMonths === undefined ? () => true : planReader(model, planMonths, on)
  return durationsOn(model, on, clock, opening, part).filter(each => {
    if (each.months < months || (status !== undefined && each.status !== status)) return false
    const child = model.numberOf(each.childId)!
    return onPlan(child) && isOverdue(child)
  })
}

function overdueReader(model: ReadModel, standardId: string, on: Day): (child: number) => boolean {
  const deadlines = model.columns('deadline')
  const code = deadlines.dictionaries.get('standard')!.find(standardId)
  if (code === undefined) return () => false
  const standard = deadlines.numbers('standard')
  const stateOf = stateReader(model, on)
  return child => {
    const { first, count } = deadlines.rowsOf(child)
    for (let row = first; row < first + count; row++)
      if (standard[row] === code && stateOf(row) === stateCode.overdue) return true
    return false
  }
}

function planReader(model: ReadModel, months: number, on: Day): (child: number) => boolean {
  const plans = model.columns('protectionPlan')
  const startedOn = plans.numbers('startedOn')
  return child => {
    const row = lastInForce(plans, child, on)
    return row !== -1 && startedOn[row] !== unknown && wholeMonths(startedOn[row]!, on) >= months
  }
}
