import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { datesUnder, Timeline } from './pages/timeline.tsx'

it('the line says under its marks when each was, and what each mark means', () => {
  const event = { on: day('2026-03-02'), kind: 'decision', what: 'Decided', more: undefined } as const
  const html = renderToString(
    <Timeline events={[event]} todos={[]} from={day('2026-03-02')} today={day('2026-05-04')} />,
  )
  const drawing = html.slice(html.indexOf('<svg'), html.indexOf('</svg>'))
  expect(drawing).toContain('>2 Mar 2026</text>')
  for (const each of ['happened', 'decided', 'in the log', 'due', 'late']) expect(drawing).toContain(`>${each}</text>`)
})

it('dates under the line never stand over one another', () => {
  const days = [0, 1, 2, 3, 200, 201].map(each => day('2026-03-02') + each)
  const under = datesUnder(days, on => (on - days[0]!) * 4 + 20)
  expect(under.map(each => each.on - days[0]!)).toEqual([0, 1, 200, 201])
  for (const each of under)
    for (const other of under)
      if (each !== other && each.y === other.y) expect(Math.abs(each.x - other.x)).toBeGreaterThan(77)
})
