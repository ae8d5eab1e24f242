import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { Job } from '../../server/progress.ts'
import type { Batch } from '../../store/batches.ts'
import { Review } from './pages/review.tsx'
import { WorkPage } from './pages/work.tsx'

const job: Job = {
  ...{ id: 'j', title: 'Reading notes.ts', href: '/imports/work/j', permission: 'see-imports', state: 'failed' },
  ...{
    step: undefined,
    done: 0,
    total: undefined,
    startedAt: new Date(0),
    endedAt: new Date(0),
    secondsLeft: undefined,
  },
  message: 'The files are not recognised.\nWhat can be read:\nssd (Standard)\nssda903 (Return)',
}

it('files that were not read are said not to be, with what can be read as a list and a way to choose others', () => {
  const html = renderToString(<WorkPage job={job} />)
  expect(html).toContain('notes.ts was not read</h1>')
  expect(html.match(/<li>/g)).toHaveLength(2)
  expect(html).toContain('Choose other files')
  expect(renderToString(<WorkPage job={{ ...job, title: 'Reading 3 files' }} />)).toContain('3 files were not read')
  expect(renderToString(<WorkPage job={{ ...job, title: 'Publishing import 5' }} />)).toContain(
    'Not done: Publishing import 5',
  )
})

it('asks in words that hold of one row', () => {
  const batch = { batch: 4, counts: { gone: 1, rejected: 1 } } as unknown as Batch
  const html = renderToString(
    <Review
      {...{ batch, byTable: {}, samples: [], mayImport: true, csrf: '', problem: undefined }}
      asks={['gone', 'refused']}
    />,
  )
  expect(html).toContain('What is not in this extract (1 row) is meant to go')
  expect(html).toContain('Publish the rest without what could not be taken (1 row)')
  expect(html).not.toContain('1 rows')
})
