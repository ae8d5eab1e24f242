import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { deriveChild } from '../domain/indicators/derive.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { indicatorById } from '../domain/indicators/registry.ts'
import { noMappings } from '../domain/record/local-mappings.ts'
import { ask } from './ask.ts'
import { amissByRule, childrenWithAnythingAmiss, distortionsOf } from './quality.ts'
import { ReadModel } from './read-model.ts'
import { anyChildren, anyDay } from './testing/random-facts.ts'

function modelOf(children: readonly DerivedChild[]): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  model.restrict(['c5'])
  return model
}

const nothing = Object.fromEntries(factTables.map(each => [each.name, []]))
const from = day('2026-01-05')

/** A child held by a unit and looked after, with visits, and what is amiss in its record. */
function child(
  childId: string,
  unit: string,
  visits: readonly (0 | 1 | null)[],
  amiss: readonly string[],
): DerivedChild {
  return {
    childId,
    facts: {
      ...nothing,
      holding: [[from, null, 'ann', unit]],
      status: [[from, null, 'looked after', from]],
      visit: visits.map((seen, index) => [from + index, 'care', seen, null]),
      qualityIssue: amiss.map(code => [from, null, code, 'cla_visits', 'k', 0]),
    },
  }
}

describe('what is amiss in records', () => {
  it('is no worker not recorded where the authority supplies none', () => {
    const held = child('c1', 'kite', [], ['DQ-60', 'DQ-36'])
    const byNobody = { ...held, facts: { ...held.facts, holding: [[from, null, null, 'kite']] } }
    const rulesOf = (...children: readonly DerivedChild[]) => [...amissByRule(modelOf(children), { asOf: from }).keys()]
    expect(rulesOf(byNobody)).toEqual(['DQ-36'])
    expect(rulesOf(byNobody, { ...held, childId: 'c2' }).sort()).toEqual(['DQ-36', 'DQ-60'])
  })

  it('is by rule what the indicator of each rule answers, with its children', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, fc.subarray(['kite', 'wren', 'swift', '']), (children, asOf, unit) => {
        const model = modelOf(children)
        const where = { unit }
        const all = indicatorById('DQ')
        const byRule = amissByRule(model, { asOf, where })
        let things = 0
        for (const code of ['A', 'B', 'C']) {
          const indicator = { ...all, outOf: [...all.outOf!, { column: 'code', is: [code] }] }
          const answer = ask(model, { indicator, asOf, where, list: true }, () => undefined)
          const found = byRule.get(code) ?? { things: 0, children: 0 }
          expect(found.things).toBe(answer.numerator)
          expect(found.children).toBe(new Set(answer.list!.map(each => each.childId)).size)
          things += found.things
        }
        const unnamed = { ...all, outOf: [...all.outOf!, { missing: 'code' }] }
        const rest = ask(model, { indicator: unnamed, asOf, where }, () => undefined).numerator
        expect(things + rest).toBe(ask(model, { indicator: all, asOf, where }, () => undefined).numerator)
      }),
    )
  })

  it.each<[string, string, Record<string, string>]>([
    ['DQ-14', 'cin_episodes', { cine_referral_date: '2026-06-10', cine_close_date: '2026-01-06' }],
    ['DQ-18', 'cin_assessments', { cina_assessment_start_date: '2026-06-10', cina_assessment_auth_date: '2026-01-06' }],
    ['DQ-21', 'cin_plans', { cinp_cin_plan_start_date: '2026-06-10', cinp_cin_plan_end_date: '2026-01-06' }],
    ['DQ-33', 'cp_plans', { cppl_cp_plan_start_date: '2026-06-10', cppl_cp_plan_end_date: '2026-01-06' }],
    ['DQ-38', 'cp_plans', { cppl_cp_plan_start_date: '2026-06-10', cppl_cp_plan_end_date: '2026-06-10' }],
    ['DQ-80', 'cp_plans', { cppl_cp_plan_start_date: '2026-06-10', cppl_cp_plan_ola: 'Y' }],
    ['DQ-81', 'private_fostering_visits', { visited_on: '2026-06-10' }],
    ['DQ-85', 's47_enquiry', { s47e_s47_start_date: '2026-06-10', s47e_s47_end_date: '2026-01-06' }],
    [
      'DQ-86',
      'missing',
      { miss_missing_episode_start_date: '2026-06-10', miss_missing_episode_end_date: '2026-01-06' },
    ],
  ])('%s lists a child who is open for nothing because of it', (code, table, data) => {
    const row = { table, format: 'ssd', key: 'k', childId: 'c1', data } as const
    const model = modelOf([deriveChild('c1', [row], noMappings, [], englandAndWales)])
    const answer = ask(model, { indicator: indicatorById(code), asOf: day('2026-11-28'), list: true }, () => undefined)
    expect(answer.list!.map(each => each.childId)).toEqual(['c1'])
  })

  it('touches the rows of the children it is in, under the rules that bear on a number, and no others', () => {
    const model = modelOf([
      child('c1', 'kite', [1, null, 1], ['DQ-40', 'DQ-40']),
      child('c2', 'kite', [1], ['DQ-55']),
      child('c3', 'wren', [1, 1], ['DQ-40']),
      child('c5', 'kite', [null], ['DQ-40']),
    ])
    const asOf = day('2026-03-01')
    const visits = [indicatorById('I-77.visits')]
    expect(distortionsOf(model, visits, { asOf })).toMatchObject([{ touched: 5, of: 6 }])
    expect(distortionsOf(model, visits, { asOf, where: { unit: ['kite'] } })).toMatchObject([{ touched: 3, of: 4 }])
    expect(distortionsOf(model, visits, { asOf }, new Set(['DQ-55']))).toMatchObject([{ touched: 0, of: 6 }])
    const named = { named: new Set(['c5']) }
    expect(distortionsOf(model, visits, { asOf, opening: named })).toMatchObject([{ touched: 6, of: 7 }])
    expect(childrenWithAnythingAmiss(model, { asOf })).toBe(3)
    expect(childrenWithAnythingAmiss(model, { asOf, where: { unit: ['kite'] } })).toBe(2)
    expect(childrenWithAnythingAmiss(model, { asOf: from - 1 })).toBe(0)
  })
})
