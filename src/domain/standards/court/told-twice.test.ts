import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../../calendar/day.ts'
import { OwnRow } from '../../templates/own-row.ts'
import { eachOnce, sameProcessWithinDays, toldTwice } from './told-twice.ts'

const row = (on: string, format: 'recorded' | 'sightline' = 'sightline') =>
  new OwnRow({ table: 'pre_proceedings_steps', key: `${format} ${on}`, data: { decided_on: on }, format }, 'decided_on')
const keys = (rows: readonly OwnRow[]) => rows.map(each => each.source.key)

describe('a process told twice', () => {
  it.each([
    ['the same day', '2026-05-05', '2026-05-05', 1],
    ['fourteen days before', '2026-05-05', '2026-04-21', 1],
    ['fourteen days after', '2026-05-05', '2026-05-19', 1],
    ['fifteen days after', '2026-05-05', '2026-05-20', 2],
  ])('%s', (_, here, there, processes) => {
    const rows = [row(here, 'recorded'), row(there)]
    expect(eachOnce(rows)).toHaveLength(processes)
    expect(keys(eachOnce(rows))).toContain(`recorded ${here}`)
    expect(toldTwice(rows)).toHaveLength(2 - processes)
  })

  it('is matched with the nearest of several, and nothing is left out where nothing was recorded', () => {
    const rows = [row('2026-05-01', 'recorded'), row('2026-05-12', 'recorded'), row('2026-05-10')]
    expect(toldTwice(rows).map(each => each.recorded.source.key)).toEqual(['recorded 2026-05-12'])
    const imported = [row('2026-05-01'), row('2026-05-03')]
    expect(eachOnce(imported)).toBe(imported)
  })

  it('is another where the one recorded here had ended, or where only the same day is the same', () => {
    const rows = [row('2026-05-01', 'recorded'), row('2026-05-10')]
    const ending = (on: string) => ({ endedOn: () => day(on) })
    expect(eachOnce(rows, ending('2026-05-06'))).toHaveLength(2)
    expect(eachOnce(rows, ending('2026-05-10'))).toHaveLength(1)
    expect(eachOnce(rows, { withinDays: 0 })).toHaveLength(2)
    expect(eachOnce([row('2026-05-01', 'recorded'), row('2026-05-01')], { withinDays: 0 })).toHaveLength(1)
  })

  it('loses no recorded row, and no imported one further away than fourteen days', () => {
    const anyRow = fc.record({ on: fc.integer({ min: 20500, max: 20620 }), here: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), all => {
        const rows = all.map(({ on, here }) => row(iso(on), here ? 'recorded' : 'sightline'))
        const left = new Set(eachOnce(rows))
        for (const each of rows) {
          const near = rows.some(r => r.isRecorded && Math.abs(r.on! - each.on!) <= sameProcessWithinDays)
          expect(left.has(each)).toBe(each.isRecorded || !near)
        }
      }),
    )
  })
})
