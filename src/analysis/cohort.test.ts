import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { CohortDefinition } from '../domain/campaigns/definition.ts'
import type { Cell, DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { cohortOn } from './cohort.ts'
import { dueList } from './due.ts'
import { durationsOn } from './duration.ts'
import { ReadModel } from './read-model.ts'

const on = day('2026-03-01')

/** A child open for so many months, since when on a protection plan, and what is due when. */
function child(childId: string, months: number, plan: number | undefined, dueOn?: string, unit = 'U1'): DerivedChild {
  const none = Object.fromEntries(factTables.map(each => [each.name, [] as Cell[][]]))
  const since = addMonths(on, -months)
  const from = plan === undefined ? since : addMonths(on, -plan)
  return {
    childId,
    facts: {
      ...none,
      holding: [[since, null, 'w1', unit]],
      involvement: [[since, null, since]],
      status: [[from, null, plan === undefined ? 'child in need plan' : 'protection plan', from]],
      protectionPlan: plan === undefined ? [] : [[from, null, 'neglect', 0, 0, addMonths(from, 24), null, 'k', null]],
      visit: [[since, 'protection', 1, 1]],
      deadline:
        dueOn === undefined ? [] : [['CP-11', 's', 1, since, day(dueOn), null, day(dueOn), null, null, 'w1', unit]],
    },
  }
}

const model = new ReadModel('999', factTables, englandAndWales)
model.refresh(
  [
    child('nine', 9, undefined),
    child('eight', 8, undefined),
    child('long-plan', 20, 16, '2026-02-10'),
    child('new-plan', 20, 3, '2026-03-20'),
    child('elsewhere', 30, 18, '2026-01-05', 'U2'),
  ],
  1,
)

const definition: CohortDefinition = { on, clock: 'involvement', months: 9 }
const ids = (given: Partial<CohortDefinition>, units?: ReadonlySet<string>) =>
  cohortOn(model, { ...definition, ...given }, {}, units ? { units } : {})
    .map(each => each.childId)
    .toSorted()

describe('a cohort', () => {
  it.each([
    [{}, ['elsewhere', 'long-plan', 'new-plan', 'nine']],
    [{ months: 0 }, ['eight', 'elsewhere', 'long-plan', 'new-plan', 'nine']],
    [{ clock: 'plan' }, ['elsewhere', 'long-plan', 'nine']],
    [{ planMonths: 15 }, ['elsewhere', 'long-plan']],
    [{ status: 'protection plan' }, ['elsewhere', 'long-plan', 'new-plan']],
    [{ overdue: 'CP-11' }, ['elsewhere', 'long-plan']],
    [{ overdue: 'CP-11', planMonths: 17 }, ['elsewhere']],
    [{ overdue: 'nothing' }, []],
    [{ on: day('2025-01-01') }, ['elsewhere']],
  ] as const)('%o is %o', (given, expected) => {
    expect(ids(given)).toEqual(expected)
  })

  it('is of a part of the service', () => {
    expect(ids({ overdue: 'CP-11' }, new Set(['U1']))).toEqual(['long-plan'])
  })

  it('counts as How long and Due do', () => {
    expect(ids({})).toHaveLength(durationsOn(model, on, 'involvement', {}).filter(each => each.months >= 9).length)
    const overdue = dueList(model, on, {}, { standards: new Set(['CP-11']), states: new Set(['overdue']) })
    expect(ids({ months: 0, overdue: 'CP-11' })).toEqual(overdue.items.map(each => each.childId).toSorted())
  })

  it('leaves out restricted children for whoever is not named on them', () => {
    model.restrict(['nine'])
    expect(ids({})).not.toContain('nine')
    expect(cohortOn(model, definition, { named: new Set(['nine']) }, {}).map(each => each.childId)).toContain('nine')
    model.restrict([])
  })
})
