import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factsOf as factsOfChild } from '../domain/indicators/derive.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { isAverage } from '../domain/indicators/indicator.ts'
import { indicatorById, indicators } from '../domain/indicators/registry.ts'
import { holdersOf } from '../domain/record/holder.ts'
import { statusSpells } from '../domain/record/status.ts'
import { evaluate } from '../domain/standards/evaluate.ts'
import { child } from '../domain/standards/example.ts'
import { byId } from '../domain/standards/registry.ts'
import { newDatabase } from '../store/testing-database.ts'
import { ask } from './ask.ts'
import { dimensionsOf } from './dimensions.ts'
import type { Dimension, Question } from './question.ts'
import { ReadModel } from './read-model.ts'
import { factsOf, inSql } from './testing/in-sql.ts'
import { anyChildren, anyDay, firstDay, lastDay } from './testing/random-facts.ts'

const services = new Map([
  ['kite', 'north'],
  ['wren', 'north'],
  ['swift', 'south'],
])

interface Row {
  readonly [key: `k${number}`]: string
  readonly out: number | null
  readonly whole: boolean
  readonly rows: number
  readonly denominator: number
  readonly numerator: number
  readonly notKnown: number
  readonly median: number | null
  readonly mean: number | null
}

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: await newDatabase('empty') })
  await client.connect()
})
afterAll(() => client?.end())

const some: Partial<Record<Dimension, readonly string[]>> = {
  service: ['north'],
  unit: ['kite', ''],
  status: ['looked after', ''],
  standard: ['CP-11', 'AS-01'],
  'age band': ['1 to 4', 'unborn', ''],
}

/** Of the indicators that each standard has alike, those of one. */
const put = indicators.filter(
  ({ id, measure }) =>
    (!id.includes('.') || id.startsWith('CP-11.')) &&
    (!isAverage(measure) || !('cumulativeMonthsOfLast' in measure.of)),
)

/** Often a day on which something happened, or the next: there most questions turn. */
function anyDayOf(children: readonly DerivedChild[]): fc.Arbitrary<Day> {
  const days = factTables.flatMap(({ name, columns }) => {
    const at = Object.values(columns).flatMap((type, index) => (type === 'day' ? [index] : []))
    return children.flatMap(({ facts }) => facts[name]!.flatMap(row => at.map(index => row[index])))
  })
  const known = days.filter(each => typeof each === 'number' && each >= firstDay && each < lastDay) as Day[]
  if (known.length === 0) return anyDay
  return fc.oneof(
    anyDay,
    fc.tuple(fc.constantFrom(...known), fc.nat(1)).map(([on, more]) => on + more),
  )
}

const anyQuestion = (anyAsOf: fc.Arbitrary<Day>) =>
  fc.constantFrom(...put).chain((indicator): fc.Arbitrary<Question> => {
    const dimension = fc.constantFrom(...dimensionsOf(modelOf([], new Set()).columns(indicator.fact)))
    return fc.record({
      indicator: fc.constant(indicator),
      asOf: anyAsOf,
      by: fc.uniqueArray(dimension, { minLength: 1, maxLength: 2 }),
      where: fc
        .uniqueArray(dimension, { maxLength: 1 })
        .map(chosen => Object.fromEntries(chosen.flatMap(each => (some[each] ? [[each, some[each]]] : [])))),
    })
  })

function modelOf(children: readonly DerivedChild[], restricted: ReadonlySet<string>): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  model.restrict(restricted)
  return model
}

describe('a question in SQL on PostgreSQL', () => {
  it('has the same answer, for any facts, indicator, day, breakdown and filter', async () => {
    const anyHidden = fc.subarray(['c0', 'c1']).map(each => new Set(each))
    const asked = anyChildren.chain(children => {
      const questions = fc.array(anyQuestion(anyDayOf(children)), { minLength: 8, maxLength: 8 })
      return fc.tuple(fc.constant(children), questions)
    })
    await fc.assert(
      fc.asyncProperty(asked, anyHidden, async ([children, questions], hidden) => {
        const model = modelOf(children, hidden)
        const facts = factsOf(children, hidden)
        for (const question of questions) {
          const answer = ask(model, question, unit => services.get(unit))
          const { rows } = await client.query<Row>(inSql(question, services), [facts])
          const counted = rows.filter(each => each.out === null && each.denominator > 0)
          const keysOf = (row: Row) => question.by!.map((_, index) => row[`k${index}`])
          const { kind } = question.indicator.measure
          const found = counted.filter(each => !each.whole)
          expect(
            answer
              .groups!.filter(each => each.denominator > 0)
              .map(told)
              .sort(byKeys),
            inSql(question, services),
          ).toEqual(found.map(each => told({ ...each, keys: keysOf(each), ...numberOf(each, kind) })).sort(byKeys))
          const none = { numerator: 0, denominator: 0, notKnown: 0, value: kind === 'count' ? 0 : undefined }
          const whole = counted.find(each => each.whole)
          expect(told(answer)).toEqual(told(whole ? { ...whole, ...numberOf(whole, kind) } : none))
          const reasons = rows.filter(each => each.out !== null && each.whole).sort((a, b) => a.out! - b.out!)
          expect(answer.exclusions).toEqual(
            reasons.map(({ out, rows }) => ({ why: question.indicator.leftOut![out!]!.why, count: rows })),
          )
        }
      }),
      // Making a counterexample smaller may take longer than a test has: then the one there is is told.
      { numRuns: 120, interruptAfterTimeLimit: 50_000 },
    )
  })
})

describe('what fell due before visits were supplied, in SQL', () => {
  it('is late after six weeks of them in the first year of a placement, and after six months later on', async () => {
    const told = {
      placed: child({ care: [{ from: '2019-02-04' }] }),
      placedLongAgo: child({ care: [{ from: '2018-02-05' }] }),
      visited: child({ care: [{ from: '2019-07-08' }], visitKind: 'care', visits: ['2019-07-10', '2019-08-07'] }),
    }
    const children = Object.entries(told).map(([childId, each]) => {
      const record = { ...each, childId }
      const deadlines = evaluate(record, [byId('LV-01')], englandAndWales)
      const [holdings, spells] = [holdersOf(record), statusSpells(record)]
      return factsOfChild({ record, holdings, spells, deadlines, calendar: englandAndWales })
    })
    const model = modelOf(children, new Set())
    const numbers = async (date: string) => {
      const question = { indicator: indicatorById('overdue'), asOf: day(date), by: ['standard'] as const, where: {} }
      const { rows } = await client.query<Row>(inSql(question, services), [factsOf(children, new Set())])
      const inDatabase = rows.find(each => each.out === null && each.whole)?.numerator ?? 0
      return [ask(model, question, () => undefined).numerator, inDatabase]
    }
    const days = ['2019-08-21', '2019-08-22', '2020-01-10', '2020-01-11']
    expect(await Promise.all(days.map(numbers))).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [2, 2],
    ])
  })
})

interface Told {
  readonly keys?: readonly (string | undefined)[]
  readonly numerator: number
  readonly denominator: number
  readonly notKnown: number
  readonly value: number | undefined
}

function told({ keys = [], numerator, denominator, notKnown, value }: Told) {
  return { keys: keys.join('|'), numerator, denominator, notKnown, value }
}

function byKeys(a: { keys: string }, b: { keys: string }): number {
  return a.keys < b.keys ? -1 : 1
}

function numberOf({ numerator, denominator, ...row }: Row, kind: string): { value: number | undefined } {
  if (kind === 'median' || kind === 'mean') return { value: row[kind] ?? undefined }
  return { value: kind === 'count' ? numerator : numerator / denominator }
}
