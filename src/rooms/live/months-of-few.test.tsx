import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { BoardLine, KeyFigures } from '../../analysis/index.ts'
import { xmr } from '../../domain/statistics/index.ts'
import type { StandardLine } from './board-lines.ts'
import { BoardFigures } from './pages/board-figures.tsx'
import { Months } from './pages/standards-table.tsx'
import type { View } from './view.ts'

const line = (html: string) => html.match(/<path class="sl-spark__line"/g)?.length ?? 0

describe('months of too few', () => {
  const months = (...sizes: number[]) => sizes.map(of => ({ met: Math.min(of, 3), of }))
  const shown = (...sizes: number[]) => {
    const of = { title: 'Visits', line: { months: months(...sizes), noData: 0 } as unknown as BoardLine }
    const change = xmr([], { polarity: 'high' }).verdict
    return renderToString(<Months of={{ ...of, change, usual: undefined } as unknown as StandardLine} />)
  }

  it('are gaps in the line of a standard, which is left out where there is nothing else', () => {
    expect(line(shown(9, 9, 9, 9))).toBe(1)
    expect(line(shown(9, 9, 4, 9, 9))).toBe(2)
    expect(shown(1, 2, 0)).not.toContain('<svg class="sl-spark"')
    expect(shown(0, 0)).toContain('none due')
  })

  it('are gaps in the key figure of what was done in time', () => {
    const view = { chosen: { query: {} }, asAt: { on: undefined } } as unknown as View
    const figures = months(9, 9, 4, 9, 9).map(inTime => ({ inTime })) as unknown as KeyFigures[]
    const html = renderToString(<BoardFigures {...{ view, figures }} />)
    expect(line(html.slice(html.indexOf('Done in time over twelve months')))).toBe(2)
    // Children and deadlines are counted beside each other: which is which is said.
    expect(html).toContain('Deadlines overdue now')
    expect(html).toContain('Deadlines due in the next five working days')
  })
})
