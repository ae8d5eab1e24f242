import { type Answer, ask, type Listed, type Seen } from '../../analysis/index.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { type ExportTable, type StateName, stateWords } from '../../ui/index.ts'
import { openTitle } from '../child/index.ts'
import type { RoomServices } from '../services.ts'
import type { ListedNumber } from './addresses.ts'
import { holderNamer } from './holder-name.ts'
import { unitName } from './part.ts'
import type { View } from './view.ts'

/** Which of those that fell due are listed. */
export type Done = 'all' | 'in-time' | 'missed'

/** The list behind a number of the board, and what it comes to in all. */
export interface Behind {
  readonly number: ListedNumber
  readonly answer: Answer
  readonly done: Done
  /** As listed: what the reader may open of it, in order. */
  readonly rows: readonly Listed[]
  /** How many the number counts, whoever may open them. */
  readonly count: number
}

/** Asks the board's own question again, with its list. */
export function readBehind(
  { model }: Pick<RoomServices, 'model'>,
  view: View,
  number: ListedNumber,
  { standard, done }: { readonly standard?: string | undefined; readonly done: Done },
): Behind {
  const { units, workers } = view.chosen.part
  const where = {
    ...(units ? { unit: [...units] } : {}),
    ...(workers ? { worker: [...workers] } : {}),
  }
  const id = number === 'in-time' && standard !== undefined ? `${standard}.in-time` : number
  const question = { indicator: indicatorById(id), asOf: view.asAt.day, where, list: true }
  const answer = ask(model, question, () => undefined, view.opening)
  const wanted = (each: Listed) => done === 'all' || each.counted === (done === 'in-time')
  const rows = (answer.list ?? []).filter(wanted)
  rows.sort(number === 'in-time' ? latestFirst : longestFirst)
  const counts = { all: answer.denominator, 'in-time': answer.numerator, missed: answer.denominator - answer.numerator }
  return { number, answer, done, rows, count: counts[done] }
}

function latestFirst(a: Listed, b: Listed): number {
  return (b.on ?? 0) - (a.on ?? 0) || byChild(a, b)
}

function longestFirst(a: Listed, b: Listed): number {
  return (dayIn(a, 'since') ?? 0) - (dayIn(b, 'since') ?? 0) || byChild(a, b)
}

function byChild(a: Listed, b: Listed): number {
  return a.childId < b.childId ? -1 : a.childId > b.childId ? 1 : 0
}

/** A day among a row's cells, as known on the as-at day. */
export function dayIn(row: Listed, column: string): Day | undefined {
  const cell = row.cells[column]
  return typeof cell === 'number' ? cell : undefined
}

/** What a deadline that is listed was about, in the words of the rule it was judged by. */
export function titleOf(row: Listed, { standards, asAt }: Pick<View, 'standards' | 'asAt'>): string {
  const standardId = String(row.cells.standard)
  // Derived by earlier rules, of a standard that is no more.
  if (findStandard(standardId) === undefined) return standardId
  const [triggerOn, dueOn] = [dayIn(row, 'triggerOn'), dayIn(row, 'dueOn')]
  return triggerOn === undefined || dueOn === undefined
    ? standards.byId(standardId, asAt.day).title
    : standards.judging({ standardId, triggerOn, dueOn }).title
}

/** How something that fell due came out. */
export function outcomeOf(row: Listed): StateName {
  if (row.counted) return 'met-in-time'
  if (dayIn(row, 'metOn') !== undefined) return 'met-late'
  return dayIn(row, 'endedOn') === undefined ? 'overdue' : 'ended'
}

/** The list behind a number, to save. */
export function behindTable(
  { number, rows, done }: Behind,
  {
    organisation,
    names,
    view,
    seenOf,
  }: {
    organisation: Parameters<typeof unitName>[0]
    names: ReadonlyMap<string, string>
    view: View
    seenOf: (childId: string) => Seen | undefined
  },
): ExportTable<Listed> {
  const { day } = view.asAt
  const holderName = holderNamer(organisation)
  const child = [
    { heading: 'Child', kind: 'text', value: (each: Listed) => names.get(each.childId) },
    { heading: 'Child id', kind: 'text', value: (each: Listed) => each.childId },
  ] as const
  const held = [
    {
      heading: 'Worker',
      kind: 'text',
      value: (each: Listed) => holderName(each.worker),
    },
    { heading: 'Unit', kind: 'text', value: (each: Listed) => unitName(organisation, each.unit) },
  ] as const
  if (number === 'children-open') {
    return {
      name: `children-open-${iso(day)}`,
      rows,
      columns: [
        ...child,
        { heading: 'Open for', kind: 'text', value: each => openTitle(each.cells.status) },
        { heading: 'Since', kind: 'day', value: each => dayIn(each, 'since') },
        { heading: 'Last seen', kind: 'day', value: each => seenOf(each.childId)?.on },
        ...held,
      ],
    }
  }
  return {
    name: `fell-due-${done}-${iso(day)}`,
    rows,
    columns: [
      ...child,
      { heading: 'Standard', kind: 'text', value: each => each.cells.standard },
      { heading: 'What', kind: 'text', value: each => titleOf(each, view) },
      { heading: 'Due', kind: 'day', value: each => dayIn(each, 'dueOn') },
      { heading: 'Done', kind: 'day', value: each => dayIn(each, 'metOn') },
      { heading: 'Outcome', kind: 'text', value: each => stateWords[outcomeOf(each)] },
      ...held,
    ],
  }
}
