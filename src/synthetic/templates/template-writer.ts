import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../domain/calendar/day.ts'
import { columnsOf, fileNameOf, type Template } from '../../domain/templates/index.ts'
import { csvCell } from '../csv-cell.ts'
import { isoOf, windowFrom } from '../dates.ts'

/** A day with a time of day, in minutes. */
export interface Moment {
  readonly on: Day
  readonly minute: number
}

/**
 * A cell: a number is a day and a moment a time, both blank while they lie after the end. A text is written as it is: what
 * is known only later is left out by whoever writes it.
 */
export type Cell = string | Day | Moment | undefined

export const at = (on: Day, minute: number): Moment => ({ on, minute: Math.max(0, Math.min(1439, Math.round(minute))) })

const flushAt = 1 << 17

interface OpenFile {
  readonly handle: number
  readonly columns: readonly string[]
  text: string
}

/** Writes Sightline's own templates, one CSV each; of those that are told nothing, only the headings. */
export class TemplateWriter {
  rows = 0
  readonly until: Day
  readonly #since: Day
  readonly #files = new Map<string, OpenFile>()
  /** What tells the present child's rows apart: a second row that says it was the same one is not written. */
  readonly #told = new Set<string>()
  #child = ''

  constructor(
    folder: string,
    { until, since }: { readonly until: Day; readonly since: Day },
    templates: readonly Template[],
  ) {
    this.until = until
    this.#since = since
    mkdirSync(folder, { recursive: true })
    for (const template of templates) {
      const columns = columnsOf(template)
      const handle = openSync(join(folder, fileNameOf(template)), 'w')
      this.#files.set(template.name, { handle, columns, text: `${columns.join(',')}\r\n` })
    }
  }

  covers(from: Day, to: Day = from): boolean {
    return from <= this.until && to >= windowFrom
  }

  past(on: Day): boolean {
    return on <= this.until
  }

  /** A row of a child, if the day that places it has come and lies in the window. */
  add<C extends string>(template: Template<C>, childId: string, cells: Readonly<Partial<Record<C, Cell>>>): void {
    const on = dayOf(cells[template.day])
    if (on === undefined || on < this.#since || !this.covers(on)) return
    const text = (column: C): string => this.#text(cells[column])
    const needed = (Object.keys(template.columns) as C[]).filter(each => template.columns[each].required)
    if (needed.some(each => text(each) === '')) return
    if (childId !== this.#child) this.#told.clear()
    this.#child = childId
    const key = `${template.name} ${template.key.map(text).join('|')}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    const file = this.#files.get(template.name)!
    const values = file.columns.slice(1).map(each => csvCell(text(each as C)))
    file.text += `${childId},${values.join(',')}\r\n`
    this.rows++
    if (file.text.length > flushAt) this.#flush(file)
  }

  close(): number {
    for (const file of this.#files.values()) {
      this.#flush(file)
      closeSync(file.handle)
    }
    return this.#files.size
  }

  #text(cell: Cell): string {
    if (cell === undefined || typeof cell === 'string') return cell ?? ''
    if (typeof cell === 'number') return this.past(cell) ? isoOf(cell) : ''
    if (!this.past(cell.on)) return ''
    const two = (value: number) => String(value).padStart(2, '0')
    return `${isoOf(cell.on)} ${two(Math.floor(cell.minute / 60))}:${two(cell.minute % 60)}`
  }

  #flush(file: OpenFile): void {
    writeSync(file.handle, file.text)
    file.text = ''
  }
}

function dayOf(cell: Cell): Day | undefined {
  return typeof cell === 'number' ? cell : typeof cell === 'object' ? cell.on : undefined
}
