import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, day } from '../domain/calendar/day.ts'
import { monthOf } from '../domain/calendar/months.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild, FactTable } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { isAverage } from '../domain/indicators/indicator.ts'
import { indicatorById, indicators } from '../domain/indicators/registry.ts'
import { ask } from './ask.ts'
import { dimensionsOf } from './dimensions.ts'
import type { Dimension, Opening, Question } from './question.ts'
import { ReadModel } from './read-model.ts'
import { naively } from './testing/naive.ts'
import { anyChildren, anyDay } from './testing/random-facts.ts'

const serviceOf = (unit: string) => ({ kite: 'north', wren: 'north', swift: 'south' })[unit]

function modelOf(children: readonly DerivedChild[], restricted: readonly string[] = []): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  model.restrict(restricted)
  return model
}

const anyOpening: fc.Arbitrary<Opening> = fc.record(
  {
    opens: fc.record({
      units: fc.subarray(['kite', 'swift']).map(each => new Set(each)),
      workers: fc.subarray(['ann']).map(each => new Set(each)),
      children: fc.subarray(['c0', 'c2']).map(each => new Set(each)),
    }),
    barred: fc.constant(new Set(['c2'])),
    opened: fc.constant(new Set(['c3'])),
    named: fc.constant(new Set(['c1'])),
    counts: fc.constant(new Set(['ann', 'cat'])),
    today: anyDay,
  },
  { requiredKeys: [] },
)

const someValues: Partial<Record<Dimension, readonly string[]>> = {
  unit: ['kite', ''],
  service: ['north'],
  worker: ['ann', 'bob'],
  status: ['looked after', 'child in need plan', ''],
  standard: ['CP-11', 'AS-01'],
  state: ['overdue', 'due-soon', 'met-in-time'],
  month: ['2018-12', '2019-01', '2019-02'],
  'age band': ['1 to 4', '5 to 9', 'unborn', ''],
  sex: ['A', ''],
  ethnicity: ['B'],
  disability: ['disabled', ''],
  'category of abuse': ['A', ''],
  'primary need': ['A', 'C'],
  duration: ['3 months or less', '2 years or more'],
  'time open': ['18 months or more', 'under 3 months', ''],
}

const anyQuestion: fc.Arbitrary<Question> = fc.constantFrom(...indicators).chain(indicator => {
  const columns = modelOf([]).columns(indicator.fact)
  const dimension = fc.constantFrom(...dimensionsOf(columns))
  return fc.record({
    indicator: fc.constant(indicator),
    asOf: anyDay,
    by: fc.uniqueArray(dimension, { minLength: 1, maxLength: 2 }),
    where: fc
      .uniqueArray(dimension, { maxLength: 2 })
      .map(chosen => Object.fromEntries(chosen.map(each => [each, someValues[each]!]))),
    list: fc.constant(true),
  })
})

