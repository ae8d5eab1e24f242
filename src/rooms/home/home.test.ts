import { describe, expect, it } from 'vitest'
import { type Answer, dueList, ReadModel } from '../../analysis/index.ts'
import type { Principal } from '../../domain/access/principal.ts'
import { day, iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import { neverSeenWords } from '../due/index.ts'
import type { View } from '../live/index.ts'
import { readOwnChildren } from './own-children.ts'
import { homesOf } from './posts.ts'
import { completenessOf, latestOf, readScores, scorecard } from './scorecard.ts'
import { readService } from './service.ts'
import { byFridayHref, fridayOf, oversightStandards, readUnit } from './unit.ts'

// A Thursday.
const today = day('2026-11-26')
const opened = day('2026-01-05')

type Due = readonly [standard: string, dueOn: string, customaryDueOn?: string]

/** A child on a protection plan held by a worker, with what is outstanding. */
function child(childId: string, worker: string | null, due: readonly Due[], unit = 'U1'): DerivedChild {
  const nothing = Object.fromEntries(factTables.map(each => [each.name, [] as Cell[][]]))
  return {
    childId,
    facts: {
      ...nothing,
      holding: [[opened, null, worker, unit]],
      status: [[opened, null, 'protection plan', opened]],
      visit: [[opened + 7, 'protection', 1, 1]],
      deadline: due.map(([standard, dueOn, customary], index) => [
        ...[
          standard,
          `s${index}`,
          1,
          opened,
          day(dueOn),
          customary === undefined ? null : day(customary),
          day(dueOn) - 5,
          null,
          null,
          worker,
          unit,
        ],
      ]),
    },
  }
}

function modelOf(...children: readonly DerivedChild[]): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  return model
}

function viewOf(part: View['chosen']['part'], opening: View['opening'] = {}): View {
  const chosen = { title: 'Unit Kite', path: [], part, query: { unit: 'U1' }, below: [] }
  const asAt = { day: today, today, on: undefined }
  return { chosen, asAt, opening, part, isOwn: false, tellsWorkers: true, standards: unsetStandards, path: [] }
}

const principal = (given: Partial<Principal>): Principal => ({
  id: 'p',
  authorityId: '999',
  name: 'Pat',
  role: '',
  place: { kind: 'directorate' },
  ...given,
})

describe('the homes of a person', () => {
  it.each([
    ['practitioner', { kind: 'worker', worker: 'w1' }, 'own children', { worker: 'w1' }],
    ['unit-lead', { kind: 'unit', unit: 'U1' }, 'unit', { unit: 'U1' }],
    ['service-manager', { kind: 'service', service: 'S1' }, 'service', { service: 'S1' }],
    ['head-of-service', { kind: 'directorate' }, 'service', {}],
    ['director', { kind: 'directorate' }, 'scorecard', {}],
    ['quality-lead', { kind: 'directorate' }, 'scorecard', {}],
    ['independent-chair', { kind: 'directorate' }, 'given children', {}],
    ['analyst', { kind: 'directorate' }, 'data', {}],
  ] as const)('%s', (role, place, kind, query) => {
    expect(homesOf(principal({ role, place }), organisation)).toMatchObject([{ kind, query }])
  })

  it('are one for each post that has one, their own first, none twice', () => {
    const own = { role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } } as const
    const cover = { role: 'unit-lead', place: { kind: 'unit', unit: 'U2' } } as const
    const other = { role: 'administrator', place: { kind: 'directorate' } } as const
    const homes = homesOf(principal({ ...own, also: [own, cover, other] }), organisation)
    expect(homes.map(each => each.query)).toEqual([{ unit: 'U1' }, { unit: 'U2' }])
    expect(homes[1]!.position).toBe('Unit lead, Unit Lark')
    expect(homesOf(principal({ role: 'administrator' }), organisation)).toEqual([])
    expect(homesOf(principal({ role: 'wizard' }), organisation)).toEqual([])
  })
})

