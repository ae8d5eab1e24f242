import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indicatorById } from '../indicators/registry.ts'
import { broken } from './broken.testing.ts'
import { findQualityRule, qualityFamilies, qualityRules } from './index.ts'
import {
  assessment,
  base,
  care,
  conference,
  enquiry,
  found,
  leaving,
  missing,
  plan,
  type Rows,
  visit,
} from './testing.ts'

describe('the rules of data quality', () => {
  it('find nothing in a record with nothing amiss, while the child is one', () => {
    const whileChild = (rows: Rows) => found(rows).filter(each => each.on < '2033-03-02')
    expect(whileChild(base)).toEqual([])
    expect(
      whileChild([
        ...base,
        assessment('2026-01-06', { cina_assessment_auth_date: '2026-01-28' }),
        assessment('2026-01-28'),
        enquiry('2026-01-12', { s47e_s47_end_date: '2026-01-20', s47e_icpc_not_required: 'N' }),
        conference('2026-01-30'),
        plan('2026-02-02'),
        visit('2026-02-09', { cppv_cp_visit_seen: 'Y', cppv_cp_visit_seen_alone: 'Y' }),
      ]),
    ).toEqual([])
  })

  it.each(broken)('%s finds what it is about', (rule, rows, on) => {
    const mine = found(rows).filter(each => each.id === rule)
    expect(mine.map(each => each.on)).toEqual([on])
  })

  it('say which it is of several things that a rule looks for', () => {
    const which = (rule: string, rows: Rows) =>
      found(rows)
        .filter(each => each.id === rule)
        .map(each => each.which)
    const suitable = 'clea_care_leaver_accom_suitable'
    expect(which('DQ-71', leaving({ [suitable]: undefined }))).toEqual(['whether it is suitable'])
    expect(which('DQ-71', leaving({ clea_care_leaver_accommodation: undefined }))).toEqual([
      'where the young person lives',
    ])
    expect(which('DQ-71', leaving({ clea_care_leaver_accommodation: undefined, [suitable]: undefined }))).toEqual([
      'both',
    ])
    const left = { clae_cla_episode_ceased_date: '2026-04-02', clae_cla_episode_ceased_reason: 'E8' }
    const times = [
      missing('2014-02-02', '2014-02-03'),
      missing('2026-03-02', '2026-03-04'),
      missing('2026-03-03', '2026-03-05'),
      missing('2026-04-01', '2026-04-03'),
    ]
    expect(which('DQ-59', [...base, care('2026-02-02', left), ...times])).toEqual([
      'two at once',
      'before birth',
      'past the end of care',
    ])
  })

  it('each have a record that breaks them, an id of their own, and say what they are about in full', () => {
    expect(broken.map(([rule]) => rule)).toEqual(qualityRules.map(each => each.id))
    expect(new Set(qualityRules.map(each => each.id)).size).toBe(qualityRules.length)
    for (const each of qualityRules) {
      expect(qualityFamilies).toContain(each.family)
      expect(each.matters).toMatch(/\.$/)
      expect(each.remedy).toMatch(/\.$/)
      for (const id of each.distorts) expect(indicatorById(id).id).toBe(id)
      expect(findQualityRule(each.id)).toBe(each)
    }
    expect(findQualityRule('DQ-00')).toBeUndefined()
  })

  it('never fail, whatever a record says', () => {
    const date = fc.constantFrom('2013-02-29', '2026-01-05', '2026-02-02', '2027-09-01', 'zz/zz/2020', '<b>', '')
    const tables = [
      ...new Set(broken.flatMap(([, rows]) => rows.map(([table, data]) => [table, Object.keys(data)] as const))),
    ]
    const row = fc
      .constantFrom(...tables)
      .chain(([table, columns]) =>
        fc.record(Object.fromEntries(columns.map(each => [each, date]))).map(data => [table, data] as const),
      )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), rows => {
        for (const each of found(rows as Rows)) expect(each.on).toMatch(/^\d{4}-/)
      }),
    )
  })
})
