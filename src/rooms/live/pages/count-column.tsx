import { type Column, CountLink } from '../../../ui/index.ts'
import { dueHref } from '../addresses.ts'
import type { StandardLine } from '../board-lines.ts'
import type { View } from '../view.ts'

interface Counting {
  readonly key: string
  readonly heading: string
  readonly count: 'open' | 'overdue' | 'dueSoon' | 'noData'
  /** What of a standard the number opens to. */
  readonly where: { readonly state: 'open' | 'due-soon' } | { readonly band: 'overdue' | 'no-data' }
  /** What is counted, said before the standard's title to whoever hears the link. */
  readonly what: string
}

/** A column of how many deadlines of a standard are open. */
export function openColumn(view: View): Column<StandardLine> {
  return countColumn(view, {
    key: 'open',
    heading: 'Deadlines open',
    count: 'open',
    where: { state: 'open' },
    what: 'open',
  })
}

/** A column of how many of a standard are so, each number a link to them. */
export function countColumn(view: View, { key, heading, count, where, what }: Counting): Column<StandardLine> {
  return {
    key,
    heading,
    numeric: true,
    cell: ({ id, title, line }) => (
      <CountLink count={line[count]} href={dueHref(view, { standard: id, ...where })} what={`${what}: ${title}`} />
    ),
  }
}
