import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { overdueWords } from './at-home.tsx'
import type { DirectionOfCase } from './cases.ts'
import { DirectionState } from './pages/direction-table.tsx'

it('what went past the reader is not called with them', () => {
  expect(overdueWords(24, 24)).toBe('Overdue, and now with you: 24')
  expect(overdueWords(24, 3)).toBe('Overdue: 3 with you now, 21 gone past you')
})

it('what is the reader’s to confirm says so, and not that it is somebody else’s', () => {
  const done = { due_on: '2019-05-10', done_on: '2019-05-02', confirmed_on: null, withdrawn_on: null }
  const of = { ...done, closedOn: undefined } as unknown as DirectionOfCase
  const state = (forReader: boolean) =>
    renderToString(<DirectionState {...{ of, forReader }} today={day('2019-05-03')} />)
  expect(state(true)).toMatch(/For you to confirm/)
  expect(state(true)).not.toContain('somebody else')
  expect(state(false)).toContain('To be confirmed by somebody else')
})
