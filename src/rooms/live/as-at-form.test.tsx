import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { AsAtForm } from './pages/as-at-form.tsx'

it('a page as at a past day says so, with the way back to today that keeps what else was chosen', () => {
  const today = day('2026-11-28')
  const html = (on: string) =>
    renderToString(<AsAtForm asAt={{ day: day(on), today, on }} action="/due" keep={{ unit: 'U1' }} />)
  expect(html('2026-06-01')).toMatch(/You are looking at <strong>Mon 1 Jun 2026<\/strong>.*href="\/due\?unit=U1"/s)
  expect(html('2026-11-28')).not.toContain('You are looking at')
})
