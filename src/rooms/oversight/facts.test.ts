import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { child } from '../../domain/standards/example.ts'
import type { CaseFile } from '../child/index.ts'
import { factsOf } from './facts.ts'

it('tells a child placed for adoption as seen at the last visit there', () => {
  const record = child({
    visits: [{ on: '2019-02-04', kind: 'care' }],
    own: { adoption_visits: [{ visited_on: '2019-03-25' }] },
  })
  const facts = factsOf({ record } as CaseFile, [], day('2019-04-01'))
  expect(facts.find(each => each.key === 'Last seen')?.value).toBe('Mon 25 Mar 2019 (7 days ago)')
})
