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
  const facts = factsOf({ record, coverage: new Map() } as unknown as CaseFile, [], day('2019-04-01'))
  expect(facts.find(each => each.key === 'Last seen')?.value).toBe('Mon 25 Mar 2019 (7 days ago)')
})

it('says that nobody knows when a child was seen where no visits were ever supplied, as the child’s page does', () => {
  const record = child({ referrals: [{ on: '2019-01-07' }] })
  const seenIn = (coverage: CaseFile['coverage']) =>
    factsOf({ record, coverage } as CaseFile, [], day('2019-04-01')).flatMap(({ key, value }) =>
      key.startsWith('Last seen') ? [value] : [],
    )
  expect(seenIn(new Map())).toEqual([
    'Not known, as no visits have been supplied',
    'Not known, as no visits have been supplied',
  ])
  expect(seenIn(new Map([['need visits seen', day('2018-01-01')]]))).toEqual([
    'No visit says the child was seen',
    'No visit says the child was seen alone',
  ])
})
