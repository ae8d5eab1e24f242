import type { DueItem } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { WordsAsked } from '../../domain/oversight/words-asked.ts'
import { describeBriefly } from '../../domain/standards/describe.ts'
import { howFar } from '../../domain/standards/how-far.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import { type ExportTable, stateWords } from '../../ui/index.ts'
import { holderNamer, unitName } from '../live/index.ts'
import { bandTitles } from './words.ts'

/** What is due as a table to save: what the page shows, each in a column of its own. */
export function asTable(
  rows: readonly DueItem[],
  day: Day,
  organisation: Organisation,
  names: ReadonlyMap<string, string>,
  standards: SetStandards,
  wordsAsked: WordsAsked,
): ExportTable<DueItem> {
  const holderName = holderNamer(organisation)
  const howLate = (each: DueItem) =>
    each.state === 'overdue' ? howFar(standards.judging(each), each, each.state, day, englandAndWales) : undefined
  return {
    name: `due-${iso(day)}`,
    rows,
    columns: [
      { heading: 'Group', kind: 'text', value: each => bandTitles[each.band] },
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Standard', kind: 'text', value: each => each.standardId },
      { heading: 'What', kind: 'text', value: each => standards.judging(each).title },
      { heading: 'Asked for', kind: 'text', value: wordsAsked },
      { heading: 'Why', kind: 'text', value: each => describeBriefly(each, standards.judging(each)) },
      { heading: 'Due', kind: 'day', value: each => each.dueOn },
      {
        heading: 'Customary date',
        kind: 'day',
        value: each => (each.workOn === each.dueOn ? undefined : each.workOn),
      },
      { heading: 'State', kind: 'text', value: each => stateWords[each.state] },
      // As the page says it, in the unit the rule counts in; then as numbers, by both ways of counting.
      { heading: 'How late', kind: 'text', value: howLate },
      {
        heading: 'Days late',
        kind: 'number',
        value: each => (each.state === 'overdue' ? day - (each.lateAfter ?? each.dueOn) : undefined),
      },
      {
        heading: 'Working days late',
        kind: 'number',
        value: each => (each.state === 'overdue' ? each.workingDaysLate : undefined),
      },
      // Where it fell due before what is supplied begins, and is late all the same.
      { heading: 'Late counted from', kind: 'day', value: each => each.lateAfter },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
      { heading: 'Last seen', kind: 'day', value: each => each.lastSeenOn },
    ],
  }
}
