import { describe, expect, it } from 'vitest'
import { type Claims, isOfDomain, nameFromClaims, postsFromClaims, vouchedAddress } from './claims.ts'
import { passwordProblem } from './passwords.ts'
import type { Post } from './principal.ts'

const director: Post = { role: 'director', place: { kind: 'directorate' } }
const kite: Post = { role: 'unit-lead', place: { kind: 'unit', unit: 'T101' } }
const roles = new Map([
  ['7c1e-directors', director],
  ['Sightline.Director', director],
  ['Kite Leads', kite],
])
const names = ['groups', 'roles']
const tenant = '11111111-2222-3333-4444-555555555555'
const entra: Claims = {
  iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
  tid: tenant,
  oid: 'object',
  preferred_username: 'Dana@Example.gov.uk',
  name: 'Dana Example',
}

describe('posts from claims', () => {
  it.each<[string, Claims, readonly Post[]]>([
    ['Entra groups, by their ids', { groups: ['7c1e-directors', 'other'] }, [director]],
    ['Entra app roles', { roles: ['Sightline.Director'] }, [director]],
    ['the same post twice', { groups: ['7c1e-directors'], roles: ['Sightline.Director'] }, [director]],
    ['two posts, in the order of the mapping', { groups: ['Kite Leads', '7c1e-directors'] }, [director, kite]],
    ['one group as plain text', { groups: 'Kite Leads' }, [kite]],
    ['another case: another group', { groups: ['kite leads'] }, []],
    ['claims that are not asked for', { wids: ['Kite Leads'] }, []],
    ['nonsense', { groups: [{ name: 'Kite Leads' }, 7, null], roles: true }, []],
    ['Google: none', { hd: 'example.gov.uk', email: 'd@example.gov.uk', email_verified: true }, []],
  ])('%s', (_, claims, posts) => {
    expect(postsFromClaims(claims, names, roles)).toEqual({ posts, leftOut: false })
  })

  it('knows when Entra has left groups out', () => {
    expect(postsFromClaims({ hasgroups: true }, names, roles).leftOut).toBe(true)
    expect(postsFromClaims({ _claim_names: { groups: 'src1' } }, names, roles).leftOut).toBe(true)
    expect(postsFromClaims({ _claim_names: { groups: 'src1' } }, ['roles'], roles).leftOut).toBe(false)
  })
})

describe('an address', () => {
  it.each<[string, Claims, string | undefined]>([
    ['verified', { email: 'D@Example.gov.uk', email_verified: true }, 'd@example.gov.uk'],
    ['not verified', { email: 'd@example.gov.uk', email_verified: false }, undefined],
    ['of which nothing is said', { email: 'd@example.gov.uk' }, undefined],
    ['of Entra: the sign-in name of its own tenant', entra, 'dana@example.gov.uk'],
    [
      'of Entra: never the email claim alone',
      { ...entra, preferred_username: undefined, email: 'ceo@example.gov.uk' },
      undefined,
    ],
    ['of Entra, whose domain it has verified', { email: 'd@example.gov.uk', xms_edov: true }, 'd@example.gov.uk'],
    ['of another tenant than the issuer', { ...entra, tid: 'another' }, undefined],
    ['of a guest', { ...entra, preferred_username: 'mallory_evil.example#EXT#@tenant.onmicrosoft.com' }, undefined],
    ['of another issuer that says tid', { ...entra, iss: 'https://login.example' }, undefined],
    ['that is none', { email: 'dana', email_verified: true }, undefined],
  ])('%s', (_, claims, address) => {
    expect(vouchedAddress(claims)).toBe(address)
  })

  it('belongs to a domain by hd, else by itself', () => {
    expect(isOfDomain({ hd: 'Example.gov.uk' }, 'example.gov.uk')).toBe(true)
    expect(isOfDomain({ hd: 'gmail.com', email: 'a@example.gov.uk', email_verified: true }, 'example.gov.uk')).toBe(
      false,
    )
    expect(isOfDomain(entra, 'example.gov.uk')).toBe(true)
    expect(isOfDomain({ email: 'a@evilexample.gov.uk', email_verified: true }, 'example.gov.uk')).toBe(false)
    expect(isOfDomain({}, 'example.gov.uk')).toBe(false)
  })
})

it('a name is whatever the provider calls somebody', () => {
  expect(nameFromClaims({ name: ' Dana Example ' })).toBe('Dana Example')
  expect(nameFromClaims({ given_name: 'Dana', family_name: 'Example' })).toBe('Dana Example')
  expect(nameFromClaims({ email: 'd@example.gov.uk' })).toBe('d@example.gov.uk')
  expect(nameFromClaims({ name: 7 })).toBe('Name not given')
})

describe('a password', () => {
  const owner = { name: 'Dana Ash-Example', email: 'dana.ash@example.gov.uk' }
  const common = new Set(['password', 'sunshine', 'qwertyuiop', 'iloveyou'])
  const problem = (password: string) => passwordProblem(password, owner, text => common.has(text))

  it.each(['lantern orchard fifteen', 'kestrel7plum#gate', 'ein Haus voll Bücher', '猫が机の上で眠っている午後です'])(
    '%s is taken',
    password => {
      expect(problem(password)).toBeUndefined()
    },
  )

  it.each([
    ['', /Enter a password/],
    ['short words', /12 characters or more/],
    ['x'.repeat(201), /200 characters or fewer/],
    ['Password1234', /lists that attackers try first/],
    ['P@ssw0rd!2026', /lists that attackers try first/],
    ['123sunshine456', /lists that attackers try first/],
    ['i love you 2024!', /lists that attackers try first/],
    ['my name is dana', /must not have your name/],
    ['example.gov.uk!!', /must not have your name/],
    ['aaaaaaaaaaaaaa', /over and over/],
    ['abcabcabcabcabc', /over and over/],
    ['123456789012', /over and over/],
    ['abcdefghijklm', /over and over/],
  ])('%j is not, and is told why', (password, why) => {
    expect(problem(password)).toMatch(why)
  })
})
