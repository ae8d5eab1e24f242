import { expect, it } from 'vitest'
import { shortened } from './saving.ts'

it('names a direction by its beginning', () => {
  expect(shortened('Visit in the evening.')).toBe('Visit in the evening.')
  expect(shortened('See her alone at school and ask', 13)).toBe('See her alone…')
})
