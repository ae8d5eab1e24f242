import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { ExportTable } from '../../ui/index.ts'
import { holderNamer, unitName } from '../live/index.ts'
import type { Tracked } from './tracker.ts'
import { whoWords } from './who.ts'
import { stageWords, weekWords } from './words.ts'

/** The tracker, to save: every process with its week, what comes next, by when and who has to act. */
export function trackerTable(
  rows: readonly Tracked[],
  {
    names,
    organisation,
    today,
  }: { readonly names: ReadonlyMap<string, string>; readonly organisation: Organisation; readonly today: Day },
): ExportTable<Tracked> {
  const holderName = holderNamer(organisation)
  return {
    name: `legal-${iso(today)}`,
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Stage', kind: 'text', value: each => stageWords[each.stage] },
      { heading: 'Since', kind: 'day', value: each => each.since },
      { heading: 'Week', kind: 'text', value: each => weekWords(each.stage, each.weeksFrom, today) },
      { heading: 'Next step', kind: 'text', value: ({ todos: [next] }) => next && (next.which ?? next.what) },
      { heading: 'By', kind: 'day', value: ({ todos: [next] }) => next?.dueOn },
      {
        heading: 'Working days late',
        kind: 'number',
        value: ({ todos: [next] }) => (next === undefined ? undefined : Math.max(0, next.workingDaysLate)),
      },
      { heading: 'Late counted from', kind: 'day', value: ({ todos: [next] }) => next?.item?.lateAfter },
      {
        heading: 'Who has to act',
        kind: 'text',
        value: each => each.todos[0] && whoWords(each.todos[0].who, each, organisation),
      },
      { heading: 'Actions open', kind: 'number', value: each => each.actions.open },
      { heading: 'Actions late', kind: 'number', value: each => each.actions.late },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
      {
        heading: 'Held',
        kind: 'text',
        value: each => (each.process === undefined ? 'in the extract only' : 'in Sightline'),
      },
    ],
  }
}
