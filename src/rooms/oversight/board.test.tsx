import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Answer, Value } from '../../analysis/index.ts'
import { modelOf } from '../../analysis/testing/answers.ts'
import { day } from '../../domain/calendar/day.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { child } from '../../domain/standards/example.ts'
import { organisation } from '../../server/testing.tsx'
import type { View } from '../live/index.ts'
import { readBoard } from './board.ts'
import { BoardPage } from './pages/board.tsx'

const today = day('2026-11-26')

describe('how oversight stands', () => {
  const pageOf = (id: string, sizes: readonly number[]) => {
    const value = (of: number): Value => ({ numerator: of, denominator: of, value: 0.5, notKnown: 0 })
    const trend = sizes.map((of, index) => ({ on: today - 30 * (sizes.length - index), value: value(of) }))
    const answer = { ...value(30), indicator: indicatorById(id), trend, exclusions: [] } as unknown as Answer
    const view = { chosen: { title: 'Unit Kite', query: {}, part: {} }, asAt: { day: today, today } } as unknown as View
    return renderToString(
      <BoardPage
        {...{ view, today, overdue: [], shown: 10, names: new Map(), parts: [] }}
        board={{ answers: [answer], units: [], unsupplied: new Set(), unseen: [] }}
        ownerName={id => id}
        workerName={id => id ?? ''}
      />,
    )
  }
  const lineOf = (id: string, sizes: readonly number[]) => {
    const html = pageOf(id, sizes)
    return (html.match(/<svg class="sl-spark".*?<\/svg>/s)?.[0] ?? '').match(/<path class="sl-spark__line"/g)?.length
  }

  it('says that nobody can say, where nothing that would show a look has been supplied', () => {
    const view = { chosen: { title: 'Unit Kite', query: {}, part: {} }, asAt: { day: today, today } } as unknown as View
    const exclusions = [{ why: 'no data: nothing is supplied', count: 38 }]
    const nothing = { numerator: 0, denominator: 0, value: undefined, notKnown: 0, exclusions }
    const answer = { ...nothing, indicator: indicatorById('I-73.eyes') } as unknown as Answer
    const html = renderToString(
      <BoardPage
        {...{ view, today, overdue: [], shown: 10, names: new Map(), parts: [] }}
        board={{ answers: [answer], units: [], unsupplied: new Set(['I-73.eyes']), unseen: undefined }}
        ownerName={id => id}
        workerName={id => id ?? ''}
      />,
    )
    expect(html).toContain('not supplied')
    expect(html).toContain('No second pair of eyes: not known')
    expect(html).not.toContain('Somebody has looked at every child')
    expect(html).not.toContain('done and confirmed')
  })

  it('says that supervision is not supplied where none ever was, and not that there is none of it', () => {
    const view = { chosen: { query: {}, part: {} }, asAt: { day: today, today }, opening: {} } as unknown as View
    const unsuppliedOf = (...kinds: readonly string[]) => {
      const supervisions = kinds.map(kind => ({ held_on: '2026-11-02', kind }))
      const open = child({ referrals: [{ on: '2026-06-01' }], own: { supervisions } })
      return [...readBoard({ model: modelOf({ open }) }, view, organisation).unsupplied]
    }
    expect(unsuppliedOf()).toEqual(['I-73', 'I-73.gap', 'I-73.eyes', 'I-73.lived', 'I-73.own'])
    // Senior oversight is none of the case supervision that I-73 asks for.
    expect(unsuppliedOf('senior oversight')).toEqual(['I-73'])
    expect(unsuppliedOf('case supervision')).toEqual([])
  })

  it('puts the count before the percentage', () => {
    expect(pageOf('OV-14.in-time', [30])).toContain('30 of 30 (100%)')
  })

  it('draws a month that is of too few as a gap', () => {
    expect(lineOf('OV-14.in-time', [30, 30, 30, 30, 30])).toBe(1)
    expect(lineOf('OV-14.in-time', [30, 30, 4, 30, 30])).toBe(2)
    // A count is of nobody else.
    expect(lineOf('OV-14.overdue', [3, 2, 4, 3, 2])).toBe(1)
  })
})
