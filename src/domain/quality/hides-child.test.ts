import { expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { buildRecord } from '../record/build.ts'
import { noMappings } from '../record/local-mappings.ts'
import { evaluate } from '../standards/evaluate.ts'
import { standards } from '../standards/registry.ts'
import { stateOn } from '../standards/state.ts'
import { findQualityRule } from './index.ts'
import { base, enquiry, found, plan, type Rows, withPerson } from './testing.ts'

function overdueOf(rows: Rows): string[] {
  const source = rows.map(
    ([table, data], index) => ({ table, format: 'ssd', key: `k${index}`, childId: 'c1', data }) as const,
  )
  return evaluate(buildRecord('c1', source, noMappings), standards, englandAndWales)
    .filter(each => stateOn(each, day('2026-06-01')) === 'overdue')
    .map(each => each.standardId)
}

const review = ['cp_reviews', { cppr_cp_review_date: '2026-02-20', cppr_cp_plan_id: 'p2026-02-02' }] as const

it.each([
  ['DQ-07', 'CP-11', [...withPerson({ pers_death_date: '2026-02-03' }), plan('2026-02-02')]],
  ['DQ-33', 'CP-11', [...base, plan('2026-02-02', { cppl_cp_plan_end_date: '2026-01-20' })]],
  ['DQ-35', 'CP-03', [...base, enquiry('2026-01-06', { s47e_s47_end_date: '2026-01-16' })]],
  ['DQ-38', 'CP-11', [...base, plan('2026-02-02', { cppl_cp_plan_end_date: '2026-02-02' })]],
  ['DQ-100', 'CP-11', [...base, plan('2026-02-02', { cppl_cp_plan_end_date: '2026-02-03' }), review]],
  ['DQ-80', 'CP-11', [...base, plan('2026-02-02', { cppl_cp_plan_ola: 'Y' })]],
  ['DQ-85', 'CP-02', [...base, enquiry('2026-01-16', { s47e_s47_end_date: '2026-01-06' })]],
] as const)('%s puts a child out of sight only if nothing of %s falls due by it', (id, standard, rows) => {
  expect(found(rows).map(each => each.id)).toContain(id)
  expect(findQualityRule(id)!.hidesChild === true).toBe(!overdueOf(rows).includes(standard))
})
