import { describe, expect, it } from 'vitest'
import { wordsAskedIn } from './words-asked.ts'

describe('what was asked for', () => {
  const rows = [
    { table: 'directions', key: 'd1', childId: 'c1', data: { what: 'See the child alone' } },
    { table: 'directions', key: 'd2', childId: 'c1', data: { what: ' ' } },
    { table: 'directions', key: 'd3', childId: 'c1', data: { what: 'Kept from a second reader' } },
    { table: 'progress_reviews', key: 'p1', childId: 'c1', data: { decision: 'strategy discussion' } },
    { table: 'progress_reviews', key: 'p2', childId: 'c1', data: { decision: 'something of their own' } },
  ]
  const words = wordsAskedIn(rows, new Set(['d3']))
  const of = (standardId: string, subject: string, childId = 'c1') => words({ childId, standardId, subject })

  it('is in the words of the direction or the decision a deadline is of', () => {
    expect(of('OV-14', 'd1')).toBe('See the child alone')
    expect(of('OV-15', 'p1')).toBe('Strategy discussion')
    expect(of('OV-15', 'p2')).toBe('something of their own')
  })

  it('is not known of another standard or child, nor where nothing was written or it is kept from the reader', () => {
    expect([
      of('CP-11', 'd1'),
      of('OV-14', 'd1', 'c2'),
      of('OV-14', 'd2'),
      of('OV-14', 'd3'),
      of('OV-15', 'd1'),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})
