import type { Issue } from './issue.ts'

const keptOfOneKind = 1_000
const keptInAll = 100_000

/** Issues as they are found, counted in full and kept within bounds however many rows are wrong. */
export class IssueBook {
  readonly #kept: Issue[] = []
  readonly #counts = new Map<string, { first: Issue; count: number }>()
  total = 0

  add(issue: Issue): void {
    this.total++
    const kind = `${issue.file}\u0000${issue.column ?? ''}\u0000${issue.code}`
    const known = this.#counts.get(kind)
    if (known === undefined) this.#counts.set(kind, { first: issue, count: 1 })
    else known.count++
    if ((known?.count ?? 1) <= keptOfOneKind && this.#kept.length < keptInAll) this.#kept.push(issue)
  }

  /** The issues to keep: each kind's first thousand, and a note of how many more there were. */
  list(): Issue[] {
    const more = [...this.#counts.values()].filter(each => each.count > keptOfOneKind)
    return [
      ...this.#kept,
      ...more.map(({ first, count }): Issue => ({
        file: first.file,
        ...(first.column === undefined ? {} : { column: first.column }),
        code: `${first.code}-more`,
        severity: 'note',
        message: `There are ${count} of these in all (${first.message}) Only the first ${keptOfOneKind} are listed.`,
        remedy: first.remedy,
      })),
    ]
  }
}
