import { parseHTML } from 'linkedom'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Board, BoardLine } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { standards } from '../../domain/standards/registry.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import { byStage, linesOf, noLineOf } from './board-lines.ts'
import { NoDataYet } from './pages/no-data-yet.tsx'
import { UnitsTable, unitColumns } from './pages/units-table.tsx'
import type { View } from './view.ts'

const on = day('2026-11-24')
const months = Array.from({ length: 24 }, () => ({ met: 0, of: 0 }))
const nothing = {
  open: 0,
  overdue: 0,
  ageing: [0, 0, 0] as const,
  dueSoon: 0,
  noData: 0,
  inTime: { met: 0, of: 0 },
  months,
}

function boardWith(told: Readonly<Record<string, Partial<BoardLine>>>): Board {
  const lines = new Map(standards.map(({ id }) => [id, { standardId: id, ...nothing, ...told[id] }]))
  return { day: on, lines, overdueByUnit: new Map(), openByUnit: new Map(), newlyOverdue: 0, newlyDone: 0 }
}

const view = {
  standards: unsetStandards,
  asAt: { day: on, today: on, on: undefined },
  chosen: { query: {} },
} as unknown as View

const coverage: Coverage = new Map([
  ['conferences', day('2020-04-01')],
  ['protection visits seen', day('2020-04-01')],
  ['template core_groups', day('2025-06-01')],
])

describe('a line of the board', () => {
  const lines = linesOf(
    boardWith({
      'CP-03': { open: 3, overdue: 1 },
      'CP-06': { open: 1 },
      'CP-07': { inTime: { met: 2, of: 4 } },
      'CP-14': { open: 9, dueSoon: 2, noData: 4 },
    }),
    standards,
  )
  const why = (id: string) => noLineOf(lines.find(each => each.id === id)!, coverage)

  it.each([
    ['CP-03', undefined],
    ['CP-06', undefined],
    // Nothing is open, but some fell due in the year.
    ['CP-07', undefined],
    // Clocks run, but nothing could ever be late.
    ['CP-14', 'never supplied'],
    ['CP-11', 'nothing to count'],
    ['OV-01', 'never supplied'],
  ])('of %s is left out because: %s', (id, expected) => {
    expect(why(id)).toBe(expected)
  })

  it('that is left out stands folded away once, with its numbers and what would bring it', () => {
    const out = lines.filter(each => noLineOf(each, coverage) !== undefined)
    const html = renderToString(<NoDataYet view={view} coverage={coverage} lines={out} />)
    expect(html).toContain(`No data yet (${standards.length - 3})`)
    expect(html.match(/href="\/standards\/[A-Z]{2}-\d\d"/g)).toHaveLength(standards.length - 3)
    expect(html).toContain('href="/imports/templates/conference_papers"')
    expect(html).toContain('href="/due?standard=CP-14&amp;band=no-data"')
    expect(html).toContain('In the extract: protection reviews')
    expect(html.replaceAll(/<[^>]*>/g, '')).toContain(
      'health assessments, or the template sightline_health_assessments.csv',
    )
    expect(html).toContain('Supplied; no clock of it is running')
    expect(renderToString(<NoDataYet view={view} coverage={coverage} lines={[]} />)).toBe('')
  })
})

describe('lines under a part of the journey', () => {
  it('come the gravest first, then by what most is overdue of', () => {
    const lines = linesOf(
      boardWith({ 'CP-03': { overdue: 2 }, 'CP-05': { overdue: 7 }, 'CP-16': { overdue: 90 } }),
      standards,
    )
    const protection = byStage(lines).find(each => each.stage === 'protection')!
    const places = protection.rows.map(each => each.gravity)
    expect(places).toEqual([...places].sort())
    for (const gravity of [1, 2, 3]) {
      const overdue = protection.rows.filter(each => each.gravity === gravity).map(each => each.line.overdue)
      expect(overdue).toEqual([...overdue].sort((a, b) => b - a))
    }
    expect(protection.rows).toHaveLength(standards.filter(each => each.stage === 'protection').length)
  })
})

describe('the columns of the table of units', () => {
  const papers = standards.filter(each => each.gravity > 1).slice(0, 20)
  const late = Object.fromEntries(papers.map(({ id }, index) => [id, { overdue: index + 10 }]))
  const idsOf = (some: readonly { readonly id: string }[]) => some.map(each => each.id)

  it('are those that most is overdue under, in the order of the journey, and on request all', () => {
    const { shown, more } = unitColumns(view, boardWith(late), false)
    expect(idsOf(shown)).toEqual(idsOf(papers.slice(8)))
    expect(more).toBe(8)
    expect(unitColumns(view, boardWith(late), true)).toEqual({ shown: papers, more: 0 })
  })

  it('are first those by which a child is seen, however much paper is overdue', () => {
    const board = boardWith({ ...late, 'LV-02': { overdue: 1 }, 'CN-04': { overdue: 1 }, 'CP-11': { overdue: 2 } })
    const { shown, more } = unitColumns(view, board, false)
    expect(idsOf(shown)).toEqual(['CP-11', 'CN-04', 'LV-02', ...idsOf(papers.slice(11))])
    expect(more).toBe(11)
    expect(idsOf(unitColumns(view, board, true).shown).slice(0, 3)).toEqual(['CP-11', 'CN-04', 'LV-02'])
  })

  it('have every one of those, though they be more than are taken in at once, and then no other', () => {
    const unseen = standards.filter(each => each.gravity === 1)
    const board = boardWith({ ...late, ...Object.fromEntries(unseen.map(({ id }) => [id, { overdue: 1 }])) })
    const { shown, more } = unitColumns(view, board, false)
    expect(idsOf(shown)).toEqual(idsOf(unseen))
    expect(more).toBe(papers.length)
  })

  it('are all of them where they are few', () => {
    expect(unitColumns(view, boardWith({ 'CP-11': { overdue: 1 } }), false)).toMatchObject({ more: 0 })
  })
})

describe('the table of units', () => {
  it('calls what is open deadlines, which are not children', () => {
    const row = { id: 'U1', key: 'U1', name: 'Unit Kite', open: new Map([['CP-11', 477]]), overdue: new Map() }
    const html = renderToString(
      <UnitsTable view={view} groups={[{ heading: 'A', rows: [row] }]} shown={[]} address={() => '/live'} />,
    )
    const headings = [...parseHTML(html).document.querySelectorAll('thead th')].map(each => each.textContent)
    expect(headings).toEqual(['Unit', 'Open deadlines', 'Overdue'])
  })
})
