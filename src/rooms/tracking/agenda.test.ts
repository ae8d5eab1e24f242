import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { isDecided, reviewSeen } from './agenda.ts'
import { reviewWords } from './words.ts'

const on = day('2026-11-27')
const decisions = [
  { on, key: 'b', decision: 'continue' },
  { on: day('2026-08-03'), key: 'a', decision: 'close' },
]

it('a review told by the case system is told with what came of it, and counts as decided', () => {
  const review = reviewSeen(decisions, on, new Set())
  expect(reviewWords(review)).toBe('Reviewed 27 Nov 2026: continue, with a specific change')
  expect(isDecided({ decision: undefined, review })).toBe(true)
  expect(isDecided({ decision: undefined, review: undefined })).toBe(false)
})

it('what a first reading came to is not told to whoever is to give the second; that somebody looked is', () => {
  expect(reviewWords(reviewSeen(decisions, on, new Set(['b'])))).toBe('Reviewed 27 Nov 2026')
})
