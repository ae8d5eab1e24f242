import { expect, it } from 'vitest'
import type { Principal, Role } from '../access/principal.ts'
import { mayWithdrawNote } from './withdrawing.ts'

const person = (id: string, role: Role, also: Principal['also'] = []): Principal => ({
  ...{ id, authorityId: '204', name: id, role, place: { kind: 'directorate' } },
  also,
})
const by = (...roles: Role[]) => ({ id: 'signer', roles })

it('a note is withdrawn by whoever signed it, or by somebody more senior', () => {
  expect(mayWithdrawNote(person('signer', 'practitioner'), by('practitioner'))).toBe(true)
  expect(mayWithdrawNote(person('other', 'practitioner'), by('practitioner'))).toBe(false)
  expect(mayWithdrawNote(person('other', 'unit-lead'), by('practitioner'))).toBe(true)
  expect(mayWithdrawNote(person('other', 'unit-lead'), by('unit-lead'))).toBe(false)
  expect(mayWithdrawNote(person('other', 'unit-lead'), by('service-manager'))).toBe(false)
  // Somebody covering for the service manager is one.
  const post = { role: 'service-manager', place: { kind: 'service', service: 'S1' } } as const
  expect(mayWithdrawNote(person('other', 'unit-lead', [post]), by('unit-lead'))).toBe(true)
})

it('what somebody independent signed is withdrawn by them, or from the head of service up', () => {
  const chair = by('independent-chair')
  expect(mayWithdrawNote(person('other', 'service-manager'), chair)).toBe(false)
  expect(mayWithdrawNote(person('other', 'head-of-service'), chair)).toBe(true)
  expect(mayWithdrawNote(person('other', 'independent-chair'), chair)).toBe(false)
  // Of whoever is known no more.
  expect(mayWithdrawNote(person('other', 'service-manager'), by())).toBe(false)
})

it('a director’s is withdrawn by a director: nobody is above', () => {
  expect(mayWithdrawNote(person('other', 'head-of-service'), by('director'))).toBe(false)
  expect(mayWithdrawNote(person('other', 'director'), by('director'))).toBe(true)
})
