import { describe, expect, it } from 'vitest'
import { buildOrganisation, emptyOrganisation } from './organisation.ts'
import { type KnownPerson, staffChanges } from './staff-changes.ts'

const departments = [
  { dept_team_id: 'S', dept_team_name: 'Family Intervention' },
  { dept_team_id: 'U1', dept_team_name: 'Unit Kite', dept_team_parent_id: 'S' },
  { dept_team_id: 'U2', dept_team_name: 'Unit Lark', dept_team_parent_id: 'S' },
]
const worker = (id: string, unit?: string) => ({
  prof_professional_id: id,
  prof_professional_name: `Worker ${id}`,
  ...(unit !== undefined && { prof_professional_department: unit }),
})
const person = (workerId: string | undefined, given: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: `p-${workerId}`,
  name: `Person ${workerId}`,
  workerId,
  disabled: false,
  posts: [],
  ...given,
})
const leads = (unit: string) => [{ postId: 'post', role: 'unit-lead', place: { kind: 'unit', unit } }] as const
const said = (workers: readonly ReturnType<typeof worker>[], people: readonly KnownPerson[]) =>
  staffChanges(buildOrganisation(departments, workers), people).map(each =>
    each.kind === 'joined'
      ? `${each.worker.id} joined ${each.worker.unitId}`
      : each.kind === 'moved'
        ? `${each.person.personId} moved from ${each.from} to ${each.to}`
        : `${each.person.personId} left`,
  )

describe('what the staff list says', () => {
  it.each<[string, readonly ReturnType<typeof worker>[], readonly KnownPerson[], readonly string[]]>([
    ['nothing where both agree', [worker('w1', 'U1')], [person('w1', { posts: leads('U1') })], []],
    ['a joiner, whom nobody is', [worker('w1', 'U1'), worker('w2', 'U2')], [person('w1')], ['w2 joined U2']],
    ['no joiner whose account is closed', [worker('w1', 'U1')], [person('w1', { disabled: true })], []],
    ['no joiner of an unknown unit', [worker('w1', 'U1'), worker('w2'), worker('w3', 'X')], [person('w1')], []],
    ['a mover', [worker('w1', 'U2')], [person('w1', { posts: leads('U1') })], ['p-w1 moved from U1 to U2']],
    [
      'no mover with their own cases: those follow by themselves',
      [worker('w1', 'U2')],
      [person('w1', { posts: [{ postId: 'x', role: 'practitioner', place: { kind: 'worker', worker: 'w1' } }] })],
      [],
    ],
    ['a leaver', [worker('w2', 'U1')], [person('w1'), person('w2')], ['p-w1 left']],
    ['no leaver twice', [worker('w2', 'U1')], [person('w1', { disabled: true }), person('w2')], []],
    ['nothing of people who are no worker', [worker('w1', 'U1')], [person('w1'), person(undefined)], []],
    [
      'leavers, then movers, then joiners',
      [worker('w1', 'U2'), worker('w3', 'U1')],
      [person('w1', { posts: leads('U1') }), person('w2')],
      ['p-w2 left', 'p-w1 moved from U1 to U2', 'w3 joined U1'],
    ],
  ])('%s', (_, workers, people, expected) => {
    expect(said(workers, people)).toEqual(expected)
  })

  it('is nothing where no list was supplied', () => {
    expect(staffChanges(emptyOrganisation, [person('w1')])).toEqual([])
  })
})
