import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { Batch } from '../../store/batches.ts'
import { Issues, NothingFound } from './pages/issues.tsx'

it('an import that came to nothing does not say that every row was taken', () => {
  expect(renderToString(<NothingFound batch={{ state: 'published' }} />)).toContain('Every row was taken')
  const failed = renderToString(<NothingFound batch={{ state: 'failed' }} />)
  expect(failed).toContain('Nothing was taken')
  expect(failed).not.toContain('Every row')
})

it('what is wrong and what to do are sentences, read from the left on a phone', () => {
  const issue = { file: 'a.csv', code: 'x', severity: 'error', message: 'It is wrong.', remedy: 'Mend it.' } as const
  const html = renderToString(
    <Issues
      {...{ batch: { state: 'published' } as Batch, kinds: [], code: undefined, from: 0, address: '/imports/1' }}
      issues={[{ ...issue, ordinal: 1 }]}
    />,
  )
  expect(html.match(/<td class="[^"]*sl-cell-words"/g)).toHaveLength(2)
})
