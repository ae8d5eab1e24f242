import { expect, it } from 'vitest'
import { day } from './day.ts'
import { typedDate } from './typed-date.ts'

const read = (...[date, month, year]: string[]) => typedDate({ day: date, month, year }, 'The end date', '24 11 2026')

it('reads a date typed day first', () => {
  expect(read('1', '9', '2026')).toEqual({ kind: 'day', day: day('2026-09-01') })
  expect(read(' 29 ', '02', '2028')).toEqual({ kind: 'day', day: day('2028-02-29') })
  expect(read('', ' ', '')).toEqual({ kind: 'empty' })
  expect(typedDate({}, 'The end date', '24 11 2026')).toEqual({ kind: 'empty' })
})

it.each([
  [['1', '', '2026'], 'The end date must include a month, such as 24 11 2026', ['month']],
  [['', '', '2026'], 'The end date must include a day and a month, such as 24 11 2026', ['day', 'month']],
  [['1', '9', '26'], 'The end date must have a year of 4 figures, such as 24 11 2026', ['year']],
  [['31', '9', '2026'], 'The end date must be a real date, such as 24 11 2026', ['day', 'month', 'year']],
  [['x', '9', '2026'], 'The end date must be a real date, such as 24 11 2026', ['day', 'month', 'year']],
  [['1', '+9', '2026'], 'The end date must be a real date, such as 24 11 2026', ['day', 'month', 'year']],
  [['1.5', '9', '2026'], 'The end date must be a real date, such as 24 11 2026', ['day', 'month', 'year']],
])('says what is wrong with %j', (typed, message, parts) => {
  expect(read(...typed)).toEqual({ kind: 'wrong', message, parts })
})
