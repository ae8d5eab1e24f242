import { numberText } from '../../domain/words/numbers.ts'
import { mostIssuesKept } from '../../store/issues.ts'
import type { Issue } from '../issue.ts'

export interface IssueTotals {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

interface Numbered {
  readonly at: number
  readonly issue: Issue
}

/** The issues of an import: all are counted, and as many are kept as are of use; errors before the rest. */
export class IssueList {
  readonly #most: number
  readonly #errors: Numbered[] = []
  readonly #others: Numbered[] = []
  readonly #totals = { error: 0, warning: 0, note: 0 }
  #count = 0

  constructor(most: number = mostIssuesKept) {
    this.#most = most
  }

  add(issue: Issue): void {
    this.#totals[issue.severity]++
    const list = issue.severity === 'error' ? this.#errors : this.#others
    if (list.length < this.#most) list.push({ at: this.#count, issue })
    this.#count++
  }

  get totals(): IssueTotals {
    return { errors: this.#totals.error, warnings: this.#totals.warning, notes: this.#totals.note }
  }

  /** Those to keep, in the order they were found; a note at the end where there were more. */
  kept(): Issue[] {
    if (this.#count <= this.#most) return inOrder([...this.#errors, ...this.#others])
    const kept = inOrder([...this.#errors, ...this.#others].slice(0, this.#most - 1))
    const left = this.#count - kept.length
    kept.push({
      file: kept[0]!.file,
      code: 'more-issues',
      severity: 'note',
      message: `${numberText(left)} more issues were found and counted but are not listed.`,
      remedy: 'Put right what is listed and import again: the rest will then be listed.',
    })
    return kept
  }
}

function inOrder(list: Numbered[]): Issue[] {
  return list.sort((a, b) => a.at - b.at).map(each => each.issue)
}