describe('a worker’s own children', () => {
  const model = modelOf(
    child('late', 'w1', [
      ['CP-11', '2026-11-20'],
      ['OV-04', '2026-12-01'],
      ['CP-09', '2027-05-01'],
    ]),
    child('soon', 'w1', [['CP-11', '2026-11-27']]),
    child('calm', 'w1', []),
    child('sunday', 'w1', [['CP-11', '2026-11-29']]),
    child('other', 'w2', [['CP-11', '2026-11-20']]),
  )

  it('stand in the order in which they need something, each with what comes first', () => {
    const own = readOwnChildren(model, viewOf({ workers: new Set(['w1']) }))
    expect(own.children.map(each => [each.childId, each.next?.standardId, each.others])).toEqual([
      ['late', 'CP-11', 1],
      ['soon', 'CP-11', 0],
      ['sunday', 'CP-11', 0],
      ['calm', undefined, 0],
    ])
    expect(own.children[3]).toMatchObject({ status: 'protection plan', since: opened, lastSeenOn: opened + 7 })
    expect(own.overdue).toBe(1)
    expect(own.thisWeek.map(each => iso(each.day))).toEqual(['2026-11-27', '2026-11-29'])
    expect(own.nextWeek.map(each => iso(each.day))).toEqual(['2026-12-01'])
  })

  it('have today what by the customary count was to be done before, as the list of what is due has it', () => {
    const counted = modelOf(child('a', 'w1', [['CP-09', '2026-12-03', '2026-11-24']]))
    const own = readOwnChildren(counted, viewOf({ workers: new Set(['w1']) }))
    expect(own.children[0]!.next!.band).toBe('today')
    expect(own.thisWeek.map(each => iso(each.day))).toEqual(['2026-11-26'])
    expect(own.nextWeek).toEqual([])
  })

  it('are those given one by one to somebody who holds none', () => {
    const given = new Set(['calm', 'other'])
    const opening = { opens: { units: new Set<string>(), workers: new Set<string>(), children: given } }
    const own = readOwnChildren(model, viewOf({}, opening), given)
    expect(own.children.map(each => each.childId)).toEqual(['other', 'calm'])
  })

  it('do not hold a child closed to the reader', () => {
    const own = readOwnChildren(model, viewOf({ workers: new Set(['w1']) }, { barred: new Set(['late']) }))
    expect(own.children.map(each => each.childId)).not.toContain('late')
  })
})

describe('a unit', () => {
  it.each([
    ['2026-11-26', '2026-11-27'],
    ['2026-11-27', '2026-11-27'],
    ['2026-11-28', '2026-12-04'],
    ['2026-11-29', '2026-12-04'],
    ['2026-11-30', '2026-12-04'],
  ])('looks from %s to Friday %s', (from, friday) => {
    expect(iso(fridayOf(day(from)))).toBe(friday)
  })

  it('does on Friday what falls due on the weekend, and before Christmas what falls due on it', () => {
    const dueBy = (by: string, on = today) =>
      dueList(
        modelOf(
          child('weekend', 'w1', [['CP-11', '2026-11-29']]),
          child('monday', 'w1', [['CP-11', '2026-11-30']]),
          child('christmas', 'w1', [['CP-11', '2026-12-27']]),
        ),
        on,
        {},
        { doneBy: day(by) },
      ).items.map(each => each.childId)
    expect(dueBy('2026-11-27')).toEqual(['weekend'])
    expect(dueBy('2026-11-26')).toEqual([])
    expect(dueBy('2026-12-24', day('2026-12-21'))).toEqual(['christmas'])
  })

  const many = (worker: string | null, count: number) =>
    Array.from({ length: count }, (_, index) => child(`${worker}-${index}`, worker, []))
  const model = modelOf(
    ...many('w1', 9),
    ...many('w2', 4),
    ...many('w4', 4),
    ...many(null, 1),
    child('due', 'w2', [
      ['CP-11', '2026-11-29'],
      ['CP-09', '2026-11-30'],
      ['OV-01', '2026-11-01'],
    ]),
    child('elsewhere', 'w3', [['CP-11', '2026-11-27']], 'U3'),
  )
  const unit = readUnit(model, viewOf({ units: new Set(['U1']) }), organisation)

  it('sees what goes late by Friday, the weekend after it among that, and not what is late already', () => {
    expect(iso(unit.friday)).toBe('2026-11-27')
    expect(unit.byFriday.map(each => [each.childId, each.standardId])).toEqual([['due', 'CP-11']])
    expect(byFridayHref(viewOf({}), unit.friday)).toBe('/due?unit=U1&by=2026-11-27')
  })

  it('sees what is late already, what has waited longest first where it is as grave', () => {
    const late = modelOf(child('a', 'w1', [['CP-11', '2026-11-20']]), child('b', 'w1', [['CP-11', '2026-11-10']]))
    const { overdue } = readUnit(late, viewOf({ units: new Set(['U1']) }), organisation)
    expect(overdue.map(each => each.childId)).toEqual(['b', 'a'])
  })

  it('sees what each worker carries in order of name, those nobody holds last, and who carries much', () => {
    expect(unit.middle).toBe(5)
    expect(unit.loads.map(each => [each.name, each.children, each.protection, each.overdue, each.isMuch])).toEqual([
      ['Kit Example', 9, 9, 0, true],
      ['Lee Example', 5, 5, 0, false],
      ['w4', 4, 4, 0, false],
      ['No worker', 1, 1, 0, false],
    ])
    for (const id of oversightStandards) expect(unsetStandards.dated(id).id).toBe(id)
  })
})

