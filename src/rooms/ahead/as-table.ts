import type { DueItem } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { WordsAsked } from '../../domain/oversight/words-asked.ts'
import type { ExportTable } from '../../ui/index.ts'
import { holderNamer, unitName } from '../live/index.ts'
import type { AheadReading } from './reading.ts'

/** What falls due ahead, to save. */
export function aheadTable(
  { items, range, view }: AheadReading,
  organisation: Organisation,
  names: ReadonlyMap<string, string>,
  wordsAsked: WordsAsked,
): ExportTable<DueItem> {
  const holderName = holderNamer(organisation)
  return {
    name: `ahead-${iso(range.first)}-to-${iso(range.last)}`,
    rows: items,
    columns: [
      { heading: 'Due', kind: 'day', value: each => each.dueOn },
      {
        heading: 'To be done by',
        kind: 'day',
        value: each => englandAndWales.lastWorkingDayOnOrBefore(each.dueOn) ?? each.dueOn,
      },
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Standard', kind: 'text', value: each => each.standardId },
      { heading: 'What', kind: 'text', value: each => view.standards.judging(each).title },
      { heading: 'Asked for', kind: 'text', value: wordsAsked },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
    ],
  }
}
