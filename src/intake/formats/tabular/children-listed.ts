import type { SourceRow } from '../../../domain/record/source-row.ts'
import { numberText } from '../../../domain/words/numbers.ts'
import type { HeldContent, PlaceOfRow, RowSink } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { ownCopy } from '../../parse/own-copy.ts'
import type { TableSet } from './tabular-format.ts'

/** The table of people, children and others. */
export const peopleTable = 'person'

/** Tables whose rows name relatives too. */
const ofRelatives: ReadonlySet<string> = new Set(['family', 'mother'])

/** Children named as examples. */
const mostNamed = 5

/**
 * Which children of an extract stand in the table of people, its own or the one held. A child who does not may be another
 * whose identifier is mistyped, or written otherwise in one table than in the next: the real one then goes without the row.
 */
export class ChildrenListed {
  readonly #set: TableSet
  readonly #people: Set<string>
  /** Where the first row of each was met. */
  readonly #unlisted = new Map<string, PlaceOfRow>()

  /** By what stood in a cell of it, a row of the table of people that was refused. */
  readonly #refusedRows = new Map<string, Issue>()
  #refused = 0

  constructor(set: TableSet, held: HeldContent | undefined) {
    this.#set = set
    this.#people = new Set(held?.people())
  }

  /** Takes note of a row. The table of people comes before those that tell of them. */
  row({ table, childId }: SourceRow, { file, row }: PlaceOfRow): void {
    if (table === peopleTable) this.#people.add(childId)
    else if (!this.isListed(childId, table) && !this.#unlisted.has(childId))
      this.#unlisted.set(ownCopy(childId), { file, row })
  }

  /** Takes note of what was said of the table of people, of which some rows were refused. */
  refusedPeople(rows: number, issues: readonly Issue[]): void {
    this.#refused += rows
    for (const issue of issues) {
      for (const cell of issue.value?.split(',') ?? []) this.#refusedRows.set(cell, issue)
    }
  }

  /** Whether a child is there to be the one a table's rows tell of; so too where nobody can say. */
  isListed(childId: string, table: string): boolean {
    return childId === '' || this.#people.size === 0 || this.#people.has(childId) || ofRelatives.has(table)
  }

  /** Says once, for all tables together, who is not. */
  finish(sink: Pick<RowSink, 'issue'>): void {
    // By where they stand: rows that had been passed over are read after those that changed.
    const unlisted = [...this.#unlisted].sort(([, a], [, b]) =>
      a.file === b.file ? a.row - b.row : a.file < b.file ? -1 : 1,
    )
    if (unlisted.length > 0) sink.issue(this.#told(unlisted))
  }

  #told(unlisted: readonly [string, PlaceOfRow][]): Issue {
    const [childId, { file, row }] = unlisted[0]!
    const bare = new Map(Array.from(this.#people, each => [withoutNoughts(each), each]))
    const refused = unlisted.filter(([each]) => this.#refusedRows.has(each))
    const padded = unlisted.filter(([each]) => bare.has(withoutNoughts(each)))
    // Those refused or written otherwise first: they say what is wrong.
    const named = [...new Map([...refused, ...padded, ...unlisted])].slice(0, mostNamed).map(([each, at]) => {
      const other = bare.get(withoutNoughts(each))
      const own = this.#refusedRows.get(each)
      const why = own
        ? `; a row with this identifier was refused: ${own.file}, row ${own.row}`
        : other === undefined
          ? ''
          : `; but for leading noughts this is ${other}`
      return `${each} (${at.file}, row ${at.row}${why})`
    })
    const more = unlisted.length > named.length ? ' and others' : ''
    const one = unlisted.length === 1
    const table = this.#set.tables.some(each => each.table === peopleTable) ? this.#set.fileOf(peopleTable) : undefined
    return {
      file,
      row,
      value: childId,
      code: 'child-not-in-person',
      severity: 'warning',
      message:
        `${numberText(unlisted.length)} ${one ? 'child' : 'children'} in these tables ${one ? 'is' : 'are'} not ${table === undefined ? 'among the people held' : `in ${table}`}: ` +
        `${named.join(', ')}${more}. ${this.#refusals(table)}Their rows were taken, but nothing else is known of them, and whoever was meant goes without.`,
      remedy:
        this.#refused > 0
          ? `Put right the rows of ${table} that were refused, and import again.`
          : padded.length > 0
            ? 'Write identifiers the same way in every table, with or without leading noughts.'
            : `Correct the identifier where it is mistyped, or add the child to ${table ?? 'ssd_person'}.`,
      childId,
    }
  }

  /** Says that children not in the table of people may be in rows of it that were refused. */
  #refusals(table: string | undefined): string {
    if (this.#refused === 0) return ''
    return this.#refused === 1
      ? `1 row of ${table} was refused, and may be of one of them. `
      : `${numberText(this.#refused)} rows of ${table} were refused, and may be of some of them. `
  }
}

function withoutNoughts(childId: string): string {
  return childId.replace(/^0+(?=.)/, '')
}
