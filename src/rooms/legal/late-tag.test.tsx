import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { DueItem } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import { csvOf } from '../../ui/index.ts'
import { trackerTable } from './as-table.ts'
import { LateTag } from './pages/tags.tsx'
import { fromItem } from './to-do.ts'
import type { Tracked } from './tracker.ts'

const today = day('2026-11-26')

/** An assessment that was commissioned, due in February and late only from 20 November. */
const item: DueItem = {
  ...{ childId: 'c1', standardId: 'CT-12', subject: 'p1', ordinal: 1, state: 'overdue', band: 'overdue' },
  ...{ triggerOn: day('2026-02-02'), dueOn: day('2026-02-16'), workOn: day('2026-02-16') },
  ...{ workingDaysLate: 4, unit: 'U1', worker: 'w1', lastSeenOn: undefined },
}
const late = fromItem({ ...item, lateAfter: day('2026-11-20') }, unsetStandards)

describe('what waits in a legal process', () => {
  it('says from when late is counted, where that is not the day it was due', () => {
    expect(renderToString(<LateTag {...late} />)).toContain('counted from 20 Nov 2026')
    expect(renderToString(<LateTag {...fromItem(item, unsetStandards)} />)).not.toContain('counted from')
  })

  it('has that day in its file too', () => {
    const row = { childId: 'c1', stage: 'in proceedings', since: today, todos: [late], actions: { open: 0, late: 0 } }
    const [head, told] = csvOf(
      trackerTable([row as unknown as Tracked], { names: new Map(), organisation, today }),
    ).split('\r\n')
    expect(head).toContain(',By,Working days late,Late counted from,')
    expect(told).toContain(',2026-02-16,4,2026-11-20,')
  })
})
