import { expect, it } from 'vitest'
import type { SourceRow } from '../domain/record/source-row.ts'
import { collapseDuplicates } from './collapse-duplicates.ts'

const visit = (key: string, data: Record<string, string>): SourceRow => ({
  table: 'cp_visits',
  format: 'ssd',
  key,
  childId: '1',
  data: { cppv_cp_visit_date: '2019-05-01', ...data },
})

it('leaves one row a key: the visit at which the child was seen, else the fuller', () => {
  const seen = visit('a', { cppv_cp_visit_seen: 'Y' })
  const unseen = visit('a', { cppv_cp_visit_seen: 'N', cppv_cp_visit_id: '1', cppv_cp_visit_bedroom: 'N' })
  const short = visit('b', { cppv_cp_visit_id: '1' })
  const full = visit('b', { cppv_cp_visit_id: '1', cppv_cp_plan_id: '2' })
  const { rows, repeated, conflicts } = collapseDuplicates([unseen, seen, short, full, { ...full }, { ...seen }])
  expect(rows).toEqual([seen, full])
  expect(repeated).toEqual(new Map([['cp_visits', 2]]))
  expect(conflicts.map(each => each.dropped)).toEqual([unseen, short])
})

it('keeps formats and tables apart', () => {
  const one = visit('a', {})
  expect(
    collapseDuplicates([one, { ...one, format: 'cin-census' }, { ...one, table: 'cin_visits' }]).rows,
  ).toHaveLength(3)
})
