import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, nearCopy, nearestCopy } from './likeness.ts'

const note =
  'Wren sleeps on the sofa most nights because the bedroom is damp. She told the worker that nights are loud, and asked whether she would come again next week.'
const other =
  'Heron walks to school alone and is the first one there. He says that nobody at home has been cross this week, and nobody has seen the bedroom yet.'

describe('how much of two notes is the same', () => {
  it.each([
    ['the same words', note, note, 100],
    ['capitals, commas and spaces do not count', note, note.toUpperCase().replaceAll(',', '  ;'), 100],
    ['another child', note, other, 0],
    ['too short to be a copy of anything', 'No change.', 'No change.', 0],
    ['nothing', '', note, 0],
  ])('%s', (_, one, two, expected) => {
    expect(likeness(one, two)).toBe(expected)
  })

  it('finds last month’s note with the date changed, and not another child’s', () => {
    const earlier = [
      { id: 'heron', text: other },
      { id: 'march', text: `3 March. ${note}` },
    ]
    expect(nearestCopy(`4 April. ${note}`, earlier)?.of.id).toBe('march')
    expect(nearestCopy(other.replace('alone', 'with his brother'), [{ text: note }])).toBeUndefined()
  })

  it('is the same both ways round, from 0 to 100', () => {
    const words = fc.array(fc.constantFrom('the', 'child', 'sees', 'father', 'weekends', 'damp', 'bed', 'no'), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const found = likeness(a.join(' '), b.join(', '))
        expect(found).toBe(likeness(b.join(' '), a.join(' ')))
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(100)
      }),
    )
    expect(nearCopy).toBeGreaterThan(50)
  })
})
