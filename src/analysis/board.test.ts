import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, day } from '../domain/calendar/day.ts'
import { monthOf } from '../domain/calendar/months.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { indicatorById } from '../domain/indicators/registry.ts'
import { ask } from './ask.ts'
import { boardOn } from './board.ts'
import { changesBetween } from './changes.ts'
import { type DueAsked, dueBands, dueList, outstandingStates } from './due.ts'
import { keyFigures } from './key-figures.ts'
import type { Part } from './part.ts'
import type { Question } from './question.ts'
import { ReadModel } from './read-model.ts'
import { totalOf } from './testing/board-total.ts'
import { ofUnits, ofWorkers } from './testing/openings.ts'
import { anyChildren, anyDay } from './testing/random-facts.ts'

const serviceOf = () => undefined

function modelOf(children: readonly DerivedChild[]): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  model.restrict(['c5'])
  return model
}

const anyPart: fc.Arbitrary<Part> = fc.record(
  { units: fc.subarray(['kite', 'wren', 'swift', '']).map(each => new Set(each)), named: fc.constant(new Set(['c5'])) },
  { requiredKeys: [] },
)

function asked(id: string, asOf: Day, part: Part): Question {
  return { indicator: indicatorById(id), asOf, ...(part.units ? { where: { unit: [...part.units] } } : {}) }
}

describe('the board', () => {
  it('shows what the indicators answer, standard by standard', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, anyPart, (children, on, part) => {
        const model = modelOf(children)
        const board = boardOn(model, on, part)
        const answer = (id: string) => ask(model, asked(id, on, part), serviceOf, part)
        for (const [id, line] of board.lines) {
          expect([line.open, line.overdue, line.dueSoon, line.noData]).toEqual(
            ['open', 'overdue', 'due-soon', 'no-data'].map(name => answer(`${id}.${name}`).value),
          )
          const inTime = answer(`${id}.in-time`)
          expect(line.inTime).toEqual({ met: inTime.numerator, of: inTime.denominator })
          const { months } = ask(model, { ...asked(`${id}.in-time`, on, part), monthly: 24 }, serviceOf, part)
          expect(line.months).toEqual(months!.map(({ value }) => ({ met: value.numerator, of: value.denominator })))
          expect(line.ageing.reduce((sum, each) => sum + each)).toBe(line.overdue)
        }
        const byUnit = ask(model, { ...asked('overdue', on, part), by: ['unit'] }, serviceOf, part)
        const summed = [...board.overdueByUnit].map(([unit, each]) => [
          unit,
          [...each.values()].reduce((a, b) => a + b),
        ])
        const withStandard = byUnit.groups!.map(each => [each.keys[0], each.numerator])
        expect(new Map(summed as [string, number][])).toEqual(new Map(withStandard as [string, number][]))
        expect(totalOf(board).overdue).toBe(answer('overdue').value)
      }),
      { numRuns: 150 },
    )
  })

  it('heads itself with what the indicators answer at each month’s end', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, anyPart, (children, on, part) => {
        const model = modelOf(children)
        const figures = keyFigures(model, on, part, 5)
        expect(figures.map(each => monthOf(each.on) - monthOf(on))).toEqual([-5, -4, -3, -2, -1, 0])
        for (const each of figures) {
          const answer = (id: string) => ask(model, asked(id, each.on, part), serviceOf, part)
          expect(each.childrenOpen).toBe(answer('children-open').value)
          expect(each.overdue).toBe(answer('overdue').value)
          expect(each.dueNext5WorkingDays).toBe(answer('due-next-5-working-days').value)
          const inTime = answer('in-time')
          expect(each.inTime).toEqual({ met: inTime.numerator, of: inTime.denominator })
        }
      }),
      { numRuns: 150 },
    )
  })

  it('says how many working days late by bands: 5, 6, 20 and 21', () => {
    const due = (dueOn: string) => [
      'CP-11',
      's',
      1,
      day('2019-01-02'),
      day(dueOn),
      null,
      day(dueOn),
      null,
      null,
      null,
      null,
    ]
    // Over Easter 2019 to Wed 1 May: 5 working days late is due on 24 April, 20 on 1 April.
    const rows = ['2019-04-24', '2019-04-23', '2019-04-01', '2019-03-29'].map(due)
    const evidence = [[day('2018-01-02'), 'protection', 1, null]]
    const model = modelOf([{ childId: 'c1', facts: { deadline: rows, visit: evidence } }])
    expect(boardOn(model, day('2019-05-01')).lines.get('CP-11')!.ageing).toEqual([1, 2, 1])
  })
})

