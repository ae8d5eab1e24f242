import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import { UnitsFunnel } from './pages/units-funnel.tsx'
import { type UnitRow, unitRows } from './unit-rows.ts'

const row = (name: string, overdue: number, open: number): UnitRow => ({
  id: name,
  key: name,
  name,
  open: new Map([['CP-11', open]]),
  overdue: new Map([['CP-11', overdue]]),
})
const funnelOf = (rows: UnitRow[], standard?: string) =>
  renderToString(
    <UnitsFunnel
      view={{ standards: unsetStandards, asAt: { day: 20_000, today: 20_000, on: undefined } }}
      rows={rows}
      standard={standard}
      ownUnit="Unit Kite"
      address={id => `/live?standard=${id ?? ''}`}
      source="an extract"
    />,
  )

describe('the funnel', () => {
  it('calls out only what is more than chance makes of it', () => {
    const even = [row('Unit Kite', 5, 60), row('Unit Lark', 6, 80), row('Unit Wren', 3, 20)]
    expect(funnelOf(even)).toContain('No unit differs beyond chance in what is overdue')
    const html = funnelOf([...even, row('Unit <b>Swift</b>', 40, 100)], 'CP-11')
    expect(html).toContain('More is overdue under CP-11 than chance makes it: Unit &lt;b>Swift&lt;/b></h2>')
    const both = funnelOf([...even, row('Swift', 40, 100), row('Heron', 0, 100)])
    expect(both).toContain('More is overdue than chance makes it: Swift. Less: Heron</h2>')
    expect(html).toContain('Higher than chance makes it')
    expect(html).not.toContain('<b>Swift')
    expect(html).not.toContain('style=')
  })

  it('is not drawn of one unit, or of nothing', () => {
    expect(funnelOf([row('Unit Kite', 1, 10)])).toBe('')
    expect(funnelOf([])).toBe('')
    expect(funnelOf([row('Unit Kite', 1, 10), row('Unit Lark', 1, 10)], 'AS-01')).toBe('')
  })

  it('stands where nothing at all is overdue', () => {
    expect(funnelOf([row('Unit Kite', 0, 10), row('Unit Lark', 0, 30)])).toContain('No unit differs')
  })
})

describe('units', () => {
  it('stand under their services in the organisation’s order, what is held elsewhere last', () => {
    const open = new Map(['U3', '', 'U2', 'gone', 'U1'].map(unit => [unit, new Map([['CP-11', 1]])]))
    const board = { openByUnit: open, overdueByUnit: new Map() } as unknown as Parameters<typeof unitRows>[0]
    const groups = unitRows(board, organisation).map(each => [each.heading, ...each.rows.map(one => one.name)])
    expect(groups).toEqual([
      ['Corporate Parenting', 'Unit Wren'],
      ['Family Intervention', 'Unit Kite', 'Unit Lark'],
      ['Held elsewhere', 'Unit not known', 'gone'],
    ])
  })
})
