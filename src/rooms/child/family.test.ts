import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../domain/access/principal.ts'
import { scopeOf } from '../../domain/access/scope.ts'
import { day } from '../../domain/calendar/day.ts'
import type { Family } from './family.ts'
import { readFamily } from './family.ts'
import { largestFamily } from './family-queries.ts'
import { type ChildHouse, imported, openChildHouse, organisation } from './testing.ts'

const on = day('2019-06-20')

const person = (id: string, forename: string, bornOn: string, more: Record<string, string> = {}) =>
  imported('person', id, { pers_forename: forename, pers_surname: 'Ash', pers_dob: bornOn, ...more }, id)
const member = (id: string, family = 'F1') => imported('family', `${id}|${family}`, { fami_family_id: family }, id)
const mother = (id: string, child: string) =>
  imported('mother', `${id}|${child}`, { moth_person_id: id, moth_childs_person_id: child }, id)
const referral = (id: string) => imported('cin_episodes', `${id}|r`, { cine_referral_date: '2018-01-01' }, id)

const rows = [
  person('child', 'Robin', '2012-06-15'),
  member('child'),
  person('ours', 'Wren', '2010-01-01'),
  member('ours'),
  referral('ours'),
  person('theirs', 'Jay', '2014-01-01'),
  member('theirs'),
  referral('theirs'),
  person('hidden', 'Heron', '2015-01-01'),
  member('hidden'),
  referral('hidden'),
  person('father', 'Martin', '1985-01-01', { pers_sex: 'M' }),
  member('father'),
  person('grown', 'Finch', '1999-01-01', { pers_sex: 'M' }),
  member('grown'),
  referral('grown'),
  person('mum', 'Linnet', '1986-01-01', { pers_sex: 'F', pers_is_mother: 'Y' }),
  mother('mum', 'child'),
  mother('mum', 'half'),
  person('half', 'Pipit', '2016-01-01'),
  referral('half'),
  person('stranger', 'Crow', '2012-01-01'),
  member('stranger', 'F2'),
  ...Array.from({ length: largestFamily + 1 }, (_, index) => member(`many ${index}`, 'F0')),
  person('alone', 'Rook', '2012-01-01'),
  imported('mother', 'child|baby', { moth_person_id: 'child', moth_childs_person_id: 'baby' }, 'child'),
  person('baby', 'Egg', '2019-05-01'),
  { ...person('ours', 'Wren-from-the-census', '2010-01-01'), format: 'cin-census' as const },
]

const facts = {
  child: { worker: 'w1', unit: 'k' },
  ours: { worker: 'w1', unit: 'k' },
  theirs: { worker: 'w2', unit: 'l' },
  hidden: { worker: 'w1', unit: 'k', restricted: true, namedReaders: new Set(['named']) },
  father: {},
  grown: {},
  mum: {},
  half: { worker: 'w2', unit: 'l' },
  stranger: { worker: 'w1', unit: 'k' },
  baby: {},
  alone: {},
  'many 1': {},
}

describe('a family', () => {
  let house: ChildHouse

  beforeAll(async () => {
    house = await openChildHouse(facts)
    await house.hold(rows)
  })
  afterAll(() => house?.close())

  async function familyOf(who: Partial<Principal>, childId = 'child'): Promise<Family> {
    const principal = { id: 'p', authorityId: '999', name: 'P', ...who } as Principal
    const reader = { principal, organisation, scope: scopeOf(principal, organisation) }
    return readFamily(house.services, reader, childId, on)
  }
  const told = ({ relatives }: Family) =>
    relatives.map(each => [each.name, each.tie, each.mayOpen ? 'link' : 'name only'])
  const worker = { role: 'practitioner', place: { kind: 'worker', worker: 'w1' } } as const
  const director = { role: 'director', place: { kind: 'directorate' } } as const

  it('shows a worker their own children by name, adults known only through the child, others not even by name', async () => {
    const family = await familyOf(worker)
    expect(told(family)).toEqual([
      ['Linnet Ash', 'Mother', 'name only'],
      ['Wren Ash', 'Sibling, of the same family', 'link'],
      ['Martin Ash', 'Adult of the same family', 'name only'],
    ])
    // Jay and the half-sister Pipit, Finch who has a record of his own; a baby of whom nothing says whose case it is.
    expect(family.unnamed).toEqual({ siblings: 3, others: 1 })
    expect(JSON.stringify(family)).not.toMatch(/Jay|Pipit|Finch|Heron|hidden|theirs|half|grown/)
  })

  it('shows a director all but restricted children, and of those nothing at all', async () => {
    const family = await familyOf(director)
    expect(told(family)).toEqual([
      ['Linnet Ash', 'Mother', 'link'],
      ['Egg Ash', 'Own child', 'link'],
      ['Pipit Ash', 'Sibling, of the same mother', 'link'],
      ['Finch Ash', 'Sibling, of the same family', 'link'],
      ['Jay Ash', 'Sibling, of the same family', 'link'],
      ['Wren Ash', 'Sibling, of the same family', 'link'],
      ['Martin Ash', 'Adult of the same family', 'link'],
    ])
    expect(family.unnamed).toEqual({ siblings: 0, others: 0 })
    expect(family.relatives.find(each => each.name === 'Jay Ash')).toMatchObject({
      age: '5 years',
      heldBy: 'Lee Example, Unit Lark',
    })
    expect(family.relatives.find(each => each.name === 'Pipit Ash')!.mayOpen).toBe(true)
  })

  it('shows a restricted child to those named on it', async () => {
    expect(told(await familyOf({ ...director, id: 'named' }))).toContainEqual([
      'Heron Ash',
      'Sibling, of the same family',
      'link',
    ])
  })

  it('finds the men among them: adults recorded as male', async () => {
    const men = (await familyOf(director)).relatives.filter(each => each.isMan).map(each => each.name)
    expect(men).toEqual(['Finch Ash', 'Martin Ash'])
  })

  it('tells a family of nobody from one that cannot be right', async () => {
    expect(await familyOf(director, 'alone')).toEqual({
      relatives: [],
      unnamed: { siblings: 0, others: 0 },
      placed: 'in none',
    })
    expect(await familyOf(director, 'many 1')).toMatchObject({ relatives: [], placed: 'in one too large' })
    expect(await familyOf(director, 'stranger')).toMatchObject({ relatives: [], placed: 'in a family' })
  })

  it('asks the database twice, however large the family', async () => {
    const asked: string[] = []
    const { db } = house.store
    const counting = db.withPlugin({
      transformQuery({ node }) {
        asked.push(node.kind)
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const services = { ...house.services, store: { ...house.store, db: counting } }
    const principal = { id: 'p', authorityId: '999', name: 'P', ...director } as Principal
    await readFamily(services, { principal, organisation, scope: { kind: 'authority' } }, 'child', on)
    expect(asked).toHaveLength(2)
  })
})
