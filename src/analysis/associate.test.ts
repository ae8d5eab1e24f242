import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { indicatorById, indicators } from '../domain/indicators/registry.ts'
import { whyLeftOut } from '../domain/indicators/why-left-out.ts'
import { ask } from './ask.ts'
import { associate } from './associate.ts'
import { dimensionsOf } from './dimensions.ts'
import { listPage } from './list-page.ts'
import { type Dimension, type Opening, otherWorkers, type Question } from './question.ts'
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
    named: fc.constant(new Set(['c1'])),
    counts: fc.constant(new Set(['ann', 'cat'])),
  },
  { requiredKeys: [] },
)

/** Values that random facts have, and one they never do. */
const someValues: Partial<Record<Dimension, readonly string[]>> = {
  unit: ['kite', '', 'nowhere'],
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
  'time open': ['under 3 months', '18 months or more', ''],
}

const dimensionsAt = (fact: string) => dimensionsOf(modelOf([]).columns(fact))

const anyQuestion: fc.Arbitrary<Question> = fc.constantFrom(...indicators).chain(indicator => {
  const dimension = fc.constantFrom(...dimensionsAt(indicator.fact))
  return fc.record({
    indicator: fc.constant(indicator),
    asOf: anyDay,
    by: fc.uniqueArray(dimension, { maxLength: 2 }),
    where: fc
      .uniqueArray(dimension, { maxLength: 4 })
      .chain(chosen =>
        fc.record(
          Object.fromEntries(chosen.map(each => [each, fc.subarray([...someValues[each]!], { minLength: 1 })])),
        ),
      ),
  })
})

describe('associate', () => {
  it('gives for every field what counting row by row gives under the selections in all the others', () => {
    fc.assert(
      fc.property(
        anyChildren,
        anyQuestion,
        anyOpening,
        fc.subarray(['c0', 'c1', 'c2']),
        (children, asked, opening, restricted) => {
          const found = associate(modelOf(children, restricted), asked, serviceOf, opening)
          const naive = (by: Dimension, where: Question['where']) =>
            naively(children, { ...asked, by: [by], where: where! }, serviceOf, opening, new Set(restricted)).groups
          expect(found.fields.map(each => each.dimension)).toEqual(dimensionsAt(asked.indicator.fact))
          for (const { dimension, values } of found.fields) {
            const { [dimension]: own = [], ...others } = asked.where!
            const possible = naive(dimension, others)
            const ever = new Set([
              ...[...naive(dimension, {})].filter(each => each[1].denominator > 0).map(each => each[0]),
              ...own,
            ])
            expect(new Set(values.map(each => each.key))).toEqual(ever)
            for (const { key, count, counted, selected } of values) {
              const { denominator = 0, numerator = 0 } = possible.get(key) ?? {}
              expect([dimension, key, count, counted]).toEqual([dimension, key, denominator, numerator])
              expect(selected).toBe(own.includes(key))
            }
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives the number, its breakdown and what was left out as ask does', () => {
    fc.assert(
      fc.property(
        anyChildren,
        anyQuestion,
        anyOpening,
        fc.subarray(['c0', 'c1', 'c2']),
        (children, asked, opening, restricted) => {
          const model = modelOf(children, restricted)
          const {
            fields: _,
            rows,
            counted,
            groups,
            children: met,
            leftOut,
            leftOutWhy,
            ...number
          } = associate(model, asked, serviceOf, opening)
          const answer = ask(model, { ...asked, list: true }, serviceOf, { ...opening, today: asked.asOf })
          expect(answer).toMatchObject(number)
          expect(groups).toEqual(answer.groups)
          expect(leftOut).toHaveLength(answer.exclusions.reduce((sum, each) => sum + each.count, 0))
          const listed = { rows, counted, leftOut, leftOutWhy }
          const page = listPage(model, asked, listed, {}, { which: 'left-out' })
          expect(page.mayOpen).toBe(leftOut.length)
          for (const { why, count } of answer.exclusions) {
            const found = listPage(
              model,
              asked,
              listed,
              {},
              { which: 'left-out', why: whyLeftOut(asked.indicator, why) },
            )
            expect([why, found.mayOpen]).toEqual([why, count])
          }
          expect(page.rows.some(each => each.counted || rows.includes(each.row))).toBe(false)
          expect(met).toBe(new Set(answer.list!.map(each => each.childId)).size)
          expect(answer.list!.map(each => [each.row, each.counted])).toEqual(
            [...rows].map((row, at) => [row, counted[at] === 1]),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('tells the workers named apart and all others together, whatever is asked', () => {
    fc.assert(
      fc.property(anyChildren, anyQuestion, anyOpening, (children, asked, opening) => {
        const question = { ...asked, where: { ...asked.where, worker: [] }, by: ['worker' as const] }
        const { worker: _, ...where } = question.where
        const model = modelOf(children)
        const all = associate(model, { ...question, where }, serviceOf, opening)
        const some = associate(model, { ...question, where }, serviceOf, opening, new Set(['ann']))
        expect({ ...some, fields: [], groups: [] }).toEqual({ ...all, fields: [], groups: [] })
        const fold = (key: string) => (key === '' || key === 'ann' ? key : otherWorkers)
        const told = (each: typeof all, of: (key: string) => string) => {
          const sums = new Map<string, [number, number]>()
          for (const { keys, numerator, denominator } of each.groups!) {
            const [counted, all] = sums.get(of(keys[0]!)) ?? [0, 0]
            sums.set(of(keys[0]!), [counted + numerator, all + denominator])
          }
          return sums
        }
        expect(told(some, each => each)).toEqual(told(all, fold))
        const named = some.groups!.map(each => each.keys[0]!).filter(each => each !== '')
        if (named.includes(otherWorkers)) expect(named.at(-1)).toBe(otherWorkers)
        const keys = some.fields.find(each => each.dimension === 'worker')!.values.map(each => each.key)
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) expect(fold(key)).toBe(key)
      }),
      { numRuns: 200 },
    )
  })

  it('knows of what has been published since, and forgets what is gone', () => {
    fc.assert(
      fc.property(anyChildren, anyChildren, anyQuestion, (before, after, asked) => {
        const model = modelOf(before)
        associate(model, asked, serviceOf)
        model.refresh(
          after,
          2,
          before.map(each => each.childId).filter(id => !after.some(each => each.childId === id)),
        )
        const { rows: _, leftOut: left, leftOutWhy: leftWhy, ...found } = associate(model, asked, serviceOf)
        const {
          rows: __,
          leftOut: leftAfresh,
          leftOutWhy: leftWhyAfresh,
          ...afresh
        } = associate(modelOf(after), asked, serviceOf)
        expect(found).toEqual(afresh)
        expect(left).toHaveLength(leftAfresh.length)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a dimension the fact does not have', () => {
    const asked = { indicator: indicatorById('I-03'), asOf: day('2019-05-14') }
    expect(() => associate(modelOf([]), { ...asked, where: { state: ['overdue'] } }, serviceOf)).toThrow(
      'Referrals cannot be cut by state',
    )
    expect(() => associate(modelOf([]), { ...asked, by: ['standard'] }, serviceOf)).toThrow(
      'Referrals cannot be cut by standard',
    )
  })
})
