import fc from 'fast-check'
import { type Day, day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import type { Cell, DerivedChild, FactTable } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { statuses } from '../../domain/record/status.ts'
import { standards } from '../../domain/standards/registry.ts'

/** The days random facts fall in: short enough that they meet one another. */
export const firstDay = day('2018-01-01')
export const lastDay = day('2020-06-30')

export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: firstDay, max: lastDay })

const seldomNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })
const some = (...texts: readonly string[]) => fc.constantFrom<Cell>(...texts)

const codes: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  unit: some('kite', 'wren', 'swift'),
  worker: some('ann', 'bob', 'cat'),
  unitOnDue: some('kite', 'wren', 'swift'),
  workerOnDue: some('ann', 'bob', 'cat'),
  standard: some('CP-11', 'AS-01', 'CP-09', 'LV-02', ...standards.slice(0, 3).map(each => each.id)),
  status: some(...statuses),
  missed: some('LR-01', 'LR-03', 'CP-08', 'CP-09'),
}

/** Rows of any content that the table's columns allow; days in no order but the first two of a row. */
function anyRow(table: FactTable): fc.Arbitrary<Cell[]> {
  const cells = Object.entries(table.columns).map(([name, type], index): fc.Arbitrary<Cell> => {
    if (type === 'day') return index === 0 || name === 'triggerOn' || name === 'dueOn' ? anyDay : seldomNull(anyDay)
    if (type === 'flag') return fc.constantFrom<Cell>(0, 1, null)
    if (type === 'number') return name === 'ordinal' ? fc.integer({ min: 1, max: 4 }) : seldomNull(fc.nat(90))
    if (type === 'text') return fc.constantFrom<Cell>('k1', 'k2')
    if (name === 'kind') {
      return table.name === 'visit'
        ? some('need', 'protection', 'care')
        : some('protection', 'care', 'assessment', 'progress')
    }
    if (name === 'standard') return codes[name]!
    return seldomNull(codes[name] ?? some('A', 'B', 'C'))
  })
  const from = Object.keys(table.columns).findIndex(name => name === 'from' || name === 'startedOn')
  return fc.tuple(...cells).map(row => {
    const [start, end] = [row[from], row[from + 1]]
    if (from !== -1 && typeof start === 'number' && typeof end === 'number' && end < start) row[from + 1] = start
    if (table.name === 'status') row[3] = Math.min(row[0] as number, (row[3] as number | null) ?? lastDay)
    if ('missed' in table.columns) return allOrNone(table, row)
    return table.name === 'deadline' ? inDueOrder(row) : row
  })
}

/** A row names a deadline that was missed, and the days it was due from and by, or none of these. */
function allOrNone({ columns }: FactTable, row: Cell[]): Cell[] {
  const names = Object.keys(columns)
  const named = ['missed', 'missedFrom', 'missedDue'].map(each => names.indexOf(each))
  const sooner = ['missedIfNot', 'missedOtherwise'].map(each => names.indexOf(each))
  const isNamed = named.every(each => row[each] !== null)
  if (!isNamed) for (const each of [...named, names.indexOf('missedUntil')]) row[each] = null
  if (!isNamed || sooner.some(each => row[each] === null)) for (const each of sooner) row[each] = null
  return row
}

/** A deadline begins before it is due, and is soon in between. */
function inDueOrder(row: Cell[]): Cell[] {
  const [begins, due, soon, met, ended] = [3, 4, 6, 7, 8] as const
  const days = [row[begins], row[due]] as number[]
  row[begins] = Math.min(...days)
  row[due] = Math.max(...days)
  row[soon] = Math.max(row[begins], Math.min(row[due], (row[soon] as number | null) ?? row[due]))
  for (const at of [met, ended]) if (row[at] !== null) row[at] = Math.max(row[at] as number, row[begins])
  return row
}

/** Stretches in order that do not overlap, as `involvements` gives them. */
const anyStretches: fc.Arbitrary<Cell[][]> = fc
  .tuple(fc.uniqueArray(anyDay, { maxLength: 7 }), fc.boolean())
  .map(([days, open]) => {
    days.sort((a, b) => a - b)
    const rows: Cell[][] = []
    for (let at = 0; at + 1 < days.length; at += 2) rows.push([days[at]!, days[at + 1]!])
    if (open && days.length % 2 === 1) rows.push([days.at(-1)!, null])
    return rows
  })

function anyRows(table: FactTable): fc.Arbitrary<Cell[][]> {
  if (table.name === 'involvement') return anyStretches
  if (table.name === 'child') {
    const born = fc.integer({ min: addMonths(firstDay, -216), max: lastDay })
    return fc
      .array(fc.tuple(anyRow(table), seldomNull(born)), { maxLength: 1 })
      .map(rows => rows.map(([row, bornOn]) => [bornOn, ...row.slice(1)]))
  }
  return fc.array(anyRow(table), { maxLength: table.name === 'deadline' ? 6 : 3 })
}

/** One child's facts, at random. */
export function anyChild(childId: string): fc.Arbitrary<DerivedChild> {
  const facts = Object.fromEntries(factTables.map(table => [table.name, anyRows(table)]))
  return fc.record(facts).map(found => ({ childId, facts: found }))
}

/** A few children. */
export const anyChildren: fc.Arbitrary<DerivedChild[]> = fc
  .integer({ min: 0, max: 6 })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, index) => anyChild(`c${index}`))))
  .map(children => [...children])
