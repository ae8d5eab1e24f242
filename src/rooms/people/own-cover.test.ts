import { expect, it } from 'vitest'
import { organisation } from '../../server/testing.tsx'
import { emptyCoverForm, readOwnCover } from './own-cover.ts'

it('names what is wrong in the order of the page', () => {
  const typed = { ...emptyCoverForm, 'from-day': '31', 'from-month': '2', 'from-year': '2027' }
  const read = readOwnCover(typed, 'p', [], { organisation, at: new Date('2026-11-26T09:00:00Z') })
  const fields = 'problems' in read ? read.problems.map(each => each.field) : []
  expect(fields.slice(0, 3)).toEqual(['post', 'person', 'from'])
  expect(fields.at(-1)).toBe('because')
})
