import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DueItem } from '../../analysis/index.ts'
import { day, iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { calendarOf } from '../../ui/index.ts'
import { daysAhead, eventsOf, mostEntries } from './events.ts'

const today = day('2026-11-26')
const made = {
  ...{ authority: '999', personId: 'p1', origin: 'https://sightline.example', day: today },
  standards: unsetStandards,
}
const item = (given: Partial<DueItem>): DueItem => ({
  ...{ childId: 'c1', standardId: 'CP-11', subject: 's', ordinal: 1, triggerOn: today - 5 },
  ...{ dueOn: today + 1, workOn: today + 1, state: 'due-soon', band: 'this week', workingDaysLate: -1 },
  ...{ unit: 'U1', worker: 'w1', lastSeenOn: undefined },
  ...given,
})
const title = unsetStandards.dated('CP-11').title

describe('a calendar', () => {
  it('counts what falls due by standard and day, and holds no id, unless the authority lets it', () => {
    const items = [item({ childId: 'c-77' }), item({ childId: 'c-78' }), item({ standardId: 'CP-09', childId: 'c-78' })]
    const { events, told } = eventsOf(items, { ...made, withIds: false })
    expect(events.map(each => each.summary)).toEqual([`${title}: 2`, `${unsetStandards.dated('CP-09').title}: 1`])
    expect(JSON.stringify(events)).not.toMatch(/c-7[78]/)
    expect(told.size).toBe(0)
  })

  it('names records by id where it may, and says which children those are', () => {
    const { events, told } = eventsOf([item({ childId: 'c 77' })], { ...made, withIds: true })
    expect(events[0]).toMatchObject({ summary: `${title} (record c 77)`, on: today + 1 })
    expect(events[0]!.url).toBe('https://sightline.example/children/c%2077')
    expect([...told]).toEqual(['c 77'])
    const many = Array.from({ length: mostEntries + 1 }, (_, index) => item({ childId: `c${index}` }))
    const counted = eventsOf(many, { ...made, withIds: true })
    expect([counted.events.length, counted.told.size]).toEqual([1, 0])
  })

  it('puts what is due on a weekend on the Friday before, and says so', () => {
    const sunday = day('2026-11-29')
    const { events } = eventsOf([item({ workOn: sunday, dueOn: sunday })], { ...made, withIds: false })
    expect(iso(events[0]!.on)).toBe('2026-11-27')
    expect(events[0]!.description).toContain('no working day: do it by Fri 27 Nov 2026')
  })

  it('says in one entry of the day how much is overdue, and nothing of what is far off', () => {
    const late = [item({ state: 'overdue', childId: 'late' }), item({ state: 'overdue' })]
    const far = item({ workOn: today + daysAhead + 1 })
    const { events, told } = eventsOf([...late, far], { ...made, withIds: true })
    expect(events.map(each => [each.summary, each.on])).toEqual([['Overdue: 2', today]])
    expect(told.size).toBe(0)
  })

  it('gives each entry an id of its own that stays, on a working day from today on, whatever the records are called', () => {
    const anyItem = fc
      .record({
        childId: fc.string({ unit: 'binary', minLength: 1 }).filter(each => each.isWellFormed()),
        ordinal: fc.integer({ min: 1, max: 3 }),
        standardId: fc.constantFrom('CP-09', 'CP-11', 'AS-01'),
        workOn: fc.integer({ min: today, max: today + 60 }),
      })
      .map(item)
    const key = (each: DueItem) => JSON.stringify([each.childId, each.standardId, each.ordinal])
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { selector: key }), fc.boolean(), (items, withIds) => {
        const { events } = eventsOf(items, { ...made, withIds })
        expect(new Set(events.map(each => each.uid)).size).toBe(events.length)
        expect(eventsOf(items, { ...made, withIds }).events).toEqual(events)
        for (const { on } of events) expect(on === today || englandAndWales.isWorking(on)).toBe(true)
        const text = calendarOf({ name: 'Due', events, at: new Date(0), sequence: 1 })
        expect(text.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0).toBe(events.length)
      }),
    )
  })
})
