import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { LostTables } from './pages/lost-tables.tsx'

it('a file that was not read is warned of at the head, with where to say what its headings mean', () => {
  const html = renderToString(
    <LostTables
      issues={[
        {
          file: 'ssd_cp_visits.csv',
          row: 1,
          column: 'cppv_cp_visit_date',
          code: 'key-column-missing',
          severity: 'error',
          message: 'There is no column cppv_cp_visit_date, without which a row says nothing. The file was not read.',
          remedy: 'If “Visit Day” is its name there, say so on the Mappings page.',
        },
      ]}
    />,
  )
  expect(html).toContain('govuk-warning-text')
  expect(html).toContain('ssd_cp_visits.csv: There is no column cppv_cp_visit_date')
  expect(html).toContain('say so on the <a class="govuk-link" href="/imports/mappings">Mappings page</a>.')
  expect(renderToString(<LostTables issues={[]} />)).toBe('')
})
