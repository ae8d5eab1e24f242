import { describe, expect, it } from 'vitest'
import { inReadingOrder } from '../tabular/child-finder.ts'
import { findTable, ssdTables } from './catalogue.ts'

describe('the catalogue', () => {
  it('holds every data table of the standard, once', () => {
    expect(new Set(ssdTables.map(each => each.table)).size).toBe(46)
  })

  it.each(ssdTables.map(each => [each.table, each] as const))('%s is whole', (_, spec) => {
    const names = spec.columns.map(each => each.name)
    expect(new Set(names).size).toBe(names.length)
    const used = [
      ...spec.key.flatMap(each => each.columns),
      ...(spec.links ?? []).map(each => each.column),
      ...[spec.childColumn, spec.dateColumn, spec.tiebreak, spec.fill?.column, spec.fill?.from],
    ]
    for (const column of used) if (column !== undefined) expect(names).toContain(column)
    for (const each of spec.columns) if (each.type === 'code') expect(each.codes).toBeDefined()
    for (const { parent, parentColumn } of spec.links ?? []) {
      expect(findTable(parent)!.columns.map(each => each.name)).toContain(parentColumn)
    }
    expect(spec.ofChild).toBe(spec.childColumn !== undefined || spec.links !== undefined)
    if (spec.childColumn !== undefined) for (const each of spec.key) expect(each.columns[0]).toBe(spec.childColumn)
    const prefixes = new Set(names.map(each => each.slice(0, each.indexOf('_'))))
    expect(prefixes.size).toBe(1)
  })

  it('is read parents first', () => {
    const order = inReadingOrder([...ssdTables].reverse(), each => each, ssdTables).map(each => each.table)
    for (const { table, links } of ssdTables) {
      for (const { parent } of links ?? []) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(table))
    }
  })
})
