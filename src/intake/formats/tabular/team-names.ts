import type { SourceRow } from '../../../domain/record/source-row.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { PlaceOfRow, RowSink } from '../../format.ts'
import { ownCopy } from '../../parse/own-copy.ts'
import { shown } from '../../parse/text.ts'
import type { TableSpec } from './table-spec.ts'

/** The table of teams. */
export const teamsTable = 'department'

/** Where a worker's department stands. */
const workersColumn = 'prof_professional_department'

interface Met {
  readonly file: string
  readonly column: string
  readonly name: string
  row: number
  rows: number
}

/**
 * Teams that rows call by a name which two departments of the extract have, or what stands above them. Which is meant is
 * not guessed, and the children may stand under a unit of that name that nobody leads: somebody has to be told, until it
 * has been said which department the team is.
 */
export class TeamNames {
  readonly #said: ReadonlySet<string>
  /** Names of departments that have a row, and of those that are only told of as what stands above another. */
  readonly #names = new Map<string, string>()
  readonly #above = new Map<string, string>()
  #idsByName: ReadonlyMap<string, readonly string[]> | undefined
  readonly #met = new Map<string, Met>()

  /** `said` are the teams, as recorded, of which the authority has said which departments they are. */
  constructor(said: ReadonlySet<string> = new Set()) {
    this.#said = said
  }

  /** Takes note of a department. They are read before whatever names them. */
  row({ table, data }: SourceRow): void {
    const { dept_team_id: id, dept_team_name: name } = data
    if (table !== teamsTable || id === undefined) return
    this.#idsByName = undefined
    this.#names.set(id, name ?? id)
    const { dept_team_parent_id: parent, dept_team_parent_name: parentName } = data
    if (parent !== undefined && parentName !== undefined && !this.#above.has(parent))
      this.#above.set(parent, parentName)
  }

  /** Names of teams that several departments have, in order: on them depends what is said of rows that name teams. */
  shared(): string[] {
    return [...this.#named().keys()].filter(each => this.#isShared(each) && !this.#said.has(each)).sort()
  }

  #named(): ReadonlyMap<string, readonly string[]> {
    if (this.#idsByName !== undefined) return this.#idsByName
    const named = new Map<string, string[]>()
    for (const [id, name] of new Map([...this.#above, ...this.#names]))
      named.set(name, [...(named.get(name) ?? []), id])
    this.#idsByName = named
    return named
  }

  #isShared(name: string): boolean {
    const ids = this.#named().get(name)
    return ids !== undefined && ids.length > 1 && !this.#names.has(name) && !this.#above.has(name)
  }

  /** Takes note of a row's teams; whether one of them is called by such a name. */
  note(data: Readonly<Record<string, string>>, columns: readonly string[], { file, row }: PlaceOfRow): boolean {
    let isAny = false
    for (const column of columns) {
      const name = data[column]
      if (name === undefined || !this.#isShared(name) || this.#said.has(name)) continue
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
      const ids = [...this.#named().get(name)!].sort()
      const some = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' and others' : '')
      const many = counted(rows, 'row names', 'rows name')
      sink.issue({
        file,
        row,
        column,
        value: shown(name),
        code: 'team-ambiguous',
        severity: 'warning',
        ...(column === workersColumn ? ofWorkers(many, some) : ofTeams(many, some)),
      })
    }
  }
}

function ofTeams(many: string, some: string) {
  return {
    message: `${many} a team that several departments are called (${some}). Which is meant is not guessed: the worker’s own unit is taken in its place, and where that is not known a unit of that name, which nobody leads.`,
    remedy: 'Give the team’s id in the extract, or say on the Mappings page which department it is.',
  }
}

function ofWorkers(many: string, some: string) {
  return {
    message: `${many} as the worker’s department what several are called (${some}). Which is meant is not guessed: the worker counts in none.`,
    remedy: 'Give the department’s id in the extract, or say on the Mappings page which department it is.',
  }
}

/** The columns of a table that say which team. */
export function teamColumnsOf({ table, columns }: TableSpec): string[] {
  if (table === teamsTable) return []
  return columns.filter(each => each.name.endsWith('_team') || each.name === workersColumn).map(each => each.name)
}
