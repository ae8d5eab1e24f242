import type { RowSink } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { shown } from '../../parse/text.ts'
import type { CellReader } from './cell-reader.ts'
import type { CellTrouble } from './cell-trouble.ts'
import type { ChildFinder } from './child-finder.ts'
import { keyFormOf, naturalKey, type Tiebreaker, tiebreakerOf } from './natural-key.ts'
import type { YearOrder } from './short-years.ts'
import type { ColumnSpec, TableSpec } from './table-spec.ts'
import type { TableSet } from './tabular-format.ts'
import { type TeamNames, teamColumnsOf } from './team-names.ts'

/** How one column of a file is read. */
export interface ColumnPlan {
  readonly column: ColumnSpec
  /** Which cell of a row it is. */
  readonly at: number
  readonly reader: CellReader
  /** Of a column of dates: whether years of two figures are read. */
  readonly readsShortYears?: boolean
  /** Of one in which it is not settled where those years stand. */
  readonly yearOrder?: YearOrder | undefined
}

export interface RowsInto {
  readonly set: TableSet
  readonly file: string
  readonly table: TableSpec
  readonly finder: ChildFinder
  readonly sink: RowSink
  readonly teams: TeamNames
  /** That of a table whose rows are in several files. */
  readonly tiebreaker?: Tiebreaker | undefined
}

interface Doubt {
  readonly column: string
  readonly at: number
  readonly cell: string
  readonly trouble: CellTrouble
}

/** Turns the rows of one file into rows of the record. */
export class RowReader {
  readonly #set: TableSet
  readonly #file: string
  readonly #table: TableSpec
  readonly #finder: ChildFinder
  readonly #sink: RowSink
  readonly #plans: readonly ColumnPlan[]
  readonly #required: readonly string[]
  /** Columns that, blank, excuse for good. */
  readonly #forGood: readonly string[]
  readonly #teams: TeamNames
  readonly #teamColumns: readonly string[]
  readonly #tiebreaker: Tiebreaker | undefined
  /** Rows not taken. */
  refused = 0
  /** Lines that are no rows: the rule that a database tool draws under the headings. */
  passedOver = 0
  /** Rows of which something was said, taken or not. */
  doubted = 0

  constructor({ set, file, table, finder, sink, teams, tiebreaker }: RowsInto, plans: readonly ColumnPlan[]) {
    this.#set = set
    this.#file = file
    this.#table = table
    this.#finder = finder
    this.#sink = sink
    // In the order in which a row's content is put for comparing, which spares putting each row in it.
    this.#plans = plans.toSorted((a, b) => (a.column.name < b.column.name ? -1 : 1))
    this.#required = table.columns.filter(each => each.required).map(each => each.name)
    this.#forGood = table.columns.filter(each => each.blankIsForGood).map(each => each.name)
    this.#teams = teams
    this.#teamColumns = teamColumnsOf(table)
    this.#tiebreaker = tiebreaker ?? tiebreakerOf(table)
  }

  take(cells: readonly string[], line: number): void {
    const data: Record<string, string> = {}
    let doubts: Doubt[] | undefined
    let isOrderNoted = false
    for (const { column, at, reader, yearOrder } of this.#plans) {
      const cell = cells[at]!
      if (cell === '') continue
      const value = reader.read(cell)
      if (value !== undefined) data[column.name] = value
      if (reader.trouble !== undefined) {
        doubts ??= []
        doubts.push({ column: column.name, at, cell, trouble: reader.trouble })
      }
      if (yearOrder !== undefined && reader.placeOfYear !== undefined) {
        yearOrder.note(reader.placeOfYear, cell, line)
        isOrderNoted = true
      }
    }
    if (line === 2 && isRule(cells)) {
      this.passedOver++
      return
    }
    for (const { column, trouble } of this.#table.amiss?.(data) ?? []) {
      doubts ??= []
      doubts.push({
        column,
        at: this.#plans.find(each => each.column.name === column)!.at,
        cell: data[column]!,
        trouble,
      })
    }
    // Such a row is never passed over: what is said of its column hangs on it each time.
    if (doubts !== undefined || isOrderNoted) this.doubted++
    doubts?.sort((a, b) => a.at - b.at)
    const { fill } = this.#table
    if (fill !== undefined && data[fill.column] === undefined && data[fill.from] !== undefined) {
      data[fill.column] = data[fill.from]!
    }
    this.#place(data, doubts, line)
  }

  #place(data: Record<string, string>, doubts: readonly Doubt[] | undefined, line: number): void {
    const { childColumn } = this.#table
    const nameless = doubts?.find(each => each.column === childColumn && data[each.column] === undefined)
    if (nameless !== undefined) {
      this.#refuse(nameless.column, doubts, line, undefined)
      return
    }
    for (const column of this.#required) {
      if (data[column] === undefined && column !== childColumn) {
        this.#refuse(column, doubts, line, childColumn === undefined ? undefined : data[childColumn])
        return
      }
    }
    const unread = doubts?.find(each => each.trouble.isUnread && this.#forGood.includes(each.column))
    if (unread !== undefined) {
      this.#refuse(unread.column, doubts, line, childColumn === undefined ? undefined : data[childColumn])
      return
    }
    const found = this.#finder.find(this.#table, data)
    switch (found.kind) {
      case 'nobody':
        this.#pass('', data, doubts, line)
        return
      case 'child':
        this.#pass(found.childId, found.data, doubts, line)
        return
      case 'children':
        found.rows.forEach((row, index) => {
          this.#pass(row.childId, row.data, doubts, line, index > 0)
        })
        return
      default:
        this.#refuseFor(
          childUnknown(this.#set, this.#table, found, this.#plans),
          found.column,
          data[found.column],
          doubts,
          line,
        )
    }
  }

