import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { Answer, DecisionCount } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { MeasuresPage } from './pages/measures.tsx'

it('measures say of how many before what share, and no share of too few', () => {
  const answer = { ...{ numerator: 27, denominator: 30, value: 0.9, notKnown: 0 }, indicator: indicatorById('PM-01') }
  const none = { threeMonths: {}, sixMonths: {} } as unknown as Pick<DecisionCount, 'threeMonths' | 'sixMonths'>
  const count = { decision: 'close', count: 2, carriedOut: 0, days: undefined, ...none } as unknown as DecisionCount
  const html = renderToString(
    <MeasuresPage
      answers={new Map([['PM-01', answer as unknown as Answer]])}
      counts={[count]}
      day={day('2026-11-26')}
    />,
  )
  expect(html).toMatch(/>27 of 30<.*90%/s)
  expect(html).toContain('0 of 2 (too few to judge)')
})
