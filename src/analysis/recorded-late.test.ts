import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { ReadModel } from './read-model.ts'
import { recordedLate } from './recorded-late.ts'
import { ofUnits } from './testing/openings.ts'
import { anyChild, anyDay } from './testing/random-facts.ts'

function modelOf(child: DerivedChild): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh([child], 2)
  return model
}

const deadline = (metOn: string | null, ordinal = 1, endedOn: string | null = null): Cell[] => [
  'CP-11',
  's',
  ordinal,
  day('2019-04-01'),
  day('2019-04-15'),
  null,
  day('2019-04-10'),
  metOn === null ? null : day(metOn),
  endedOn === null ? null : day(endedOn),
  'ann',
  'kite',
]
const holding = [[day('2019-01-01'), null, 'ann', 'kite']]
const child = (...rows: Cell[][]): DerivedChild => ({ childId: 'c1', facts: { deadline: rows, holding } })

describe('what was recorded late', () => {
  const on = day('2019-05-01')
  const late = (before: DerivedChild, now: DerivedChild, opening = {}) =>
    recordedLate(modelOf(now), on, [before], {}, opening)

  it('was done before the day, and outstanding as far as was known', () => {
    const found = late(child(deadline(null)), child(deadline('2019-04-12')))
    expect(found.count).toBe(1)
    expect(found.items[0]).toMatchObject({ childId: 'c1', metOn: day('2019-04-12'), state: 'met-in-time' })
  })

  it('was outstanding where its end lies ahead, and was not where it had ended', () => {
    expect(late(child(deadline(null, 1, '2030-01-01')), child(deadline('2019-04-12'))).count).toBe(1)
    expect(late(child(deadline(null, 1, '2019-04-20')), child(deadline('2019-04-12'))).count).toBe(0)
  })

  it('is not what was done on the day itself, was known already, or is new altogether', () => {
    expect(late(child(deadline(null)), child(deadline('2019-05-01'))).count).toBe(0)
    expect(late(child(deadline('2019-04-12')), child(deadline('2019-04-11'))).count).toBe(0)
    expect(late(child(), child(deadline('2019-04-12'))).count).toBe(0)
    expect(late(child(deadline(null)), child(deadline(null), deadline('2019-04-12', 2))).count).toBe(0)
  })

  it('counts for everybody, and lists what the reader may open', () => {
    const found = late(child(deadline(null)), child(deadline('2019-04-12')), ofUnits('wren'))
    expect(found).toEqual({ count: 1, items: [] })
    const elsewhere = recordedLate(
      modelOf(child(deadline('2019-04-12'))),
      on,
      [child(deadline(null))],
      { units: new Set(['wren']) },
      {},
    )
    expect(elsewhere.count).toBe(0)
  })

  it('is nothing where nothing changed', () => {
    fc.assert(
      fc.property(anyChild('c1'), anyDay, (same, when) => {
        expect(recordedLate(modelOf(same), when, [same], {}, {}).items.map(each => each.metOn < when)).not.toContain(
          false,
        )
        const open = (same.facts.deadline ?? []).filter(row => row[7] === null).length
        if (open === 0) expect(recordedLate(modelOf(same), when, [same], {}, {}).count).toBe(0)
      }),
    )
  })
})
