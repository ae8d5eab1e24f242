import type { SourceRow } from '../../../domain/record/source-row.ts'
import type { PlaceOfRow, RowSink } from '../../format.ts'
import { ownCopy } from '../../parse/own-copy.ts'
import { shown } from '../../parse/text.ts'
import type { TableSpec } from './table-spec.ts'

/** The table of teams. */
export const teamsTable = 'department'

interface Met {
  readonly file: string
  readonly column: string
  readonly name: string
  row: number
  rows: number
}

/**
 * Teams that rows call by a name which two departments of the extract have. Which is meant is not guessed, so the children
 * stand under a unit of that name that nobody leads: somebody has to be told.
 */
export class TeamNames {
  readonly #ids = new Set<string>()
  readonly #idsByName = new Map<string, Set<string>>()
  readonly #met = new Map<string, Met>()

  /** Takes note of a department. They are read before whatever names them. */
  row({ table, data }: SourceRow): void {
    const { dept_team_id: id, dept_team_name: name } = data
    if (table !== teamsTable || id === undefined) return
    this.#ids.add(id)
    if (name !== undefined) this.#idsByName.set(name, (this.#idsByName.get(name) ?? new Set()).add(id))
  }

  /** Names that several departments have, in order: on them depends what is said of rows that name teams. */
  shared(): string[] {
    return [...this.#idsByName.keys()].filter(each => this.#isShared(each)).sort()
  }

  #isShared(name: string): boolean {
    return (this.#idsByName.get(name)?.size ?? 0) > 1 && !this.#ids.has(name)
  }

  /** Takes note of a row's teams; whether one of them is called by such a name. */
  note(data: Readonly<Record<string, string>>, columns: readonly string[], { file, row }: PlaceOfRow): boolean {
    let isAny = false
    for (const column of columns) {
      const name = data[column]
      if (name === undefined || !this.#isShared(name)) continue
      isAny = true
      const met = this.#met.get(`${file}\n${column}\n${name}`)
      if (met === undefined)
        this.#met.set(`${file}\n${column}\n${ownCopy(name)}`, { file, column, name: ownCopy(name), row, rows: 1 })
      else {
        met.row = Math.min(met.row, row)
        met.rows++
      }
    }
    return isAny
  }

  /** Says of each such name once a file and column where it stands. */
  finish(sink: Pick<RowSink, 'issue'>): void {
    for (const { file, column, name, row, rows } of this.#met.values()) {
      const ids = [...this.#idsByName.get(name)!].sort()
      const some = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' and others' : '')
      sink.issue({
        file,
        row,
        column,
        value: shown(name),
        code: 'team-ambiguous',
        severity: 'warning',
        message: `${rows === 1 ? '1 row names' : `${rows.toLocaleString('en-GB')} rows name`} a team that several departments are called (${some}). Which is meant is not guessed: it counts as a unit of its own, which nobody leads.`,
        remedy: 'Give the team’s id in the extract, or say on the Mappings page which department it is.',
      })
    }
  }
}

/** The columns of a table that say which team. */
export function teamColumnsOf({ table, columns }: TableSpec): string[] {
  if (table === teamsTable) return []
  return columns.filter(each => /_(?:team|professional_department)$/.test(each.name)).map(each => each.name)
}
