import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { inTimeChange } from './in-time-change.ts'

const month = (met: number, of: number) => ({ met, of })
const usual = Array.from({ length: 23 }, (_, at) => month(16 + (at % 3), 20))

describe('change in what is done in time', () => {
  it('is judged of whole months: the month under way counts only on its last day', () => {
    const months = [...usual, month(2, 20)]
    expect(inTimeChange(months, day('2026-11-26')).verdict.words).toBe('No change beyond chance')
    expect(inTimeChange(months, day('2026-11-30')).verdict).toMatchObject({
      words: 'Lower than usual',
      meaning: 'concern',
    })
  })

  it('leaves out months in which fewer than five fell due, whatever came of them', () => {
    const months = [...usual.slice(0, 22), month(0, 4), month(0, 0)]
    expect(inTimeChange(months, day('2026-11-26')).verdict.words).toBe('No change beyond chance')
  })

  it('says nothing with fewer than twelve months that had enough', () => {
    const months = Array.from({ length: 24 }, (_, at) => (at < 11 ? month(9, 10) : month(1, 4)))
    expect(inTimeChange(months, day('2026-11-30')).verdict.words).toBe('Too few to judge')
  })
})
