import { standards, standardsNotComputed } from '../../../domain/standards/registry.ts'
import type { CellTrouble } from '../tabular/cell-trouble.ts'
import type { AmissInRow } from '../tabular/table-spec.ts'

const letters = (id: string) => id.toUpperCase().replace(/[^A-Z0-9]/g, '')

const numbers = [...standards, ...standardsNotComputed].map(each => each.id)
const byLetters = new Map(numbers.map(each => [letters(each), each]))
const known = new Set(numbers)

/** What makes an exception excuse nothing, so that whoever wrote it does not take the child for excused. */
export function amissInException(data: Readonly<Record<string, string>>): AmissInRow[] {
  const { standard, from_on: from, until_on: until } = data
  const found: AmissInRow[] = []
  if (standard !== undefined && !known.has(standard.trim().toUpperCase())) {
    found.push({ column: 'standard', trouble: standardUnknown(byLetters.get(letters(standard))) })
  }
  if (from !== undefined && until !== undefined && until < from) {
    found.push({ column: 'until_on', trouble: endsBeforeStart })
  }
  return found
}

const standardUnknown = (meant: string | undefined): CellTrouble => ({
  code: 'standard-unknown',
  severity: 'warning',
  message: 'There is no standard of this number, so the row excuses nothing.',
  remedy: `${meant === undefined ? 'Write it as in CP-11.' : `Did you mean ${meant}?`} The numbers stand on the Standards page.`,
})

const endsBeforeStart: CellTrouble = {
  code: 'ends-before-start',
  severity: 'warning',
  message: 'The last day is before the first, so the row excuses nothing.',
  remedy: 'Correct whichever date is wrong.',
}
