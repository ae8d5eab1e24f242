import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { holdersOf } from '../record/holder.ts'
import { statusSpells } from '../record/status.ts'
import { evaluate } from '../standards/evaluate.ts'
import { child } from '../standards/example.ts'
import { standards } from '../standards/registry.ts'
import { factsOf } from './derive.ts'
import { factTables } from './facts/index.ts'
import { type Condition, type Indicator, isAverage } from './indicator.ts'
import { indicators } from './registry.ts'

const tables = new Map(factTables.map(each => [each.name, each]))

/** Every column a condition names, with the types it may have. */
function columnsOf(condition: Condition): [string, string][] {
  if ('is' in condition) return [[condition.column, 'code']]
  if ('column' in condition) return [[condition.column, 'number']]
  if ('yes' in condition) return [[condition.yes, 'flag']]
  if ('happened' in condition) return [[condition.happened, 'day']]
  if ('ahead' in condition) return [[condition.ahead, 'day']]
  if ('monthsSince' in condition) return [[condition.monthsSince, 'day']]
  if ('not' in condition) return condition.not.flatMap(columnsOf)
  if ('anyOf' in condition) return condition.anyOf.flat().flatMap(columnsOf)
  return []
}

function conditionsOf(indicator: Indicator): Condition[] {
  const leftOut = (indicator.leftOut ?? []).flatMap(each => each.when)
  return [...(indicator.outOf ?? []), ...leftOut, ...(indicator.counts ?? [])]
}

describe('indicators', () => {
  it('have ids of their own', () => {
    expect(new Set(indicators.map(each => each.id)).size).toBe(indicators.length)
  })

  it.each(indicators.map(each => [each.id, each] as const))('%s names a fact table and columns it has', (_, each) => {
    const columns = tables.get(each.fact)?.columns ?? {}
    const { period } = each
    const days = period.kind === 'rolling' ? [period.when] : [period.from, ...(period.until ? [period.until] : [])]
    for (const name of days) expect(columns[name], name).toBe('day')
    for (const [name, type] of conditionsOf(each).flatMap(columnsOf)) expect(columns[name], name).toBe(type)
    if (isAverage(each.measure) && 'column' in each.measure.of) expect(columns[each.measure.of.column]).toBe('number')
    expect(/share|in time/.test(each.measure.kind)).toBe(each.counts !== undefined)
  })
})

describe('fact tables', () => {
  it('give cells of their columns’ types for every worked example of every standard', () => {
    for (const record of standards.flatMap(standard => standard.examples.map(example => example.given))) {
      const derived = factsOf({
        record,
        holdings: holdersOf(record),
        spells: statusSpells(record),
        deadlines: evaluate(record, standards, englandAndWales),
        calendar: englandAndWales,
      })
      for (const table of factTables) {
        const types = Object.values(table.columns)
        for (const row of derived.facts[table.name] ?? []) {
          expect(row.length, table.name).toBe(types.length)
          for (const [index, cell] of row.entries()) {
            if (cell !== null) expect(typeof cell).toBe(/code|text/.test(types[index]!) ? 'string' : 'number')
          }
        }
      }
    }
  })

  it('call a second plan a repeat within two years of the first one’s end, to the day', () => {
    const repeat = (on: string) => {
      const record = child({ protectionPlans: [{ from: '2016-01-11', to: '2017-05-01' }, { from: on }] })
      const context = { record, holdings: [], spells: [], deadlines: [], calendar: englandAndWales }
      const [, row] = tables.get('protectionPlan')!.rows(context)
      return row![Object.keys(tables.get('protectionPlan')!.columns).indexOf('repeatWithinTwoYears')]
    }
    expect([repeat('2019-05-01'), repeat('2019-05-02')]).toEqual([1, 0])
  })

  it('give a deadline whose child had gone by the time it was due to whoever held the child last', () => {
    const record = child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-04-20' }] }] })
    const holdings = [{ from: day('2019-04-01'), until: day('2019-04-25'), worker: 'ann', unit: 'kite' }]
    const deadlines = evaluate(record, standards, englandAndWales)
    const table = tables.get('deadline')!
    const unit = Object.keys(table.columns).indexOf('unitOnDue')
    const rows = table.rows({ record, holdings, spells: [], deadlines, calendar: englandAndWales })
    expect(rows[0]![unit]).toBe('kite')
  })
})
