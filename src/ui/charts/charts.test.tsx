import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../../domain/calendar/day.ts'
import { renderMarkup } from '../render.ts'
import { apart } from './apart.ts'
import { barsSvg } from './bars.tsx'
import { tidyChart } from './chart.ts'
import { funnelSvg } from './funnel.tsx'
import { histogramSvg } from './histogram.tsx'
import { packed, spanOf } from './lane-data.ts'
import { namePlaces } from './name-places.ts'
import { SwimLanes } from './swim-lanes.tsx'
import { SwimLanesTable } from './swim-lanes-table.tsx'
import { timeTicks } from './time-axis.ts'
import { trendSvg } from './trend.tsx'

const words = { id: 'c', title: 'In <time> & late', description: 'About half' }
const may2026 = 2026 * 12 + 4
const today = day('2026-11-24')

const trend = (values: readonly (number | null)[]) =>
  trendSvg({ ...words, unit: 'share', points: values.map((value, at) => ({ month: may2026 + at, value })) })

const charts: readonly (readonly [string, string])[] = [
  ['trend', trend([0.5, null, 0.6, 0.7])],
  [
    'trend with limits',
    trendSvg({
      ...words,
      unit: 'count',
      points: [{ month: may2026, value: 3, signal: true }],
      limits: [{ from: may2026, to: may2026 + 1, mean: 3, lower: 0, upper: 6 }],
      comparison: { name: 'England', points: [{ month: may2026, value: 4 }] },
      events: [{ month: may2026, text: 'Inspection' }],
    }),
  ],
  ['trend of nothing', trend([null, null])],
  [
    'histogram',
    histogramSvg({ ...words, bins: [{ from: 0, to: 1, count: 4 }], along: 'Months', counted: 'Children', marks: [9] }),
  ],
  [
    'funnel',
    funnelSvg({
      ...words,
      units: [{ name: 'Kite', count: 3, of: 9, outside: true }],
      limits: [{ of: 10, low95: 0.1, high95: 0.9, low998: 0, high998: 1 }],
      mean: 0.5,
      along: 'Visits',
      upwards: 'Done in time',
    }),
  ],
  [
    'bars',
    barsSvg({
      ...words,
      unit: 'count',
      bars: [
        { label: 'Neglect', value: 4, comparison: 5 },
        { label: 'Unknown', value: null },
      ],
    }),
  ],
]

describe.each(charts)('%s', (_, svg) => {
  it('is one drawing, named and described, with nothing that the content security policy forbids', () => {
    const { document } = parseHTML(`<html><body>${svg}</body></html>`)
    const drawing = document.querySelector('body > svg')!
    expect(document.body.children).toHaveLength(1)
    expect(drawing.getAttribute('role')).toBe('img')
    expect(drawing.getAttribute('aria-labelledby')).toBe('c-title c-desc')
    expect(document.getElementById('c-title')?.textContent).toBe('In <time> & late')
    expect(svg).not.toMatch(/<style|\sstyle=|<script|NaN|Infinity|\d\.\d{3}/)
  })
})

describe('a line', () => {
  it('keeps a gap where a month is not known', () => {
    const lines = [...trend([0.5, 0.6, null, 0.7, 0.8]).matchAll(/d="(M[^"]*L[^"]*)"/g)].map(each => each[1]!)
    expect(lines.some(each => each.lastIndexOf('M') > 0)).toBe(true)
  })
})

describe('a drawing of more than one part', () => {
  it('is refused', () => {
    expect(() => tidyChart('<figure><svg></svg></figure>', words)).toThrow(RangeError)
  })
})

describe('labels', () => {
  it('stand apart in their order', () => {
    const places = [100, 104, 90]
    const moved = apart(places, 15).map((each, index) => places[index]! + each)
    expect(moved[0]! - moved[2]!).toBeGreaterThan(14.5)
    expect(moved[1]! - moved[0]!).toBeGreaterThan(14.5)
    expect(apart([10, 60], 15)).toEqual([0, 0])
  })
})

describe('time', () => {
  it.each([
    ['12' as const, 13],
    ['36' as const, 40],
    ['all' as const, 26],
  ])('has about ten marks over %s months', (span, most) => {
    const { from, to } = spanOf(span, today, day('2008-03-01'))
    const ticks = timeTicks(from, to)
    expect(ticks.length).toBeGreaterThan(4)
    expect(ticks.length).toBeLessThanOrEqual(most)
    expect(ticks.every(each => each.day >= from && each.day <= to && iso(each.day).endsWith('-01'))).toBe(true)
  })
})

describe('swim-lanes', () => {
  const bars = [
    { from: day('2026-01-01'), to: day('2026-03-01'), label: 'Assessment' },
    { from: day('2026-02-01'), label: 'Enquiry' },
    { from: day('2026-03-01'), to: day('2026-04-01'), label: 'Plan' },
  ]

  it('put what overlaps in rows of their own, and what follows in the same', () => {
    expect(packed(bars).map(each => each.row)).toEqual([0, 1, 0])
  })

  it('survive lanes with nothing in them and days outside the time shown', () => {
    const lanes = [
      { name: 'Empty' },
      {
        name: 'Past',
        bars: [{ from: day('1999-01-01'), to: day('1999-02-01'), label: 'Long ago' }],
        late: [{ from: day('2026-11-01'), label: 'Late' }],
      },
      { name: 'Open', bars },
    ]
    const markup = renderMarkup(<SwimLanes {...words} lanes={lanes} today={today} from={today - 365} to={today + 20} />)
    expect(markup).not.toMatch(/NaN|\sstyle=|width="-/)
    expect(markup).toContain('Enquiry: 1 Feb 2026 to today, still open')
    expect(markup).not.toContain('Long ago')
    expect(renderMarkup(<SwimLanesTable lanes={lanes} caption="All of it" />)).toContain('Long ago')
  })
})

it('names of points stand neither over one another nor over the axis', () => {
  const points = [
    { name: 'Unit Pipit (closed)', x: 80, y: 100 },
    { name: 'Unit Kite', x: 500, y: 200 },
    { name: 'Unit Kestrel', x: 520, y: 198 },
    { name: 'Unit Wren', x: 640, y: 60 },
  ]
  expect(namePlaces(points, { left: 50, right: 650 })).toEqual([
    { dx: 0, dy: -14, textAnchor: 'start' },
    { dx: 0, dy: -14, textAnchor: 'middle' },
    { dx: 0, dy: 20, textAnchor: 'middle' },
    { dx: 0, dy: -14, textAnchor: 'end' },
  ])
})

it('a funnel says what its shares are of', () => {
  const funnel = new Map(charts).get('funnel')!
  const { document } = parseHTML(`<html><body>${funnel}</body></html>`)
  expect([...document.querySelectorAll('text')].map(each => each.textContent)).toEqual(
    expect.arrayContaining(['Visits', 'Done in time']),
  )
})
