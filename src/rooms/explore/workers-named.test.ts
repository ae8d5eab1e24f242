import { describe, expect, it } from 'vitest'
import { otherWorkers, ReadModel } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { choosable, workersAnsweredFor } from './workers-named.ts'

const model = new ReadModel('made-up', factTables, englandAndWales)
const worker = (id: string, unitId: string | undefined) => ({ id, name: undefined, jobTitle: undefined, unitId })
const organisation = { workers: [worker('w1', 'U1'), worker('w2', 'U2'), worker('w3', undefined)] }
const nobody: ReadonlySet<string> = new Set()

describe('the workers a reader may tell apart', () => {
  const of = (scope: Parameters<typeof workersAnsweredFor>[0]) =>
    workersAnsweredFor(scope, organisation, model, day('2026-11-28'))

  it('are all for whoever is responsible across the authority', () => {
    expect(of({ kind: 'authority' })).toBeUndefined()
  })

  it('are those of the units they lead, and themselves', () => {
    expect(of({ kind: 'part', units: new Set(['U1']), workers: nobody, children: nobody })).toEqual(new Set(['w1']))
    expect(of({ kind: 'part', units: nobody, workers: new Set(['w3']), children: nobody })).toEqual(new Set(['w3']))
  })

  it('are none for those who see numbers and no children', () => {
    expect(of({ kind: 'none' })).toEqual(new Set())
    expect(of({ kind: 'part', units: nobody, workers: nobody, children: new Set(['c1']) })).toEqual(new Set())
  })
})

describe('workers chosen in an address', () => {
  const own = new Set(['w1', 'w2'])

  it('are one by themselves, whoever it is, and several only of one’s own', () => {
    expect(choosable({ worker: ['w9'] }, own)).toEqual({ worker: ['w9'] })
    expect(choosable({ worker: ['w9', 'w1', '', 'w2'] }, own)).toEqual({ worker: ['w1', '', 'w2'] })
    expect(choosable({ worker: ['w8', 'w9'] }, own)).toEqual({ worker: ['w8'] })
    expect(choosable({ worker: [otherWorkers], sex: ['F'] }, own)).toEqual({ sex: ['F'] })
    expect(choosable({ worker: ['w8', 'w9'] }, undefined)).toEqual({ worker: ['w8', 'w9'] })
  })
})
