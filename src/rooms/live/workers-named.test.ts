import { describe, expect, it } from 'vitest'
import { workersAnsweredFor } from './workers-named.ts'

const worker = (id: string, unitId: string | undefined) => ({ id, name: undefined, jobTitle: undefined, unitId })
const organisation = { workers: [worker('w1', 'U1'), worker('w2', 'U2'), worker('w3', undefined)] }
const nobody: ReadonlySet<string> = new Set()

describe('the workers a reader may tell apart', () => {
  const of = (scope: Parameters<typeof workersAnsweredFor>[0]) =>
    workersAnsweredFor(scope, organisation, () => new Map([['U1', new Set(['agency'])]]))

  it('are all for whoever is responsible across the authority', () => {
    expect(of({ kind: 'authority' })).toBeUndefined()
  })

  it('are those of the units they lead, and themselves', () => {
    expect(of({ kind: 'part', units: new Set(['U1']), workers: nobody, children: nobody })).toEqual(
      new Set(['w1', 'agency']),
    )
    expect(of({ kind: 'part', units: nobody, workers: new Set(['w3']), children: nobody })).toEqual(new Set(['w3']))
  })

  it('are none for those who see numbers and no children', () => {
    expect(of({ kind: 'none' })).toEqual(new Set())
    expect(of({ kind: 'part', units: nobody, workers: nobody, children: new Set(['c1']) })).toEqual(new Set())
  })
})
