import { describe, expect, it } from 'vitest'
import { noMappings, standingOf } from '../record/local-mappings.ts'
import {
  buildOrganisation,
  buildStaffing,
  departmentName,
  departmentsWithin,
  emptyOrganisation,
  notKnown,
  unitOf,
  wholeName,
} from './organisation.ts'
import { may, type Permission, permissions, permissionsOf } from './permissions.ts'
import { positionOf } from './position.ts'
import { knownRoles, type Place, type Principal, type Role } from './principal.ts'
import { type ChildFacts, maySeeChild, numbersScopeOf, type Scope, scopeOf } from './scope.ts'

const department = (id: string, parent?: string, name = `${id} name`) => ({
  dept_team_id: id,
  dept_team_name: name,
  ...(parent !== undefined && { dept_team_parent_id: parent }),
})
const organisation = buildOrganisation(
  [
    department('D'),
    department('S1', 'D'),
    department('S2', 'D'),
    department('U1', 'S1'),
    department('U2', 'S1'),
    department('U3', 'S2'),
  ],
  [{ prof_professional_id: 'w1', prof_professional_department: 'U1' }],
)
const principal = (role: Role, place: Place, more: Partial<Principal> = {}): Principal => ({
  id: 'p',
  authorityId: '999',
  name: 'Pat Example',
  role,
  place,
  ...more,
})
const everywhere: Place = { kind: 'directorate' }
const names = (scope: Scope) =>
  scope.kind === 'part' ? [...scope.units, ...scope.workers, ...scope.children].sort() : scope.kind
const part = (given: Partial<Extract<Scope, { kind: 'part' }>>): Scope => {
  const none = new Set<string>()
  return { kind: 'part', units: none, workers: none, children: none, ...given }
}

describe('what a role may do', () => {
  const who = (permission: Permission) => knownRoles.filter(role => may({ role }, permission))

  const wanted: readonly (readonly [Permission, readonly Role[]])[] = [
    [
      'see-numbers',
      [
        'practitioner',
        'unit-lead',
        'service-manager',
        'head-of-service',
        'director',
        'independent-chair',
        'auditor',
        'quality-lead',
        'project-manager',
        'analyst',
      ],
    ],
    [
      'see-own-children',
      [
        'practitioner',
        'unit-lead',
        'service-manager',
        'head-of-service',
        'director',
        'independent-chair',
        'auditor',
        'quality-lead',
        'analyst',
        'inspector',
      ],
    ],
    [
      'search-children',
      [
        'practitioner',
        'unit-lead',
        'service-manager',
        'head-of-service',
        'director',
        'independent-chair',
        'auditor',
        'quality-lead',
        'analyst',
        'inspector',
      ],
    ],
    [
      'list-children',
      [
        'practitioner',
        'unit-lead',
        'service-manager',
        'head-of-service',
        'director',
        'independent-chair',
        'auditor',
        'quality-lead',
        'analyst',
      ],
    ],
    ['see-material', ['inspector']],
    ['give-cover', ['unit-lead', 'service-manager', 'head-of-service', 'director']],
    ['see-standards', knownRoles.filter(each => !['scrutiny-member', 'partner-auditor'].includes(each))],
    ['see-published', knownRoles.filter(each => !['administrator', 'partner-auditor'].includes(each))],
    ['see-packs', ['partner-auditor']],
    [
      'export-due',
      [
        'practitioner',
        'unit-lead',
        'service-manager',
        'head-of-service',
        'director',
        'independent-chair',
        'quality-lead',
        'analyst',
      ],
    ],
    ['export-lists', ['unit-lead', 'service-manager', 'head-of-service', 'director', 'quality-lead', 'analyst']],
    ['export-tables', ['analyst']],
    ['import', ['analyst']],
    ['edit-mappings', ['analyst']],
    ['change-settings', ['analyst', 'administrator']],
    ['manage-people', ['administrator']],
    ['see-imports', ['head-of-service', 'director', 'quality-lead', 'analyst']],
    ['see-access-log', ['unit-lead', 'service-manager', 'head-of-service', 'director', 'quality-lead']],
    ['review-access', ['director', 'quality-lead']],
    ['restrict-children', ['head-of-service', 'director']],
    ['publish-reports', ['director', 'quality-lead']],
    ['open-with-a-reason', ['practitioner', 'unit-lead', 'service-manager', 'head-of-service', 'independent-chair']],
    [
      'record-oversight',
      ['practitioner', 'unit-lead', 'service-manager', 'head-of-service', 'director', 'independent-chair'],
    ],
    ['hold-tracking', ['service-manager', 'head-of-service', 'director', 'quality-lead']],
    ['hold-legal-gateway', ['service-manager', 'head-of-service', 'director']],
    ['run-campaigns', ['head-of-service', 'director', 'quality-lead']],
    [
      'review-in-campaigns',
      ['unit-lead', 'service-manager', 'head-of-service', 'director', 'independent-chair', 'auditor', 'quality-lead'],
    ],
    ['set-thresholds', ['head-of-service', 'quality-lead']],
    // Whoever proposes what is set of a standard is never of those who approve it.
    ['set-local-standards', ['quality-lead']],
    ['approve-local-standards', ['head-of-service', 'director']],
  ]

  it.each(wanted)('%s', (permission, roles) => {
    expect(who(permission)).toEqual(roles)
  })

  it('is written down here for everything there is to do', () => {
    expect(wanted.map(([permission]) => permission).sort()).toEqual(Object.keys(permissions).sort())
  })

  it('is no more by a further post whose role is unknown', () => {
    const own = permissionsOf({ role: 'auditor' })
    expect(permissionsOf({ role: 'auditor', also: [{ role: '__proto__', place: everywhere }] })).toEqual(own)
  })

  it.each(['', 'manager', 'Director', 'constructor', '__proto__', 'toString'])(
    'an unknown role (%j) may do nothing',
    role => {
      expect(permissionsOf({ role }).size).toBe(0)
      for (const each of Object.keys(permissions)) expect(may({ role }, each as Permission)).toBe(false)
    },
  )
})

