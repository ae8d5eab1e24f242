import { describe, expect, it } from 'vitest'
import { birthday } from './ages.ts'
import { day, iso } from './day.ts'
import { addInclusive } from './inclusive.ts'
import { addMonths, addWeeks, lastDayOfWeeksBeginningWith } from './months.ts'
import { longDate } from './wording.ts'
import { englandAndWales } from './working-calendar.ts'

/**
 * Worked examples of the timescales of children's social care, each worked out beforehand by two programs other than this one.
 * The numbers are those of the list they come from, so that the examples of a standard can be set beside them.
 */
const workingDays = (n: number) => (from: number) => englandAndWales.add(from, n)
const inclusive = (n: number) => (from: number) => addInclusive(englandAndWales, from, n)
const days = (n: number) => (from: number) => from + n
const weeks = (n: number) => (from: number) => addWeeks(from, n)
const weeksBeginning = (n: number) => (from: number) => lastDayOfWeeksBeginningWith(from, n)
const months = (n: number) => (from: number) => addMonths(from, n)
const reaches = (years: number) => (from: number) => birthday(from, years)

type Rule = (from: number) => number | undefined
const examples: [id: string, what: string, from: string, rule: Rule, expected: string][] = [
  ['T01', 'decision on a contact', '2019-04-05', workingDays(1), 'Mon 8 Apr 2019'],
  ['T02', 'the same, before Good Friday', '2019-04-18', workingDays(1), 'Tue 23 Apr 2019'],
  ['T03', 'the same, on Easter Saturday', '2019-04-20', workingDays(1), 'Tue 23 Apr 2019'],
  ['T04', 'assessment', '2019-04-01', workingDays(45), 'Fri 7 Jun 2019'],
  ['T04', 'assessment, day counted', '2019-04-01', inclusive(45), 'Thu 6 Jun 2019'],
  ['T05', 'ten-day point', '2019-04-01', workingDays(10), 'Mon 15 Apr 2019'],
  ['T09', 'initial conference', '2019-04-08', workingDays(15), 'Wed 1 May 2019'],
  ['T09', 'initial conference, day counted', '2019-04-08', inclusive(15), 'Tue 30 Apr 2019'],
  ['T11', 'the same across the moved holiday of 2020', '2020-04-14', workingDays(15), 'Tue 5 May 2020'],
  ['T13', 'the same from a Friday', '2019-05-03', workingDays(15), 'Tue 28 May 2019'],
  ['T13', 'the same from a Saturday', '2019-05-04', workingDays(15), 'Tue 28 May 2019'],
  ['T13', 'the same from a Friday, day counted', '2019-05-03', inclusive(15), 'Fri 24 May 2019'],
  ['T13', 'the same from a Saturday, which cannot count', '2019-05-04', inclusive(15), 'Tue 28 May 2019'],
  ['T15', 'transfer-in conference', '2019-05-07', workingDays(15), 'Wed 29 May 2019'],
  ['T16', 'core group', '2019-05-01', workingDays(10), 'Thu 16 May 2019'],
  ['T17', 'first review conference', '2018-11-30', months(3), 'Thu 28 Feb 2019'],
  ['T17', 'the same by custom', '2018-11-30', days(91), 'Fri 1 Mar 2019'],
  ['T20', 'review after one held early', '2019-06-20', months(6), 'Fri 20 Dec 2019'],
  ['T20', 'the same by custom', '2019-06-20', days(183), 'Fri 20 Dec 2019'],
  ['T22', 'review from a leap day', '2020-02-29', months(3), 'Fri 29 May 2020'],
  ['T22', 'the same by custom', '2020-02-29', days(91), 'Sat 30 May 2020'],
  ['T23', 'first looked-after review', '2019-04-24', workingDays(20), 'Thu 23 May 2019'],
  ['T23', 'the same, day counted', '2019-04-24', inclusive(20), 'Wed 22 May 2019'],
  ['T25', 'the same across Easter and May Day', '2019-04-12', workingDays(20), 'Wed 15 May 2019'],
  ['T27', 'later looked-after review', '2019-08-20', months(6), 'Thu 20 Feb 2020'],
  ['T27', 'the same by custom', '2019-08-20', days(183), 'Wed 19 Feb 2020'],
  ['T29', 'first visit to a placement', '2019-06-03', weeks(1), 'Mon 10 Jun 2019'],
  ['T30', 'visit after one made in the first year', '2020-04-10', weeks(6), 'Fri 22 May 2020'],
  ['T31', 'care plan', '2019-04-24', workingDays(10), 'Thu 9 May 2019'],
  ['T31', 'placement plan', '2019-04-24', workingDays(5), 'Wed 1 May 2019'],
  ['T32', 'visit to a child on a plan', '2019-05-02', workingDays(10), 'Fri 17 May 2019'],
  ['T32', 'the same, day counted', '2019-05-02', inclusive(10), 'Thu 16 May 2019'],
  ['T32', 'the same where four weeks is the standard', '2019-05-02', days(28), 'Thu 30 May 2019'],
  ['T34', 'nine months of a child in need plan', '2018-05-31', months(9), 'Thu 28 Feb 2019'],
  ['T34', 'twelve months', '2018-05-31', months(12), 'Fri 31 May 2019'],
  ['T34', 'fifteen months', '2018-05-31', months(15), 'Sat 31 Aug 2019'],
  ['T34', 'eighteen months', '2018-05-31', months(18), 'Sat 30 Nov 2019'],
  ['T34', 'meeting after nine months', '2019-02-28', months(1), 'Thu 28 Mar 2019'],
  ['T34', 'meeting after twelve months', '2019-05-31', months(1), 'Sun 30 Jun 2019'],
  ['T34', 'meeting after fifteen months', '2019-08-31', months(1), 'Mon 30 Sep 2019'],
  ['T36', 'return interview by date alone', '2019-05-17', days(3), 'Mon 20 May 2019'],
  ['T36', 'the same in working days', '2019-05-17', workingDays(3), 'Wed 22 May 2019'],
  ['T37', 'contact with a care leaver, by local custom', '2019-01-15', weeks(8), 'Tue 12 Mar 2019'],
  ['T37', 'visit to accommodation provided, in law', '2019-01-15', months(2), 'Fri 15 Mar 2019'],
  ['T37', 'the same from the last of a month', '2018-12-31', months(2), 'Thu 28 Feb 2019'],
  ['T38', 'visit after notice of private fostering', '2019-04-18', workingDays(7), 'Wed 1 May 2019'],
  ['T38', 'first six weeks with no visit', '2019-04-18', weeks(6), 'Thu 30 May 2019'],
  ['T38', 'six weeks after a visit', '2019-05-01', weeks(6), 'Wed 12 Jun 2019'],
  ['T39', 'care proceedings', '2019-06-03', weeksBeginning(26), 'Sun 1 Dec 2019'],
  ['T40', 'first visit to an adoptive placement', '2019-07-15', weeks(1), 'Mon 22 Jul 2019'],
  ['T40', 'its first review', '2019-07-15', weeks(4), 'Mon 12 Aug 2019'],
  ['T41', 'health assessment of a child of five', '2019-01-10', months(12), 'Fri 10 Jan 2020'],
  ['T41', 'health assessment of a child under five', '2019-01-10', months(6), 'Wed 10 Jul 2019'],
  ['T42', 'sixteen, born on a leap day', '2004-02-29', reaches(16), 'Sat 29 Feb 2020'],
  ['T42', 'needs assessment after it', '2020-02-29', months(3), 'Fri 29 May 2020'],
  ['T42', 'eighteen, born on a leap day', '2004-02-29', reaches(18), 'Tue 1 Mar 2022'],
  ['T43', 'the earliest referral before an expected birth', '2019-09-10', days(-280), 'Tue 4 Dec 2018'],
  ['T44', 'the last day of a re-referral', '2018-06-14', months(12), 'Fri 14 Jun 2019'],
  ['T45', 'the last day of a plan within two years', '2017-03-03', months(24), 'Sun 3 Mar 2019'],
  ['S2', 'draft plan after a focused visit', '2019-03-04', workingDays(20), 'Mon 1 Apr 2019'],
  ['S2', 'publishing an inspection report', '2019-03-04', workingDays(30), 'Mon 15 Apr 2019'],
  ['S2', 'written statement of action', '2019-03-04', workingDays(70), 'Fri 14 Jun 2019'],
]

describe('worked examples', () => {
  it.each(examples)('%s %s from %s', (_id, _what, from, rule, expected) => {
    expect(longDate(rule(day(from))!)).toBe(expected)
  })

  it.each([
    ['T04', '2019-04-01', '2019-06-07', 45],
    ['T04', '2019-04-01', '2019-06-10', 46],
    ['T08', '2019-04-01', '2019-04-01', 0],
    ['T09', '2019-04-08', '2019-05-01', 15],
    ['T09', '2019-04-08', '2019-05-02', 16],
    ['S2', '2019-03-04', '2019-03-29', 19],
  ])('%s: how long from %s to %s', (_id, from, to, expected) => {
    expect(englandAndWales.between(day(from), day(to))).toBe(expected)
  })

  it.each([
    ['T47', '2019-05-10', '2019-06-20', 41],
    ['T48', '2020-03-20', '2020-03-31', 11],
  ])('%s: calendar days from %s to %s', (_id, from, to, expected) => {
    expect(day(to) - day(from)).toBe(expected)
  })

  it('holds that six weeks from and including a day end after 41 days', () => {
    expect(iso(lastDayOfWeeksBeginningWith(day('2019-05-02'), 6))).toBe(iso(day('2019-05-02') + 41))
  })
})
