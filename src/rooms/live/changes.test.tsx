import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { DueItem } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import { csvOf } from '../../ui/index.ts'
import { changesTable } from './changes-table.ts'
import { ChangesPage } from './pages/changes.tsx'
import type { View } from './view.ts'
import type { WhatChanged } from './what-changed.ts'

const today = day('2026-11-26')
const asAt = { day: today, today, on: undefined }
const chosen = { title: 'Children and Families', query: {}, part: {} }
const view = { chosen, asAt, standards: unsetStandards } as unknown as View

const late: DueItem = {
  ...{ childId: 'c1', standardId: 'CP-11', subject: 'p1', ordinal: 1, state: 'overdue', band: 'overdue' },
  ...{ triggerOn: day('2026-02-02'), dueOn: day('2026-02-16'), workOn: day('2026-02-16') },
  ...{ lateAfter: today - 1, workingDaysLate: 1, unit: 'U1', worker: 'w1', lastSeenOn: undefined },
}
const changes: WhatChanged = {
  days: 1,
  newlyOverdue: { count: 1, items: [late] },
  newlyDone: { count: 0, items: [] },
  recordedLate: 'Not known.',
}

describe('what is newly overdue', () => {
  it('says from when late is counted, where it was due long before', () => {
    const names = new Map([['c1', 'Robin Example']])
    const html = renderToString(<ChangesPage {...{ view, changes, names, organisation }} download={undefined} />)
    expect(html).toContain('16 Feb 2026')
    expect(html).toContain('counted from 25 Nov 2026: due before what is supplied begins')
    const [head, row] = csvOf(changesTable(changes, { organisation, names, view })).split('\r\n')
    expect(head).toContain(',State,Late counted from,')
    expect(row).toContain(',2026-02-16,,Overdue,2026-11-25,')
  })
})

describe('what changed in seven days', () => {
  const done = { ...late, state: 'met-late', metOn: today - 3 } as const
  const week: WhatChanged = { ...changes, days: 7, newlyDone: { count: 1, items: [done] } }

  it('says since when, each with the day it was done, and keeps to the seven days', () => {
    const html = renderToString(
      <ChangesPage {...{ view, organisation }} changes={week} names={new Map()} download={undefined} />,
    )
    expect(html).toContain('In the 7 days since Thu 19 Nov 2026.')
    expect(html).toContain('not yet overdue on Thu 19 Nov 2026')
    expect(html).toContain('23 Nov 2026')
    expect(html).toContain('<input type="hidden" name="days" value="7"')
    const table = changesTable(week, { organisation, names: new Map(), view })
    expect(table.name).toBe('changed-2026-11-19-to-2026-11-26')
    expect(csvOf(table)).toContain(',2026-02-16,2026-11-23,')
  })
})
