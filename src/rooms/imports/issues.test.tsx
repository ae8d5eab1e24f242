import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { NothingFound } from './pages/issues.tsx'

it('an import that came to nothing does not say that every row was taken', () => {
  expect(renderToString(<NothingFound batch={{ state: 'published' }} />)).toContain('Every row was taken')
  const failed = renderToString(<NothingFound batch={{ state: 'failed' }} />)
  expect(failed).toContain('Nothing was taken')
  expect(failed).not.toContain('Every row')
})
