import { expect, it } from 'vitest'
import { day } from '../../calendar/day.ts'
import { endOfNextTerm, longestToNextTerm } from './term.ts'

it('the longest time to the end of the next term is that from any day of two years', () => {
  const days = Array.from({ length: 731 }, (_, index) => day('2023-01-01') + index)
  expect(longestToNextTerm).toEqual({ count: Math.max(...days.map(on => endOfNextTerm(on) - on)), unit: 'day' })
})
