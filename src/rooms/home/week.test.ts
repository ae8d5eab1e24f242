import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReadModel } from '../../analysis/index.ts'
import type { Principal } from '../../domain/access/principal.ts'
import { numbersScopeOf, scopeOf } from '../../domain/access/scope.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { isOwnAddress } from '../../server/index.ts'
import { organisation } from '../../server/testing.tsx'
import { ensureAuthority } from '../../store/authorities.ts'
import { proposeChange } from '../../store/local-standards.ts'
import { openStore } from '../../store/open.ts'
import { savePerson } from '../../store/people/people.ts'
import type { Store } from '../../store/store.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import type { RoomServices } from '../services.ts'
import { weekOf } from './week.ts'

const today = day('2026-11-26')
const opened = day('2026-01-05')
const hostile = '<b>Ash Secret</b>'

function child(childId: string, worker: string | null, due: readonly (readonly [string, string])[]): DerivedChild {
  const nothing = Object.fromEntries(factTables.map(each => [each.name, [] as Cell[][]]))
  return {
    childId,
    facts: {
      ...nothing,
      holding: [[opened, null, worker, 'U1']],
      status: [[opened, null, 'protection plan', opened]],
      visit: [[opened + 7, 'protection', 1, 1]],
      deadline: due.map(([standard, on], index) => [
        ...[standard, `s${index}`, 1, opened, day(on), null, day(on) - 5, null, null, worker, 'U1'],
      ]),
    },
  }
}

const model = new ReadModel('999', factTables, englandAndWales)
model.refresh(
  [
    child(hostile, 'w1', [
      ['CP-11', '2026-11-23'],
      ['CP-11', '2026-10-01'],
      ['CP-11', '2026-11-27'],
    ]),
    child('c2', null, [['CP-11', '2026-12-08']]),
  ],
  1,
)
let folder: string
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-week-'))
  await emptyRecord(folder)
  store = await openStore({ folder })
  await ensureAuthority(store.db, { authority: '999' })
  for (const id of ['p', 'q'])
    await savePerson(store.db, '999', { id, name: id, origin: 'invited', at: new Date(), by: 'test' })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const services = {
  model,
  authority: { id: '999' },
  get store() {
    return store
  },
  singleChildren: () => ({ named: new Set(), barred: new Set(), opened: new Set() }),
  standards: () => unsetStandards,
  coverage: () => model.coverage,
  toldUntil: () => [],
} as unknown as RoomServices

function weeks(given: Pick<Principal, 'role' | 'place'> & Partial<Principal>) {
  const principal: Principal = { id: 'p', authorityId: '999', name: 'Pat', ...given }
  const scope = scopeOf(principal, organisation)
  const numbersScope = numbersScopeOf(principal, organisation)
  return weekOf({ services, organisation, principal, scope, numbersScope, today })
}

describe('a week in short', () => {
  it('of a worker counts what is overdue and what falls due, of their own children', async () => {
    const [week] = await weeks({ role: 'practitioner', place: { kind: 'worker', worker: 'w1' } })
    expect(week!.lines).toEqual([
      { text: 'Overdue', count: 2, href: '/due?band=overdue' },
      { text: 'Due this week', count: 1, href: '/due?band=today&band=this-week' },
      { text: 'Due in the two weeks after', count: 0, href: '/due?band=next-two-weeks' },
    ])
  })

  it('of a unit counts what goes late by Friday, what became overdue in a week, and whom nobody holds', async () => {
    const [week] = await weeks({ role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } })
    expect(week!.position).toBe('Unit lead, Unit Kite')
    expect(week!.lines.map(each => [each.text, each.count])).toEqual([
      ['Late by Fri 27 Nov 2026 if nothing happens', 1],
      ['Became overdue in the last seven days, and still are', 1],
      ['Overdue', 2],
      ['Supervision and oversight overdue', 0],
      ['Children with no worker', 1],
      ['Missing or contradictory in records', 0],
    ])
    expect(week!.lines.map(each => each.href)).toEqual([
      '/due?unit=U1&by=2026-11-27',
      '/live/changes?unit=U1&days=7',
      '/due?unit=U1&band=overdue',
      '/home#oversight',
      '/live/list/children-open?unit=U1&worker=unallocated',
      '/data-quality?unit=U1',
    ])
  })

  it('has a part for each post, each line a link of ours, and says nothing of any child', async () => {
    const found = await weeks({
      role: 'director',
      place: { kind: 'directorate' },
      also: [
        { role: 'service-manager', place: { kind: 'service', service: 'S1' } },
        { role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } },
        { role: 'administrator', place: { kind: 'directorate' } },
      ],
    })
    expect(found.map(each => each.position)).toEqual([
      'Director, Children and Families',
      'Service manager, Family Intervention',
      'Unit lead, Unit Kite',
    ])
    for (const { href } of found.flatMap(each => each.lines)) expect(isOwnAddress(href)).toBe(true)
    const home = (index: number) => found[index]!.lines.map(each => each.href).filter(each => each.startsWith('/home'))
    expect([home(0), home(1), home(2)]).toEqual([
      ['/home', '/home'],
      ['/home?post=2#exceptions'],
      ['/home?post=3#oversight'],
    ])
    expect(JSON.stringify(found)).not.toMatch(/Ash|c2/)
  })

  it('begins with how many settings wait for the reader to approve, once, and nobody else is told', async () => {
    const approver = {
      role: 'director',
      place: { kind: 'directorate' },
      also: [{ role: 'service-manager', place: { kind: 'service', service: 'S1' } }],
    } as const
    const setting = { interval: { count: 5, unit: 'working day' } } as const
    const given = { standardId: 'CP-11', setting, from: today, reason: hostile, approverId: 'p' }
    const told = async () =>
      (await weeks(approver)).flatMap(each => each.lines).filter(each => each.text.includes('approve'))
    expect(await told()).toEqual([])
    await store.transaction(trx => proposeChange(trx, '999', given, { by: 'q', at: new Date() }))
    expect(await told()).toEqual([{ text: 'Settings of standards for you to approve', count: 1, href: '/home' }])
    expect((await weeks(approver))[0]!.lines[0]!.count).toBe(1)
    const others = [
      await weeks({ ...approver, id: 'other' }),
      await weeks({ ...approver, role: 'quality-lead', also: [] }),
    ]
    expect(JSON.stringify(others)).not.toContain('approve')
  })

  it('is empty for somebody without numbers', async () => {
    expect(await weeks({ role: 'administrator', place: { kind: 'directorate' } })).toEqual([])
    expect(await weeks({ role: 'unit-lead', place: { kind: 'unit', unit: 'U9' } })).toMatchObject([])
  })
})
