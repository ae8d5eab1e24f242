import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { buildRecord } from '../record/build.ts'
import { noMappings } from '../record/local-mappings.ts'
import type { SourceRow } from '../record/source-row.ts'
import { evaluate } from '../standards/evaluate.ts'
import { standards } from '../standards/registry.ts'
import { childLabel, pseudonymised } from './pseudonymised.ts'

const row = (table: string, key: string, data: Record<string, string>): SourceRow => ({
  ...{ table, format: 'ssd', key, childId: 'child-4711', data },
})
const rows: SourceRow[] = [
  row('person', 'p1', { pers_forename: 'Robin', pers_surname: 'Ashgrove', pers_dob: '2012-06-15', pers_sex: 'F' }),
  row('cin_episodes', 'r1', { cine_referral_id: 'ref-991', cine_referral_date: '2026-01-05', cine_referral_nfa: 'N' }),
  row('cin_assessments', 'a1', {
    cina_assessment_id: 'ass-771',
    cina_referral_id: 'ref-991',
    cina_assessment_start_date: '2026-01-06',
    cina_assessment_auth_date: '2026-04-20',
    cina_assessment_child_seen: 'Y',
  }),
  row('involvements', 'i1', {
    invo_involvement_start_date: '2026-01-05',
    invo_professional_role_id: 'CW',
    invo_professional_id: 'worker-55',
    invo_professional_team: 'unit-kite',
    invo_worker_change_reason: 'Sam went on leave',
  }),
]
const record = buildRecord('child-4711', rows, noMappings)
const deadlines = evaluate(record, standards, englandAndWales)
const asked = { label: 'Child A', startsOn: day('2026-01-01'), endsOn: day('2026-11-26'), shift: 9 }
const pack = pseudonymised(record, deadlines, asked)

describe('a child in a pack', () => {
  it('has an age at the start, a sex, and days counted from the start and moved', () => {
    expect(pack).toMatchObject({ label: 'Child A', age: 13, sex: 'female' })
    expect(pack.events).toEqual([
      { day: 4 + 9, what: 'Referral' },
      { day: 5 + 9, what: 'Assessment began' },
      { day: 109 + 9, what: 'Assessment authorised' },
    ])
    expect(pack.statuses[0]).toMatchObject({ status: 'referral', from: 13 })
  })

  it('says how late what was due was done', () => {
    const late = pack.deadlines.find(each => each.standardId === 'AS-01')!
    expect(late.state).toBe('late')
    expect(late.done! - late.due).toBe(late.daysLate)
    expect(late.daysLate).toBeGreaterThan(40)
  })

  it('keeps how far apart things were, whatever the days are moved by', () => {
    const other = pseudonymised(record, deadlines, { ...asked, shift: 23 })
    expect(other.events.map(each => each.day - 14)).toEqual(pack.events.map(each => each.day))
    expect(other.deadlines.map(each => each.daysLate)).toEqual(pack.deadlines.map(each => each.daysLate))
  })

  it('tells of nothing before its start or after its end', () => {
    const later = pseudonymised(record, deadlines, { ...asked, startsOn: day('2026-04-01'), endsOn: day('2026-04-10') })
    expect(later.events).toEqual([])
    expect(later.statuses).toEqual([{ status: expect.any(String), from: null, until: null }])
    for (const each of later.deadlines) expect(each.done).toBeNull()
  })

  it('holds no id, name, date or text of any row it was made from', () => {
    const text = JSON.stringify(pack)
    for (const { key, childId, data } of rows) {
      for (const value of [childId, ...Object.values(data)])
        if (value.length > 1 && value !== 'CW') expect(text).not.toContain(value)
      expect(text).not.toContain(`"${key}"`)
    }
    expect(text).not.toMatch(/\d{4}-\d{2}/)
  })

  it('who is not yet born at the start is said to be so', () => {
    expect(pseudonymised(record, [], { ...asked, startsOn: day('2011-01-01') }).age).toBe('not yet born')
    expect(pseudonymised(buildRecord('x', [], noMappings), [], asked)).toMatchObject({
      age: 'not known',
      sex: 'not known',
    })
  })
})

it('letters children', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(childLabel)).toEqual(
    ['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA'].map(each => `Child ${each}`),
  )
})
