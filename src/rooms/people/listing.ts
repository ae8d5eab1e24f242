import { z } from 'zod'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type KnownRole, knownRoles, roleTitle } from '../../domain/access/principal.ts'
import { oneOf, short } from '../live/index.ts'
import { type PersonStanding, unitsOf } from './standing.ts'

export const states = ['in-use', 'no-post', 'disabled', 'outside'] as const
export type State = (typeof states)[number]

export const stateTitles: Readonly<Record<State, string>> = {
  'in-use': 'In use',
  'no-post': 'No post now',
  disabled: 'Disabled',
  outside: 'From outside',
}

/** What the address of the list may say. Never a name. */
export const peopleQuery = z.object({
  role: oneOf(knownRoles),
  unit: short(100),
  state: oneOf(states),
  sort: oneOf(['name', 'post', 'seen']),
  direction: oneOf(['ascending', 'descending']),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
export type PeopleQuery = z.infer<typeof peopleQuery>

/** The people asked for, in the order asked for: by name unless something else is. `search` is part of a name or address. */
export function listed(
  all: readonly PersonStanding[],
  query: Pick<PeopleQuery, 'role' | 'unit' | 'state' | 'sort' | 'direction'>,
  organisation: Organisation,
  search = '',
): PersonStanding[] {
  const words = search.trim().toLocaleLowerCase('en-GB')
  const found = all.filter(
    each =>
      (query.role === undefined || each.now.some(post => post.role === query.role)) &&
      (query.unit === undefined || unitsOf(each, organisation).has(query.unit)) &&
      (query.state === undefined || isIn(each, query.state)) &&
      [each.person.name, each.person.email ?? ''].some(text => text.toLocaleLowerCase('en-GB').includes(words)),
  )
  const way = query.direction === 'descending' ? -1 : 1
  const key = keys[query.sort ?? 'name']
  return found.sort((a, b) => way * compare(key(a), key(b)) || compare(keys.name(a), keys.name(b)))
}

function isIn({ person, now, isOutside }: PersonStanding, state: State): boolean {
  switch (state) {
    case 'in-use':
      return person.disabled_at === null && now.length > 0
    case 'no-post':
      return person.disabled_at === null && now.length === 0
    case 'disabled':
      return person.disabled_at !== null
    case 'outside':
      return isOutside
  }
}

const keys: Readonly<Record<'name' | 'post' | 'seen', (each: PersonStanding) => string | number>> = {
  name: each => each.person.name.toLocaleLowerCase('en-GB'),
  post: each => (each.now[0] === undefined ? '\uffff' : roleTitle(each.now[0].role as KnownRole)),
  seen: each => each.person.seen_at?.getTime() ?? 0,
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'en-GB') : Number(a) - Number(b)
}
