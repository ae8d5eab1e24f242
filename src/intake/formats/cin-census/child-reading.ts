import type { Issue } from '../../issue.ts'
import { keyWithin } from '../../parse/keys.ts'
import type { XmlElement } from '../../read/xml.ts'
import { type Cells, filled, saysSame } from '../returns/cells.ts'
import { specifiedName } from './names.ts'
import type { CensusTable, Draft } from './tables.ts'
import { Unread } from './unread.ts'

/** One child's element as it is read: gathers the rows it yields and what is amiss with them. */
export class ChildReading {
  readonly childId: string
  readonly file: string
  /** The last day the collection speaks of, where its header says. */
  readonly referenceDate: string | undefined
  readonly drafts: Draft[] = []
  readonly issues: Issue[] = []
  readonly unread = new Unread()
  /** Rows that could not be made for want of what makes their key. */
  refused = 0
  /** Rows that only repeat another. */
  repeats = 0
  readonly #keys = new Map<string, Draft>()

  constructor(childId: string, file: string, referenceDate: string | undefined) {
    this.childId = childId
    this.file = file
    this.referenceDate = referenceDate
  }

  /** The natural key: the child and what tells the row from the child's others, joined by "|". */
  key(...parts: readonly string[]): string {
    return keyWithin([this.childId, ...parts].join('|'))
  }

  /** An id made up for a row, for others to point to: stable as long as the child and the dates are. */
  id(...parts: readonly string[]): string {
    return [this.childId, ...parts].join('-')
  }

  /**
   * Adds something that happened on a day, and answers with the id made up for it. A second on the same day has "2"
   * after the date, in key and id, and so on; one that says nothing new is passed by.
   */
  event(table: CensusTable, date: string, cells: (id: string) => Cells, at: XmlElement): string {
    for (let ordinal = 1; ; ordinal++) {
      const parts = ordinal === 1 ? [date] : [date, String(ordinal)]
      const key = this.key(...parts)
      const id = this.id(...parts)
      const data = filled(cells(id))
      const there = this.#keys.get(`${table} ${key}`)
      if (there === undefined) {
        this.add(table, key, data, at)
        return id
      }
      if (saysSame(there.data, data)) {
        this.repeats++
        return id
      }
    }
  }

  /** Adds a row. */
  add(table: CensusTable, key: string, cells: Cells, at: XmlElement): void {
    const data = filled(cells)
    const draft: Draft = { table, key, data, line: at.line, unread: this.unread.columnsOf(table, data, at) }
    this.#keys.set(`${table} ${key}`, draft)
    this.drafts.push(draft)
  }

  has(table: CensusTable, key: string): boolean {
    return this.#keys.has(`${table} ${key}`)
  }

  /** A row that cannot be taken: the error stands at `at`, and names the element that is wanting. */
  refuse(at: XmlElement, column: string, code: string, message: string, remedy: string): void {
    this.refused++
    this.#issue('error', at.line, column, undefined, code, message, remedy)
  }

  warn(at: XmlElement, code: string, message: string, remedy: string): void {
    this.#issue('warning', at.line, specifiedName(at.name) ?? at.name, at.text, code, message, remedy)
  }

  /** A warning of what an element holds that could not be read, and so was left out. */
  cannotRead(at: XmlElement, code: string, message: string, remedy: string): void {
    this.unread.add(at)
    this.warn(at, code, message, remedy)
  }

  note(at: XmlElement, code: string, message: string, remedy: string): void {
    this.#issue('note', at.line, specifiedName(at.name) ?? at.name, at.text, code, message, remedy)
  }

  #issue(
    severity: Issue['severity'],
    row: number,
    column: string,
    value: string | undefined,
    code: string,
    message: string,
    remedy: string,
  ): void {
    const { file, childId } = this
    this.issues.push({
      file,
      row,
      column,
      ...(value === undefined || value === '' ? {} : { value: value.slice(0, 200) }),
      code,
      severity,
      message,
      remedy,
      ...(childId === '' ? {} : { childId }),
    })
  }
}
