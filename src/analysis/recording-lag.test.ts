import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Cell } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { ReadModel } from './read-model.ts'
import { type RecordedEvent, recordingLag } from './recording-lag.ts'

/** Two children of Kite, one of whom goes to Wren on 1 May; and one that nobody is recorded to hold. */
function modelOf(): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  const holding = factTables.find(each => each.name === 'holding')!
  const held = (from: string, until: string | null, unit: string, worker: string) =>
    Object.keys(holding.columns).map(
      (name): Cell =>
        ({ from: day(from), until: until === null ? null : day(until), unit, worker })[name as 'from'] ?? null,
    )
  model.refresh(
    [
      { childId: 'ash', facts: { holding: [held('2019-01-01', null, 'kite', 'ann')] } },
      {
        childId: 'elm',
        facts: { holding: [held('2019-01-01', '2019-05-01', 'kite', 'bob'), held('2019-05-01', null, 'wren', 'cat')] },
      },
      { childId: 'oak', facts: {} },
    ],
    1,
  )
  return model
}

const event = (childId: string, on: string, knownOn: string, kind = 'visit'): RecordedEvent => ({
  childId,
  kind,
  on: day(on),
  knownOn: day(knownOn),
})

const events = [
  event('ash', '2019-04-01', '2019-04-02'),
  event('ash', '2019-04-01', '2019-04-04'),
  event('elm', '2019-04-30', '2019-05-10', 'review'),
  event('elm', '2019-05-01', '2019-05-01'),
  event('oak', '2019-05-01', '2019-05-08'),
  event('ash', '2019-06-02', '2019-06-01'),
  event('nobody', '2019-05-01', '2019-05-08'),
]

describe('recording lag', () => {
  it('is the days from each event to the import that first held it, by whoever held the child then', () => {
    const lag = recordingLag(modelOf(), events)
    expect(lag.all).toEqual({ events: 5, median: 3, quartiles: [1, 7], longest: 10 })
    expect(lag.byUnit.map(each => [each.unit, each.events, each.median])).toEqual([
      ['kite', 3, 3],
      ['wren', 1, 0],
      ['', 1, 7],
    ])
    expect(lag.byKind.map(each => [each.kind, each.median])).toEqual([
      ['review', 10],
      ['visit', 2],
    ])
    expect(lag.ahead).toBe(1)
  })

  it('knows nothing of restricted children, and of a practitioner’s own cases alone where numbers are of these', () => {
    const model = modelOf()
    model.restrict(['ash'])
    expect(recordingLag(model, events).all?.events).toBe(3)
    expect(recordingLag(model, events).ahead).toBe(0)
    expect(recordingLag(model, events, { named: new Set(['ash']) }).all?.events).toBe(5)
    expect(recordingLag(model, events, { counts: new Set(['cat']) }).all).toMatchObject({ events: 1, median: 0 })
    expect(recordingLag(model, events, { counts: new Set() })).toEqual({
      all: undefined,
      byUnit: [],
      byKind: [],
      ahead: 0,
    })
  })
})
