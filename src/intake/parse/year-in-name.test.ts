import { expect, it } from 'vitest'
import { yearEndOfName } from './year-in-name.ts'

it.each([
  ['2024/header.csv', '2024-03-31'],
  ['2024/01_header.csv', '2024-03-31'],
  ['SSDA903_2020_episodes.csv', '2020-03-31'],
  ['2018-19/header.csv', '2019-03-31'],
  ['2011-12/header.csv', '2012-03-31'],
  ['header.csv', undefined],
  // When files were made says nothing of the year they are of: an in-year 903 would be taken for last year's.
  ['2026-11-28/episodes.csv', undefined],
  ['2011-12-05/episodes.csv', undefined],
  ['extract_2026.11.28/episodes.csv', undefined],
  ['28-11-2026/episodes.csv', undefined],
  ['2026_11/episodes.csv', undefined],
  ['November 2026/episodes.csv', undefined],
  ['20261128/episodes.csv', undefined],
])('the year that %s is of', (name, end) => {
  expect(yearEndOfName(name)).toBe(end)
})
