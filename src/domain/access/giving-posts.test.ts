import { describe, expect, it } from 'vitest'
import { type PostProblem, placeFrom, placeId, placesOfRole, postProblems, type WantedPost } from './giving-posts.ts'
import { buildOrganisation } from './organisation.ts'
import { knownRoles, type Place, type Principal } from './principal.ts'
import { numbersScopeOf, scopeOf } from './scope.ts'

const organisation = buildOrganisation(
  [
    { dept_team_id: 'D', dept_team_name: 'Children and Families' },
    { dept_team_id: 'S1', dept_team_name: 'Family Intervention', dept_team_parent_id: 'D' },
    { dept_team_id: 'U1', dept_team_name: 'Unit Kite', dept_team_parent_id: 'S1' },
  ],
  [{ prof_professional_id: 'w1', prof_professional_name: 'Kit Example', prof_professional_department: 'U1' }],
)
const at = new Date('2026-11-26T09:00:00Z')
const until = new Date('2027-01-01T00:00:00Z')
const places: readonly Place[] = [
  { kind: 'directorate' },
  { kind: 'service', service: 'S1' },
  { kind: 'unit', unit: 'U1' },
  { kind: 'worker', worker: 'w1' },
]
const unit: Place = { kind: 'unit', unit: 'U1' }
const problems = (wanted: Partial<WantedPost>) =>
  postProblems({ role: 'unit-lead', place: unit, kind: 'own', from: at, ...wanted }, organisation, at)
const fields = (found: readonly PostProblem[]) => found.map(each => each.field)

describe('the place of a post', () => {
  it('fits the role exactly where the role would open or count something there', () => {
    for (const role of knownRoles) {
      for (const place of places) {
        const isFit = placesOfRole[role].includes(place.kind)
        expect(fields(problems({ role, place, until })).includes('place'), `${role} in ${place.kind}`).toBe(!isFit)
        const principal: Principal = { id: 'p', authorityId: '1', name: 'P', role, place, material: new Set(['c1']) }
        const opens = scopeOf(principal, organisation).kind !== 'none'
        const counts = numbersScopeOf(principal, organisation).kind !== 'none'
        if (opens || counts) {
          const anywhere = role === 'independent-chair' || role === 'inspector'
          expect(isFit || anywhere, `${role} in ${place.kind} opens something`).toBe(true)
        }
      }
    }
  })

  it('is one that the organisation has', () => {
    for (const [role, place] of [
      ['unit-lead', { kind: 'unit', unit: 'gone' }],
      ['service-manager', { kind: 'service', service: 'U1' }],
      ['practitioner', { kind: 'worker', worker: 'w9' }],
    ] as const)
      expect(fields(problems({ role, place }))).toEqual(['place'])
  })

  it('is stored and read back', () => {
    for (const place of places) expect(placeFrom(place.kind, placeId(place))).toEqual(place)
  })
})

describe('the time of a post', () => {
  it.each<[string, Partial<WantedPost>, string[]]>([
    ['an own post without end', {}, []],
    ['an own post of years', { until: new Date('2030-01-01') }, []],
    ['an end before the beginning', { from: until, until: at }, ['until']],
    ['an end that has passed', { from: new Date('2026-01-01'), until: new Date('2026-02-01') }, ['until']],
  ])('%s', (_, wanted, expected) => {
    expect(fields(problems(wanted))).toEqual(expected)
  })

  it.each(['inspector', 'scrutiny-member', 'partner-auditor'])(
    '%s ends within six months, and covers for nobody',
    role => {
      const outside = { role, place: { kind: 'directorate' } } as const
      expect(fields(problems(outside))).toEqual(['until'])
      expect(problems({ ...outside, until: new Date('2027-05-26T23:00:00Z') })).toEqual([])
      expect(fields(problems({ ...outside, until: new Date('2027-05-28T00:00:00Z') }))).toEqual(['until'])
      const cover = { kind: 'cover', onBehalfOf: { name: 'X', posts: [outside] } } as const
      expect(fields(problems({ ...outside, until, ...cover }))).toEqual(['kind'])
    },
  )
})

describe('cover and delegations', () => {
  const uma = { name: 'Uma', posts: [{ role: 'unit-lead', place: unit }] }

  it.each(['cover', 'delegated'] as const)('%s has an end, and somebody whose post it is', kind => {
    expect(fields(problems({ kind }))).toEqual(['behalf', 'until'])
    expect(problems({ kind, until, onBehalfOf: uma })).toEqual([])
    expect(fields(problems({ kind, until: new Date('2027-06-01'), onBehalfOf: uma }))).toEqual(['until'])
    expect(fields(problems({ kind, until, onBehalfOf: { name: 'Sam', posts: [] } }))).toEqual(['behalf'])
  })
})

it('an unknown role is none', () => {
  expect(problems({ role: 'manager' })).toEqual([{ field: 'role', message: 'Choose a role' }])
})
