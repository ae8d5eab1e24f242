import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { KeptColumns } from './pages/kept-columns.tsx'

it('columns that were held and are no longer in the file are warned of once, with where to say another name', () => {
  const lost = (...columns: Parameters<typeof KeptColumns>[0]['columns']) =>
    renderToString(<KeptColumns columns={columns} />)
  const authorised = { table: 'cin_assessments', column: 'cina_assessment_auth_date', rows: 1240 }
  const seen = { table: 'cp_visits', column: 'cppv_cp_visit_seen', rows: 1 }
  expect(lost(authorised)).toContain(
    'A column that was in an earlier extract is not in this one. What is held of it stays as it was then; of new rows it is not known.',
  )
  const both = lost(authorised, seen)
  expect(both.match(/govuk-warning-text"/g)).toHaveLength(1)
  expect(both).toContain('2 columns that were in an earlier extract are not in this one.')
  expect(both).toContain('cina_assessment_auth_date of “Assessments”: held in 1,240 rows')
  expect(both).toContain('cppv_cp_visit_seen of “Child protection visits”: held in 1 row<')
  expect(both).toContain('href="/imports/mappings"')
  expect(lost()).toBe('')
})