describe('what changed', () => {
  it('counts as the board does since the day before, and lists only what the reader may open', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, anyPart, (children, on, part) => {
        const model = modelOf(children)
        const board = boardOn(model, on, part)
        const { named, ...rest } = part
        const opening = { ...(named ? { named } : {}), opens: ofWorkers(new Set(['ann'])) }
        const changes = changesBetween(model, on - 1, on, rest, opening)
        expect(changes.newlyOverdue.count).toBe(board.newlyOverdue)
        expect(changes.newlyDone.count).toBe(board.newlyDone)
        expect(changes.newlyDone.items.length).toBeLessThanOrEqual(changes.newlyDone.count)
        const none = changesBetween(model, on - 1, on, rest, { opens: ofWorkers(new Set()) })
        expect([none.newlyDone.items, none.newlyOverdue.items]).toEqual([[], []])
      }),
      { numRuns: 200 },
    )
  })
})

describe('what is due', () => {
  it('is everything outstanding, shown or said to be outside', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, (children, on) => {
        const model = modelOf(children)
        const opening = ofUnits('kite')
        const list = dueList(model, on, opening)
        const all = dueList(model, on, {})
        expect(all.items.length + all.noData).toBe(totalOf(boardOn(model, on)).open)
        expect(list.items.length + list.noData + list.outside).toBe(all.items.length + all.noData)
      }),
      { numRuns: 100 },
    )
  })

  it('lists exactly what each number of the board counts', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, anyPart, (children, on, part) => {
        const model = modelOf(children)
        const { named, ...rest } = part
        const opening = named ? { named } : {}
        const listed = (asked: DueAsked) => dueList(model, on, opening, { ...asked, part: rest }).items.length
        const board = boardOn(model, on, part)
        const states = [outstandingStates, ['overdue'], ['due-soon'], ['no-data']] as const
        for (const [id, line] of board.lines) {
          const standards = new Set([id])
          expect(states.map(each => listed({ standards, states: new Set(each) }))).toEqual([
            line.open,
            line.overdue,
            line.dueSoon,
            line.noData,
          ])
          expect(listed({ standards, bands: new Set(['overdue']) })).toBe(line.overdue)
          expect(listed({ standards, bands: new Set(['no data']) })).toBe(line.noData)
        }
        const figures = keyFigures(model, on, part, 0)
        expect(listed({ withinWorkingDays: 5 })).toBe(figures[0]!.dueNext5WorkingDays)
        expect(listed({ bands: new Set(dueBands) })).toBe(totalOf(board).open)
        for (const [unit, byStandard] of board.openByUnit) {
          const asked = { states: new Set(outstandingStates), part: { units: new Set([unit]) } }
          const all = dueList(model, on, opening, asked).items.length
          expect([...byStandard.values()].reduce((sum, each) => sum + each)).toBe(all)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is of the reader’s own cases where their numbers are', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, (children, on) => {
        const model = modelOf(children)
        const own = new Set(['ann'])
        const list = dueList(model, on, { opens: ofWorkers(own), counts: own })
        expect(list.outside).toBe(0)
        expect(list.items).toEqual(dueList(model, on, { opens: ofWorkers(own) }).items)
      }),
      { numRuns: 50 },
    )
  })

  it('comes most serious first: overdue before today, a child not seen before a review', () => {
    const [wednesday, soon] = [day('2019-05-01'), day('2019-04-01')]
    const due = (standard: string, dueOn: string, customary: string | null = null) => [
      standard,
      's',
      1,
      day('2019-01-02'),
      day(dueOn),
      customary === null ? null : day(customary),
      soon,
      null,
      null,
      null,
      null,
    ]
    const deadline = [
      due('CP-09', '2019-04-10'),
      due('CP-11', '2019-04-30'),
      due('CP-11', '2019-05-06'),
      due('CP-09', '2019-05-02', '2019-05-01'),
      due('CP-11', '2019-05-05'),
      due('CP-11', '2019-05-19'),
      due('CP-11', '2019-05-20'),
    ]
    const facts = {
      deadline,
      visit: [
        [day('2018-01-02'), 'protection', 1, null],
        [day('2019-04-16'), 'need', 1, null],
        [day('2019-04-20'), 'protection', null, null],
        [day('2019-05-02'), 'protection', 1, null],
      ],
      review: [[day('2018-01-02'), 'protection']],
    }
    const model = modelOf([{ childId: 'c1', facts }])
    const { items } = dueList(model, wednesday, {})
    expect(items.map(each => [each.standardId, each.band])).toEqual([
      ['CP-11', 'overdue'],
      ['CP-09', 'overdue'],
      ['CP-09', 'today'],
      ['CP-11', 'this week'],
      ['CP-11', 'next two weeks'],
      ['CP-11', 'next two weeks'],
      ['CP-11', 'later'],
    ])
    expect(items[0]).toMatchObject({ workingDaysLate: 1, lastSeenOn: day('2019-04-16') })
  })
})
