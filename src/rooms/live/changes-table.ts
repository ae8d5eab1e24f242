import type { DueItem } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { type ExportTable, stateWords } from '../../ui/index.ts'
import { holderNamer } from './holder-name.ts'
import { unitName } from './part.ts'
import type { View } from './view.ts'
import type { WhatChanged } from './what-changed.ts'

interface Changed extends DueItem {
  readonly change: string
  readonly metOn?: Day
}

/** What changed, to save: all three lists one after the other. */
export function changesTable(
  { days, newlyOverdue, newlyDone, recordedLate }: WhatChanged,
  { organisation, names, view }: { organisation: Organisation; names: ReadonlyMap<string, string>; view: View },
): ExportTable<Changed> {
  const holderName = holderNamer(organisation)
  const late = typeof recordedLate === 'string' ? [] : recordedLate.items
  const { day } = view.asAt
  return {
    name: days === 1 ? `changed-${iso(day)}` : `changed-${iso(day - days)}-to-${iso(day)}`,
    rows: [
      ...newlyOverdue.items.map(each => ({ ...each, change: 'Newly overdue' })),
      ...newlyDone.items.map(each => ({ ...each, change: 'Done' })),
      ...late.map(each => ({ ...each, change: 'Recorded late' })),
    ],
    columns: [
      { heading: 'Change', kind: 'text', value: each => each.change },
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Standard', kind: 'text', value: each => each.standardId },
      { heading: 'What', kind: 'text', value: each => view.standards.judging(each).title },
      { heading: 'Due', kind: 'day', value: each => each.dueOn },
      { heading: 'Done', kind: 'day', value: each => each.metOn },
      { heading: 'State', kind: 'text', value: each => stateWords[each.state] },
      { heading: 'Late counted from', kind: 'day', value: each => each.lateAfter },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
    ],
  }
}

/** Every child that a list of changes tells of. */
export function childrenOf({ newlyOverdue, newlyDone, recordedLate }: WhatChanged, most = Infinity): string[] {
  const late = typeof recordedLate === 'string' ? [] : recordedLate.items
  return [newlyOverdue.items, newlyDone.items, late].flatMap(items => items.slice(0, most).map(each => each.childId))
}
