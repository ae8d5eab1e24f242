import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { KeptColumns } from './pages/kept-columns.tsx'

it('a column that was held and is no longer in the file is warned of, with where to say its other name', () => {
  const html = renderToString(
    <KeptColumns columns={[{ table: 'cin_assessments', column: 'cina_assessment_auth_date', rows: 1240 }]} />,
  )
  expect(html).toContain('govuk-warning-text')
  expect(html).toContain(
    'The column cina_assessment_auth_date was in an earlier extract of cin assessments and is not in this one. What is held of it stays in 1,240 rows, as it was then.',
  )
  expect(html).toContain('href="/imports/mappings"')
  expect(renderToString(<KeptColumns columns={[]} />)).toBe('')
})