  /** `isTold`: what is amiss with the row was said before, of another child whose row it is too. */
  #pass(
    childId: string,
    data: Record<string, string>,
    doubts: readonly Doubt[] | undefined,
    line: number,
    isTold = false,
  ): void {
    const form = keyFormOf(this.#table, data)
    const doubted = doubts?.find(
      each => data[each.column] === undefined && !each.trouble.quiet && this.#comesBefore(each.column, form),
    )
    if (form === undefined || doubted !== undefined) {
      const first = this.#table.key[0]!.columns.find(column => data[column] === undefined)
      this.#refuse(doubted?.column ?? first!, doubts, line, childId, isTold)
      return
    }
    let key = naturalKey(form, data)
    if (this.#tiebreaker !== undefined) key = this.#tiebreaker.keyFor(key, data)
    this.#finder.learn(this.#table.table, data, childId)
    if (doubts !== undefined && !isTold) this.#tell(doubts, line, childId)
    const at = { file: this.#file, row: line }
    if (!isTold && this.#teamColumns.length > 0 && this.#teams.note(data, this.#teamColumns, at)) this.doubted++
    const unread = doubts?.flatMap(each =>
      each.trouble.isUnread && data[each.column] === undefined ? [each.column] : [],
    )
    this.#sink.row(
      { table: this.#table.table, format: this.#set.id, key, childId, data },
      unread === undefined || unread.length === 0 ? at : { ...at, unread },
    )
  }

  /** Whether an unreadable cell belongs to a key that would have been used before this one. */
  #comesBefore(column: string, form: TableSpec['key'][number] | undefined): boolean {
    for (const each of this.#table.key) {
      if (each === form) return false
      if (each.columns.includes(column)) return true
    }
    return false
  }

  /** Refuses a row for want of a cell: for what is amiss with it, or because it is empty. */
  #refuse(
    column: string,
    doubts: readonly Doubt[] | undefined,
    line: number,
    childId: string | undefined,
    isTold = false,
  ): void {
    const doubt = doubts?.find(each => each.column === column)
    const trouble = doubt?.trouble ?? cellMissing(column)
    const others = isTold ? undefined : doubts?.filter(each => each !== doubt)
    this.#refuseFor(trouble, column, doubt?.cell, others, line, childId)
  }

  #refuseFor(
    { code, message, remedy }: Omit<CellTrouble, 'severity'>,
    column: string,
    value: string | undefined,
    others: readonly Doubt[] | undefined,
    line: number,
    childId?: string,
  ): void {
    this.refused++
    this.doubted++
    if (childId) this.#sink.refused(childId, this.#table.table)
    this.#sink.issue({
      file: this.#file,
      row: line,
      column,
      ...(value === undefined ? {} : { value: shown(value) }),
      code,
      severity: 'error',
      message: `${message} The row was not taken.`,
      remedy,
      ...(childId ? { childId } : {}),
    })
    if (others !== undefined) this.#tell(others, line, childId ?? '')
  }

  #tell(doubts: readonly Doubt[], line: number, childId: string): void {
    for (const { column, cell, trouble } of doubts) {
      if (trouble.quiet) continue
      const { code, severity, message, remedy } = trouble
      const issue: Issue = {
        file: this.#file,
        row: line,
        column,
        value: shown(cell),
        code,
        severity,
        message,
        remedy,
        ...(childId === '' ? {} : { childId }),
      }
      this.#sink.issue(issue)
    }
  }
}

/** Whether a line is the rule that a database tool draws under the headings. */
export function isRule(cells: readonly string[]): boolean {
  return cells.every(cell => /^-+$/.test(cell.trim()))
}

function cellMissing(column: string): Omit<CellTrouble, 'severity'> {
  return {
    code: 'cell-missing',
    message: `There is nothing in ${column}, without which the row says nothing.`,
    remedy: /_date$/.test(column) ? 'Give the date. A good value looks like 2019-05-01 or 01/05/2019.' : 'Fill it in.',
  }
}

function childUnknown(
  set: TableSet,
  table: TableSpec,
  { kind, column }: { readonly kind: 'unknown' | 'ambiguous'; readonly column: string },
  plans: readonly ColumnPlan[],
): Omit<CellTrouble, 'severity'> {
  const { childColumn } = table
  const isInFile = plans.some(each => each.column.name === childColumn)
  const parents = [...new Set((table.links ?? []).map(each => set.fileOf(each.parent)))].join(' or ')
  const name = isInFile
    ? `fill in ${childColumn}, which is empty in this row`
    : `add the column ${childColumn} to the extract`
  const add = childColumn === undefined ? '' : ` Or ${name}.`
  if (kind === 'ambiguous') {
    return {
      code: 'child-ambiguous',
      message: 'The row names no child, and several children share the record it belongs to.',
      remedy: `Only the child’s own identifier can tell them apart.${add}`,
    }
  }
  if (column === childColumn && isInFile) {
    const otherwise = parents === '' ? '' : ` Or give the id by which the child can be found in ${parents}.`
    return {
      code: 'child-unknown',
      message: `${childColumn} is empty in this row, so which child it is about cannot be told.`,
      remedy: `Fill in ${childColumn} in this row.${otherwise}`,
    }
  }
  return {
    code: 'child-unknown',
    message: `Which child the row is about cannot be told from ${column}.`,
    remedy:
      parents === '' ? 'Give the child’s identifier.' : `Check that ${parents} holds the record it belongs to.${add}`,
  }
}
