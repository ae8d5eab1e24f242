import { numberText } from '../domain/words/numbers.ts'
import type { ReceivedFile } from './format.ts'
import type { Issue } from './issue.ts'
import { shown } from './parse/text.ts'
import { readCsv } from './read/csv.ts'

/** Files told of by name; of the rest it is enough to say how many there are. */
const mostTold = 3

/**
 * Why no format recognises what was received, file by file in words: what was refused on receiving it, else what each
 * file is instead of a return.
 */
export async function whyUnrecognised(files: readonly ReceivedFile[], issues: readonly Issue[]): Promise<string> {
  const reasons = issues.filter(each => each.severity === 'error').map(each => `${each.file}: ${each.message}`)
  if (reasons.length === 0 && files.length === 0) return 'There are no files in it.'
  for (const file of files.slice(0, Math.max(0, mostTold - reasons.length))) {
    reasons.push(`${file.name}: ${await whatItIs(file)}`)
  }
  const told = reasons.slice(0, mostTold)
  const left = Math.max(reasons.length, issues.length === 0 ? files.length : 0) - told.length
  if (left > 0) told.push(`So with ${numberText(left)} more.`)
  return told.join(' ')
}

async function whatItIs(file: ReceivedFile): Promise<string> {
  let headings: string[] | undefined
  let first: Issue | undefined
  await readCsv(
    file,
    cells => {
      headings = cells
      return false
    },
    () => {},
    issue => (first ??= issue),
  )
  if (headings === undefined) return first?.message ?? 'It holds nothing.'
  const start = headings[0]!.trim()
  if (/^[\ufeff\s]*</.test(start)) return 'This is XML, but no children in need census.'
  if (!headings.every(isLikeAName) || new Set(headings).size < headings.length)
    return 'Its first line does not read as headings, so none of it is shown here.'
  const shownHeadings = headings.slice(0, 5).map(each => shown(each).slice(0, 40))
  return `Its headings (${shownHeadings.join(', ')}${headings.length > 5 ? ' ...' : ''}) are of no return known here.`
}

/** Whether a cell may be shown as a heading: of a file without headings the first line tells of a child. */
function isLikeAName(cell: string): boolean {
  return /^[\p{L}_]/u.test(cell.trim()) && !/\d{3}|\d[/-]\d|@/.test(cell)
}
