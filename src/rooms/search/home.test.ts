import { expect, it } from 'vitest'
import { knownRoles } from '../../domain/access/principal.ts'
import { homeOf } from './home.ts'

it('leads each role to a page that it may see', () => {
  expect(Object.fromEntries(knownRoles.map(role => [role, homeOf({ role })]))).toEqual({
    practitioner: '/home',
    'unit-lead': '/home',
    'service-manager': '/home',
    'head-of-service': '/home',
    director: '/home',
    'independent-chair': '/home',
    auditor: '/home',
    'quality-lead': '/home',
    'project-manager': '/home',
    analyst: '/home',
    administrator: '/people',
    'scrutiny-member': '/reports',
    inspector: '/material',
    'partner-auditor': '/packs',
  })
})

it('leads nobody anywhere who holds no post, and by any of several posts', () => {
  expect(homeOf({ role: '' })).toBeUndefined()
  expect(homeOf({ role: 'visitor' })).toBeUndefined()
  const also = [{ role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } }] as const
  expect(homeOf({ role: 'administrator', also })).toBe('/home')
})