describe('ask', () => {
  it('agrees with counting row by row, for any facts, indicator, day, breakdown, filter and reader', () => {
    fc.assert(
      fc.property(
        anyChildren,
        anyQuestion,
        anyOpening,
        fc.subarray(['c0', 'c1', 'c2']),
        (children, asked, opening, hidden) => {
          const answer = ask(modelOf(children, hidden), asked, serviceOf, opening)
          const naive = naively(children, asked, serviceOf, opening, new Set(hidden))
          expect(answer.numerator).toBe(naive.numerator)
          expect(answer.denominator).toBe(naive.denominator)
          expect(answer.notKnown).toBe(naive.notKnown)
          expect(Object.fromEntries(answer.exclusions.map(each => [each.why, each.count]))).toEqual(naive.excluded)
          const groups = answer.groups!.filter(each => each.denominator > 0)
          expect(new Map(groups.map(each => [each.keys.join('|'), each.numerator]))).toEqual(
            new Map([...naive.groups].map(([keys, each]) => [keys, each.numerator])),
          )
          expect(answer.list!.map(each => each.childId)).toEqual(naive.listed)
          expect(answer.mayOpen).toBe(naive.listed.length)
          if (isAverage(asked.indicator.measure) && naive.values.length > 0) {
            const values = naive.values.toSorted((a, b) => a - b)
            const [low, high] = [
              values[Math.floor((values.length - 1) / 2)]!,
              values[Math.ceil((values.length - 1) / 2)]!,
            ]
            const mean = values.reduce((sum, each) => sum + each, 0) / values.length
            expect(answer.value).toBe(asked.indicator.measure.kind === 'median' ? (low + high) / 2 : mean)
          }
        },
      ),
      { numRuns: 800 },
    )
  })

  it('gives groups that add up to the number, whatever the breakdown', () => {
    fc.assert(
      fc.property(anyChildren, anyQuestion, (children, asked) => {
        const answer = ask(modelOf(children), asked, serviceOf)
        const sum = (pick: 'numerator' | 'denominator') => answer.groups!.reduce((all, each) => all + each[pick], 0)
        expect([sum('numerator'), sum('denominator')]).toEqual([answer.numerator, answer.denominator])
        expect(answer.list!.filter(each => each.counted).length >= answer.numerator).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('knows nothing on a day of what happened later', () => {
    fc.assert(
      fc.property(anyChildren, anyQuestion, (some, asked) => {
        const { asOf } = asked
        const children = some.map(inOrder)
        const full = ask(modelOf(children), asked, serviceOf)
        const then = ask(modelOf(children.map(each => asKnownOn(each, asOf))), asked, serviceOf)
        const shape = ({ value, groups, exclusions, list }: typeof full) => ({
          value,
          groups,
          exclusions,
          list: list!.map(({ row: _, ...rest }) => rest),
        })
        expect(shape(then)).toEqual(shape(full))
      }),
      { numRuns: 600 },
    )
  })

  it('adds up, month by month, to the number over as many months as the indicator counts', () => {
    fc.assert(
      fc.property(anyChildren, anyQuestion, (children, { indicator, where }) => {
        const asOf = day('2019-08-31')
        const monthly = indicator.period.kind === 'rolling' ? indicator.period.months : 12
        const answer = ask(modelOf(children), { indicator, where: where ?? {}, asOf, monthly }, serviceOf)
        if (indicator.period.kind === 'snapshot') expect(answer.months).toEqual([])
        else {
          expect(answer.months!.reduce((sum, each) => sum + each.value.denominator, 0)).toBe(answer.denominator)
          expect(answer.months!.reduce((sum, each) => sum + each.value.numerator, 0)).toBe(answer.numerator)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has a trend that is each month end’s own answer, and ends in the number', () => {
    fc.assert(
      fc.property(anyChildren, anyQuestion, anyOpening, (children, { indicator, where, asOf }, opening) => {
        const model = modelOf(children, ['c2'])
        const question = { indicator, asOf, ...(where ? { where } : {}) }
        const { trend, value } = ask(model, { ...question, trendMonths: 5 }, serviceOf, opening)
        expect(trend!.map(each => monthOf(each.on) - monthOf(asOf))).toEqual([-5, -4, -3, -2, -1, 0])
        expect(trend!.at(-1)!.value.value).toBe(value)
        for (const each of trend!) {
          const { numerator, denominator, notKnown } = ask(model, { ...question, asOf: each.on }, serviceOf, opening)
          expect(each.value).toMatchObject({ numerator, denominator, notKnown })
        }
      }),
      { numRuns: 400 },
    )
  })

  it('refuses a dimension the fact does not have', () => {
    const question: Question = { indicator: indicatorById('I-03'), asOf: day('2019-05-14'), by: ['state'] }
    expect(() => ask(modelOf([]), question, serviceOf)).toThrow('Referrals cannot be cut by state')
  })
})

/**
 * Without rows of which something is told for before they began, or of which a day that lies ahead does: from when such a
 * row was known nobody can say.
 */
function inOrder(child: DerivedChild): DerivedChild {
  const facts = Object.fromEntries(
    factTables.map(table => {
      const begins = beginsAt(table)
      const isOrdered = (row: readonly Cell[]) =>
        row.every((cell, at) => !isDay(table, at) || cell === null || (cell as number) >= (row[begins] as number))
      const rows = child.facts[table.name]!
      return [table.name, table.name === 'child' ? rows : rows.filter(isOrdered)]
    }),
  )
  return { childId: child.childId, facts }
}

/** Which column of a table says when its row began. */
const beginsAt = ({ columns }: FactTable) => Math.max(Object.keys(columns).indexOf('triggerOn'), 0)

/** Whether a column holds the day of something that has happened. */
function isEvent({ columns, ahead }: FactTable, at: number): boolean {
  return isDay({ columns }, at) && !ahead?.includes(Object.keys(columns)[at]!)
}

function isDay({ columns }: Pick<FactTable, 'columns'>, at: number): boolean {
  return Object.values(columns)[at] === 'day'
}

/** The child's facts as they could have been known at the end of a day. */
function asKnownOn(child: DerivedChild, asOf: Day): DerivedChild {
  const facts = Object.fromEntries(
    factTables.map(table => {
      const rows = child.facts[table.name]!
      if (table.name === 'child') return [table.name, rows]
      const begins = beginsAt(table)
      const known = rows.filter(row => (row[begins] as number) <= asOf)
      const blanked = known.map(row =>
        row.map((cell, at): Cell => (isEvent(table, at) && (cell as number) > asOf ? null : cell)),
      )
      return [table.name, blanked]
    }),
  )
  return { childId: child.childId, facts }
}
