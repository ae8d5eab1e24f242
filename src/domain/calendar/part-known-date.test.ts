import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from './day.ts'
import { agesPossibleOn, knownDate, parsePartKnownDate } from './part-known-date.ts'
import { everyDay } from './temporal.testing.ts'
import { partKnownDate } from './wording.ts'

describe('a part-known date', () => {
  it.each([
    ['17/05/2005', 'day', '2005-05-17', '2005-05-17', '17 May 2005'],
    ['zz/05/2005', 'month', '2005-05-01', '2005-05-31', 'May 2005 (day not known)'],
    ['ZZ/02/2004', 'month', '2004-02-01', '2004-02-29', 'February 2004 (day not known)'],
    ['zz/zz/2005', 'year', '2005-01-01', '2005-12-31', '2005 (day and month not known)'],
    ['01/zz/2005', 'year', '2005-01-01', '2005-12-31', '2005 (day and month not known)'],
    ['31/zz/2005', 'year', '2005-01-01', '2005-12-31', '2005 (day and month not known)'],
    ['17/zz/2005', 'year', '2005-01-01', '2005-12-31', '2005 (day and month not known)'],
    ['2005-05-zz', 'month', '2005-05-01', '2005-05-31', 'May 2005 (day not known)'],
    ['2005-zz-zz', 'year', '2005-01-01', '2005-12-31', '2005 (day and month not known)'],
    ['2005-05-17', 'day', '2005-05-17', '2005-05-17', '17 May 2005'],
  ])('%s', (text, precision, earliest, latest, words) => {
    const found = parsePartKnownDate(text)!
    expect({ precision: found.precision, earliest: iso(found.earliest), latest: iso(found.latest) }).toEqual({
      precision,
      earliest,
      latest,
    })
    expect(partKnownDate(found)).toBe(words)
  })

  it.each([
    '',
    'zz/zz/zzzz',
    '31/02/2005',
    'zz/13/2005',
    'zz/00/2005',
    '32/zz/2005',
    '00/zz/2005',
    '1/5/2005',
    'May 2005',
  ])('%j is none', text => {
    expect(parsePartKnownDate(text)).toBeUndefined()
  })

  it('in hiding a part never shuts out the true day', () => {
    fc.assert(
      fc.property(fc.integer(everyDay), fc.constantFrom(7, 4), (value, from) => {
        const text = iso(value)
        const hidden = parsePartKnownDate(from === 7 ? `${text.slice(0, 7)}-zz` : `${text.slice(0, 4)}-zz-zz`)!
        expect(hidden.earliest).toBeLessThanOrEqual(value)
        expect(hidden.latest).toBeGreaterThanOrEqual(value)
        expect(parsePartKnownDate(text)).toEqual(knownDate(value))
      }),
    )
  })

  it('gives every age that is possible', () => {
    const born = parsePartKnownDate('zz/05/2003')!
    expect(agesPossibleOn(born, day('2019-04-30'))).toEqual({ youngest: 15, oldest: 15 })
    expect(agesPossibleOn(born, day('2019-05-01'))).toEqual({ youngest: 15, oldest: 16 })
    expect(agesPossibleOn(born, day('2019-05-31'))).toEqual({ youngest: 16, oldest: 16 })
  })
})