it('a service counts the children who drift, and who has no worker', () => {
  const model = modelOf(child('a', 'w1', []), child('b', null, []))
  const service = readService(model, viewOf({ units: new Set(['U1']) }), true)
  expect(service.unallocated).toBe(1)
  expect(service.drift.map(each => each.mark)).toEqual([9, 12, 15, 18])
  expect(service.travel.map(each => each.values.length)).toEqual([25, 25, 25])
  // Two children are too few to say how much is overdue for each.
  expect(service.travel.map(each => each.values.at(-1))).toEqual([2, 0, null])
})

it('says neither how many have no worker nor that nobody was ever seen where neither was supplied', () => {
  const told = child('b', null, [['CP-11', '2026-11-30']])
  const model = modelOf({ ...told, facts: { ...told.facts, visit: [] } })
  expect(readService(model, viewOf({}), true).unallocated).toBeUndefined()
  expect(readUnit(model, viewOf({}), organisation).alone).toBeUndefined()
  const [own] = readOwnChildren(model, viewOf({})).children
  expect(neverSeenWords(own!)).toBe('not known, as no visits have been supplied')
  const [seen] = readOwnChildren(modelOf(child('a', 'w1', [])), viewOf({})).children
  expect(neverSeenWords(seen!)).toBe('never recorded')
})

describe('the scorecard', () => {
  it('is of indicators that there are, each once', () => {
    const ids = scorecard.flatMap(each => each.ids)
    expect(new Set(ids).size).toBe(ids.length)
    const model = modelOf(child('a', 'w1', []), child('b', null, []))
    for (const id of ids) {
      const line = readScores({ model }, viewOf({}), [id])[0]!
      expect(line.indicator.id).toBe(id)
      expect(line.completeness.known).toBeLessThanOrEqual(line.completeness.of)
    }
    expect(readScores({ model }, viewOf({}), ['I-71'])[0]!.answer).toMatchObject({ numerator: 1, denominator: 2 })
  })

  it('is as complete as what was left out for want of data and what is not known leave it', () => {
    const indicator = indicatorById('I-73')
    const [noData, notDue] = indicator.leftOut!
    const answer = {
      indicator,
      ...{ numerator: 6, denominator: 8, notKnown: 1, value: 0.75 },
      exclusions: [
        { why: noData!.why, count: 4 },
        { why: notDue!.why, count: 100 },
      ],
    } as unknown as Answer
    expect(completenessOf(answer)).toEqual({ known: 7, of: 12 })
  })

  it('stands beside the latest figure published of England in the same unit', () => {
    expect(latestOf(indicatorById('I-04'), 'England')?.unit).toBe('per cent')
    expect(latestOf(indicatorById('I-03'), 'England')?.unit).toBe('per 10,000 children')
    expect(latestOf(indicatorById('I-71'), 'England')).toBeUndefined()
  })
})
