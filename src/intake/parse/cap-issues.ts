import { numberText } from '../../domain/words/numbers.ts'
import type { Issue } from '../issue.ts'

/** How many issues of one kind in one column of one file are told one by one. */
const toldOneByOne = 1000

/** What came after those told one by one. */
export interface UntoldIssues {
  readonly file: string
  readonly column: string | undefined
  readonly code: string
  readonly severity: Issue['severity']
  /** How many more there were. */
  readonly count: number
}

export interface CappedIssues {
  issue(issue: Issue): void
  /** Passes on one summing-up for each kind that was cut short: code 'more-of-the-same', its value the count. */
  finish(): void
  /** The same as figures. */
  untold(): UntoldIssues[]
}

/**
 * Lets through the first thousand issues of each kind (file, column and code) and only counts the rest, so that a file
 * with a million bad rows neither fills memory nor the page.
 */
export function capIssues(pass: (issue: Issue) => void, cap: number = toldOneByOne): CappedIssues {
  const kinds = new Map<string, { first: Issue; count: number }>()
  const untold = () => {
    const found: UntoldIssues[] = []
    for (const { first, count } of kinds.values()) {
      if (count <= cap) continue
      const { file, column, code, severity } = first
      found.push({ file, column, code, severity, count: count - cap })
    }
    return found
  }
  return {
    issue(issue) {
      const name = `${issue.file}\n${issue.column ?? ''}\n${issue.code}`
      const kind = kinds.get(name)
      if (kind === undefined) kinds.set(name, { first: issue, count: 1 })
      else if (++kind.count > cap) return
      pass(issue)
    },
    untold,
    finish() {
      for (const { file, column, code, severity, count } of untold()) {
        pass({
          file,
          ...(column === undefined ? {} : { column }),
          value: String(count),
          code: 'more-of-the-same',
          severity: 'note',
          message: `There are ${numberText(count)} more of these (${severity}, ${code}), counted but not listed.`,
          remedy: 'Put right what causes the listed ones; these are of the same kind.',
        })
      }
      kinds.clear()
    },
  }
}
