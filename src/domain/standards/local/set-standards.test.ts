import { expect, it } from 'vitest'
import { standards } from '../registry.ts'
import { setStandards } from './set-standards.ts'

const ids = (some: readonly { readonly id: string }[]) => some.map(each => each.id)

it('leaves out what rests on a template that was never supplied, and says what it leaves out', () => {
  const bare = setStandards([], new Set())
  expect(ids(bare.unsupplied)).toEqual(expect.arrayContaining(['AD-03', 'CP-06']))
  expect(ids([...bare.all, ...bare.unsupplied]).sort()).toEqual(ids(standards).sort())
  const withReviews = setStandards([], new Set(['adoption_reviews']))
  expect(ids(withReviews.all)).toContain('AD-03')
  expect(setStandards([]).unsupplied).toEqual([])
})

it('asks for checkpoints without the template: a census tells one of them', () => {
  expect(ids(setStandards([], new Set()).all)).toContain('AS-04')
})

it('asks for the visits and reviews of a child placed for adoption without any template: the extract may hold them', () => {
  expect(ids(setStandards([], new Set()).all)).toEqual(expect.arrayContaining(['AD-04', 'AD-05']))
})