describe('which children somebody may open', () => {
  it.each<[Role, Place, unknown, unknown]>([
    ['practitioner', { kind: 'worker', worker: 'w1' }, ['w1'], ['w1']],
    ['practitioner', { kind: 'unit', unit: 'U1' }, 'none', 'none'],
    ['practitioner', everywhere, 'none', 'none'],
    ['unit-lead', { kind: 'unit', unit: 'U1' }, ['U1'], 'authority'],
    ['unit-lead', { kind: 'unit', unit: 'not in the tables' }, ['not in the tables'], 'authority'],
    ['unit-lead', everywhere, 'none', 'none'],
    ['service-manager', { kind: 'service', service: 'S1' }, ['S1', 'U1', 'U2'], 'authority'],
    ['service-manager', { kind: 'service', service: 'gone' }, 'none', 'none'],
    ['service-manager', { kind: 'worker', worker: 'w1' }, 'none', 'none'],
    ['head-of-service', { kind: 'service', service: 'S2' }, ['S2', 'U3'], 'authority'],
    ['head-of-service', everywhere, 'authority', 'authority'],
    ['director', everywhere, 'authority', 'authority'],
    ['director', { kind: 'unit', unit: 'U1' }, 'none', 'none'],
    ['quality-lead', everywhere, 'authority', 'authority'],
    ['analyst', everywhere, 'authority', 'authority'],
    ['administrator', everywhere, 'none', 'none'],
    ['auditor', everywhere, 'authority', 'authority'],
    ['auditor', { kind: 'unit', unit: 'U1' }, 'none', 'none'],
    ['project-manager', everywhere, 'none', 'authority'],
    ['scrutiny-member', everywhere, 'none', 'none'],
    ['partner-auditor', everywhere, 'none', 'none'],
    ['inspector', everywhere, 'none', 'none'],
    ['independent-chair', everywhere, 'none', 'none'],
    ['', everywhere, 'none', 'none'],
  ])('%s at %o: %o; their numbers: %o', (role, place, children, numbers) => {
    expect(names(scopeOf(principal(role, place), organisation))).toEqual(children)
    expect(names(numbersScopeOf(principal(role, place), organisation))).toEqual(numbers)
  })

  it('a practitioner without a place is the worker they are linked to', () => {
    expect(names(scopeOf(principal('practitioner', everywhere, { workerId: 'w7' }), organisation))).toEqual(['w7'])
  })
})

