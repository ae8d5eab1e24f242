import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { isDecided, reviewSeen, settledOn } from './agenda.ts'
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

it('whoever was put on by hand counts as reviewed by a review held since, also where the record has no reason', () => {
  const put = { is_on: true, changed_at: new Date('2026-11-10T09:00:00Z') }
  const [before, since] = [day('2026-11-09'), day('2026-11-20')]
  const reason = { kind: 'months', clock: 'plan', track: 'child in need', mark: 9, on: before } as const
  const asks = [{ ...reason, standing: 'reached', reviewedOn: undefined }] as const
  const settled = [{ ...reason, standing: 'reached', reviewedOn: before }] as const
  const none = { reasons: [], reviewedOn: undefined }
  expect(settledOn({ ...none, lastReviewedOn: since }, put)).toBe(since)
  expect(settledOn({ ...none, lastReviewedOn: before }, put)).toBeUndefined()
  expect(settledOn({ ...none, lastReviewedOn: undefined }, put)).toBeUndefined()
  // Its mark had been looked at before; somebody put the child on all the same, and a second review was held.
  expect(settledOn({ reasons: settled, reviewedOn: before, lastReviewedOn: before }, put)).toBeUndefined()
  expect(settledOn({ reasons: settled, reviewedOn: before, lastReviewedOn: since }, put)).toBe(since)
  // A reason of the record that still asks goes on asking.
  expect(settledOn({ reasons: asks, reviewedOn: undefined, lastReviewedOn: since }, put)).toBeUndefined()
  // Nobody put it on: what the record asks decides.
  expect(settledOn({ reasons: settled, reviewedOn: before, lastReviewedOn: since }, undefined)).toBe(before)
  expect(settledOn({ ...none, lastReviewedOn: since }, { ...put, is_on: false })).toBeUndefined()
})
