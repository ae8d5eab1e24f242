import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { AsAtForm } from './pages/as-at-form.tsx'
import { NothingSince } from './pages/nothing-since.tsx'

it('a page as at a past day says so, with the way back to today that keeps what else was chosen', () => {
  const today = day('2026-11-28')
  const html = (on: string) =>
    renderToString(<AsAtForm asAt={{ day: day(on), today, on }} action="/due" keep={{ unit: 'U1' }} />)
  expect(html('2026-06-01')).toMatch(/You are looking at <strong>Mon 1 Jun 2026<\/strong>.*href="\/due\?unit=U1"/s)
  expect(html('2026-11-28')).not.toContain('You are looking at')
})

it('of an authority told of by yearly returns alone, a page of a later day says that nothing since is known, with the way to theirs', () => {
  const today = day('2026-11-28')
  const until = (name: string, on: string) => ({ name, on: day(on) })
  const html = (on: string, ...toldUntil: readonly ReturnType<typeof until>[]) =>
    renderToString(
      <AsAtForm asAt={{ day: day(on), today, on: undefined, toldUntil }} action="/due" keep={{ unit: 'U1' }} />,
    )
  const both = [until('903', '2026-03-31'), until('census', '2026-03-31')]
  expect(html('2026-11-28', ...both)).toMatch(
    /nothing after 31 Mar 2026: what fell due since shows as overdue, done or not.*href="\/due\?unit=U1&amp;on=2026-03-31"/s,
  )
  expect(html('2026-03-31', ...both)).not.toContain('tell of nothing')
  expect(html('2026-11-28')).not.toContain('tell of nothing')
  const apart = [until('census', '2025-03-31'), until('903', '2026-03-31')]
  expect(html('2026-11-28', ...apart)).toContain('31 Mar 2025 (census) and 31 Mar 2026 (903)')
})

it('from a page of another room the way to the returns’ last day opens that page whole, not inside this one', () => {
  const asAt = { day: day('2026-11-28'), today: day('2026-11-28'), on: undefined }
  const toldUntil = [{ name: '903', on: day('2026-03-31') }]
  const html = (elsewhere: boolean) =>
    renderToString(<NothingSince asAt={{ ...asAt, toldUntil }} hrefOn={on => `/live?on=${on}`} elsewhere={elsewhere} />)
  expect(html(true)).toContain('href="/live?on=2026-03-31"')
  expect(html(true)).not.toContain('data-swap-link')
  expect(html(false)).toContain('data-swap-link')
})