describe('whether a person may open a child', () => {
  const authority: Scope = { kind: 'authority' }
  const units = part({ units: new Set(['U1']) })
  const workers = part({ workers: new Set(['w1']) })
  const restricted = { childId: 'c', worker: 'w1', unit: 'U1', restricted: true, namedReaders: new Set(['p']) }

  it.each<[string, Scope, ChildFacts, boolean, string]>([
    ['own', workers, { childId: 'c', worker: 'w1', unit: 'U9' }, true, 'holds this child'],
    ["a colleague's", workers, { childId: 'c', worker: 'w2', unit: 'U1' }, false, 'held by another worker'],
    ['nobody allocated', workers, { childId: 'c', unit: 'U1' }, false, 'held by another worker'],
    [
      'own unit',
      units,
      { childId: 'c', worker: 'w2', unit: 'U1' },
      true,
      'responsible for the unit that holds this child',
    ],
    ['another unit', units, { childId: 'c', worker: 'w1', unit: 'U2' }, false, 'held by another unit'],
    [
      'given by name',
      part({ children: new Set(['c']) }),
      { childId: 'c', unit: 'U2' },
      true,
      'given this child by name',
    ],
    [
      'not the child given',
      part({ children: new Set(['c']) }),
      { childId: 'd', unit: 'U2' },
      false,
      'held by another worker',
    ],
    ['no unit known', units, { childId: 'c' }, false, 'held by another unit'],
    ['anywhere', authority, { childId: 'c' }, true, 'responsible across the authority'],
    ['no scope', { kind: 'none' }, { childId: 'c', worker: 'w1', unit: 'U1' }, false, 'has no children in scope'],
    ['restricted, named', authority, restricted, true, 'named on this restricted record'],
    [
      'restricted, named, held elsewhere',
      units,
      { ...restricted, unit: 'U2' },
      true,
      'named on this restricted record',
    ],
    [
      'restricted, not named',
      authority,
      { ...restricted, namedReaders: new Set(['q']) },
      false,
      'restricted, and not named on it',
    ],
    [
      'restricted, nobody named',
      workers,
      { childId: 'c', worker: 'w1', restricted: true },
      false,
      'restricted, and not named on it',
    ],
    ['restricted, named, no scope', { kind: 'none' }, restricted, false, 'has no children in scope'],
  ])('%s', (_, scope, child, allowed, reason) => {
    const decision = maySeeChild(scope, child, { id: 'p' })
    expect(decision).toMatchObject({ allowed, reason, concealed: !allowed && reason.startsWith('restricted') })
    expect(decision.mayGiveReason).toBe(reason.startsWith('held by another') ? true : undefined)
  })

  it.each<[string, ChildFacts, boolean, string]>([
    [
      'own family',
      { childId: 'c', unit: 'U1', barredReaders: new Set(['p']) },
      false,
      'a conflict of interest is recorded',
    ],
    [
      'own family, named all the same',
      { ...restricted, barredReaders: new Set(['p']) },
      false,
      'a conflict of interest is recorded',
    ],
    [
      'opened with a reason',
      { childId: 'c', unit: 'U2', openedBy: new Set(['p']) },
      true,
      'opened with a reason, to be reviewed',
    ],
    ['opened by somebody else', { childId: 'c', unit: 'U2', openedBy: new Set(['q']) }, false, 'held by another unit'],
    [
      'a reason does not open a restricted child',
      { ...restricted, namedReaders: new Set<string>(), openedBy: new Set(['p']) },
      false,
      'restricted, and not named on it',
    ],
  ])('by what was decided of the child: %s', (_, child, allowed, reason) => {
    expect(maySeeChild(units, child, { id: 'p' })).toMatchObject({ allowed, reason })
  })

  it('tells those with a conflict of interest nothing of a restricted child, and of another that it is one', () => {
    const barredReaders = new Set(['p'])
    expect(maySeeChild(authority, { ...restricted, barredReaders }, { id: 'p' }).concealed).toBe(true)
    expect(maySeeChild(authority, { childId: 'c', barredReaders }, { id: 'p' }).concealed).toBe(false)
  })

  it('adds up the children of two posts given one by one, and loses none by a post that opens nothing', () => {
    const given = { material: new Set(['c1']) }
    const chairAndWorker = principal('independent-chair', everywhere, {
      ...given,
      also: [{ role: 'practitioner', place: { kind: 'worker', worker: 'w1' } }],
    })
    expect(names(scopeOf(chairAndWorker, organisation))).toEqual(['c1', 'w1'])
    const leadAndVisitor = principal(
      'unit-lead',
      { kind: 'unit', unit: 'U1' },
      { also: [{ role: 'scrutiny-member', place: everywhere }] },
    )
    expect(names(scopeOf(leadAndVisitor, organisation))).toEqual(['U1'])
    const directorAndLead = principal('director', everywhere, {
      also: [{ role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } }],
    })
    expect(names(scopeOf(directorAndLead, organisation))).toBe('authority')
  })

  it('opens nothing, and no numbers, to a chair or an inspector given no child', () => {
    for (const role of ['independent-chair', 'inspector']) {
      const someone = principal(role, everywhere, { material: new Set() })
      expect(names(scopeOf(someone, organisation))).toBe('none')
      expect(names(numbersScopeOf(someone, organisation))).toBe('none')
    }
  })

  it('adds up the posts a person holds at once, and what is given to them', () => {
    const lead = principal(
      'unit-lead',
      { kind: 'unit', unit: 'U1' },
      { also: [{ role: 'unit-lead', place: { kind: 'unit', unit: 'U3' } }] },
    )
    expect(names(scopeOf(lead, organisation))).toEqual(['U1', 'U3'])
    const worker = principal(
      'practitioner',
      { kind: 'worker', worker: 'w1' },
      { also: [{ role: 'unit-lead', place: { kind: 'unit', unit: 'U2' } }] },
    )
    expect(names(scopeOf(worker, organisation))).toEqual(['U2', 'w1'])
    expect(names(numbersScopeOf(worker, organisation))).toBe('authority')
    expect(may(worker, 'export-lists')).toBe(true)
    expect(names(scopeOf(principal('inspector', everywhere, { material: new Set(['c7']) }), organisation))).toEqual([
      'c7',
    ])
    const chair = principal('independent-chair', everywhere, { material: new Set(['c1']) })
    expect(names(scopeOf(chair, organisation))).toEqual(['c1'])
    expect(names(numbersScopeOf(chair, organisation))).toBe('authority')
    expect(
      names(scopeOf(principal('auditor', everywhere, { also: [{ role: '', place: everywhere }] }), organisation)),
    ).toBe('authority')
  })

  it('refuses a restricted child where it is not said who asks', () => {
    expect(maySeeChild(authority, restricted).allowed).toBe(false)
  })
})

describe('the organisation', () => {
  it('has leaves as units, their parents as services, the root as directorate', () => {
    expect(organisation.directorate).toEqual({ id: 'D', name: 'D name' })
    expect(organisation.services.map(each => each.id)).toEqual(['S1', 'S2'])
    expect(organisation.units.map(each => [each.id, each.serviceId])).toEqual([
      ['U1', 'S1'],
      ['U2', 'S1'],
      ['U3', 'S2'],
    ])
  })

  it.each<[string, Parameters<typeof buildOrganisation>[0], unknown, unknown, string]>([
    ['two levels', [department('D'), department('U1', 'D')], ['D'], [['U1', 'D']], 'D'],
    [
      'four levels',
      [department('D'), department('V', 'D'), department('S', 'V'), department('U', 'S')],
      ['S'],
      [['U', 'S']],
      'D',
    ],
    ['one alone', [department('U')], [notKnown], [['U', notKnown]], notKnown],
    [
      'an orphan',
      [department('D'), department('S', 'D'), department('U', 'S'), department('X')],
      ['S', notKnown],
      [
        ['U', 'S'],
        ['X', notKnown],
      ],
      'D',
    ],
    ['a parent nobody names', [department('U', 'gone')], [notKnown], [['U', notKnown]], notKnown],
    [
      'a parent known by name',
      [{ ...department('U', 'S'), dept_team_parent_name: 'Service' }],
      ['S'],
      [['U', 'S']],
      'S',
    ],
    [
      'a circle',
      [department('A', 'B'), department('B', 'A'), department('U', 'A')],
      ['A', notKnown],
      [
        ['U', 'A'],
        ['B', notKnown],
      ],
      'A',
    ],
    ['its own parent', [department('A', 'A')], [notKnown], [['A', notKnown]], notKnown],
    ['no id', [{ dept_team_name: 'X' }], [], [], notKnown],
    ['nothing', [], [], [], notKnown],
  ])('from %s', (_, rows, services, units, directorate) => {
    const built = buildOrganisation(rows, [])
    expect(built.services.map(each => each.id)).toEqual(services)
    expect(built.units.map(each => [each.id, each.serviceId]).sort()).toEqual([...(units as string[][])].sort())
    expect(built.directorate.id).toBe(directorate)
  })

  it('knows workers by either id, and their unit by id or name', () => {
    const { workers } = buildOrganisation(
      [department('S'), department('U', 'S', 'Unit Kite')],
      [
        {
          prof_professional_id: 'b',
          prof_staff_id: 's',
          prof_professional_name: 'Bo Example',
          prof_professional_department: 'Unit Kite',
        },
        { prof_staff_id: 'a', prof_professional_department: 'U' },
        { prof_staff_id: 'c', prof_professional_department: 'Elsewhere' },
        { prof_professional_name: 'No id' },
      ],
    )
    expect(workers.map(each => [each.id, each.unitId])).toEqual([
      ['a', 'U'],
      ['b', 'U'],
      ['c', undefined],
    ])
  })

  it('does not guess in which of two departments of one name a worker is', () => {
    const { workers } = buildOrganisation(
      [department('S'), department('U1', 'S', 'Unit Kite'), department('U2', 'S', 'Unit Kite')],
      [{ prof_staff_id: 'a', prof_professional_department: 'Unit Kite' }],
    )
    expect(workers.map(each => [each.id, each.unitId])).toEqual([['a', undefined]])
  })

  it('tells records what a department may be called, and no name that two have', () => {
    const kites = [department('U1', 'S', 'Unit Kite'), department('U2', 'S', 'Unit Kite')]
    const staffing = buildStaffing(
      [...kites, department('U3', 'S', 'Unit Wren'), department('S', undefined, 'U3')],
      [
        { prof_professional_id: 'a', prof_professional_department: 'Unit Wren' },
        { prof_professional_id: 'b', prof_professional_department: 'Unit Kite' },
      ],
    )
    expect([...staffing.departments].sort()).toEqual([
      ['S', 'S'],
      ['U1', 'U1'],
      ['U2', 'U2'],
      ['U3', 'U3'],
      ['Unit Wren', 'U3'],
    ])
    const standing = (worker: string) => standingOf('gone', worker, { ...noMappings, staffing })
    expect([standing('a').unit, standing('b').unit]).toEqual(['U3', 'gone'])
  })

  it('names what it knows, and shows what it does not know as it came', () => {
    expect([
      departmentName(organisation, 'U1'),
      departmentName(organisation, 'X'),
      departmentName(organisation, undefined),
    ]).toEqual(['U1 name', 'X', 'Not known'])
    expect([...departmentsWithin(organisation, 'D')].sort()).toEqual(['D', 'S1', 'S2', 'U1', 'U2', 'U3'])
    expect(departmentsWithin(emptyOrganisation, 'D').size).toBe(0)
  })

  it('calls the whole by its directorate, or where departments were never supplied by what it is', () => {
    expect(wholeName(organisation)).toBe('D name')
    expect(wholeName(emptyOrganisation)).toBe('The whole authority')
  })

  it('has units without a service under "Not known", last, and what opens there is those units alone', () => {
    const built = buildOrganisation(
      [
        department('D'),
        department('S2', 'D', 'Zebra'),
        department('S1', 'D', 'Adder'),
        department('U1', 'S1', 'Unit 2'),
        department('U2', 'S2', 'Unit 10'),
        department('X', undefined, 'Alone'),
      ],
      [],
    )
    expect(built.services.map(each => each.name)).toEqual(['Adder', 'Zebra', 'Not known'])
    expect(built.units.map(each => each.name)).toEqual(['Alone', 'Unit 2', 'Unit 10'])
    expect([...departmentsWithin(built, notKnown)]).toEqual(['X'])
    expect(names(scopeOf(principal('service-manager', { kind: 'service', service: notKnown }), built))).toEqual(['X'])
  })

  it('takes for the directorate the root with most units below it', () => {
    const two = [department('A'), department('U1', 'A'), department('D'), department('U2', 'D'), department('U3', 'D')]
    expect(buildOrganisation(two, []).directorate.id).toBe('D')
    expect(buildOrganisation([...two, department('U4', 'A')], []).directorate.id).toBe('A')
  })

  it('finds a unit by its id, and none where none is named or it is not held', () => {
    expect(unitOf(organisation, 'U2')?.serviceId).toBe('S1')
    expect([unitOf(organisation, 'S1'), unitOf(organisation, undefined)]).toEqual([undefined, undefined])
  })

  it.each<[Role, Place, string]>([
    ['unit-lead', { kind: 'unit', unit: 'U1' }, 'Unit lead, U1 name'],
    ['service-manager', { kind: 'service', service: 'S1' }, 'Service manager, S1 name'],
    ['practitioner', { kind: 'worker', worker: 'w1' }, 'Social worker, U1 name'],
    ['practitioner', { kind: 'worker', worker: 'gone' }, 'Social worker'],
    ['director', everywhere, 'Director, D name'],
    ['visitor', everywhere, 'visitor, D name'],
  ])('says where %s at %o stands', (role, place, expected) => {
    expect(positionOf(principal(role, place), organisation)).toBe(expected)
  })
})
