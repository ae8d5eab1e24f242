import type { ReceivedFile, StartUnseen } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import type { ShortYears } from '../../parse/dates.ts'
import { longestId } from '../../parse/ids.ts'
import { isMissing } from '../../parse/missing.ts'
import { cleanText, shown } from '../../parse/text.ts'
import { yearEndOfName } from '../../parse/year-in-name.ts'
import { readCsv } from '../../read/csv.ts'
import { readDateCell } from './dates-of-files.ts'
import { type FileKind, fileShapes, kindOf, nearestTo, plainHeading } from './files.ts'

/** A file of the return that was gathered. */
export interface Source {
  readonly file: string
  readonly folder: string
  readonly kind: FileKind
  /** The 31 March its collection year ends on; undefined while or when nothing tells. */
  yearEnd: string | undefined
  /** The latest date in the column that places a row of this file in time. */
  latest: string | undefined
  /** The earliest. */
  earliest: string | undefined
  /** By heading, the days that its dates may mean where their year has two figures; absent where those are not read. */
  readonly shortYears: Map<string, ShortYears>
  readonly headings: readonly string[]
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
  /** Rows that a newer file has told of. */
  superseded: number
  /** Children whose first episode is not a start, so that care may have begun before. */
  readonly unseenStarts: StartUnseen[]
}

/** One row of a file: its cells in the order of the file's specification, '' where it says nothing. */
export interface GatheredRow {
  readonly source: Source
  readonly row: number
  readonly cells: readonly string[]
  rejected: boolean
}

export type ChildRows = Partial<Record<FileKind, GatheredRow[]>>

/** Every row of every file, by child. */
export interface Gathered {
  readonly sources: Source[]
  readonly children: Map<string, ChildRows>
  rows: number
  rejected: number
}

/** Which files of the return were given, and of which years. */
export class FilesGiven {
  readonly #given: ReadonlySet<string>

  constructor(sources: readonly Source[]) {
    this.#given = new Set(sources.map(each => `${each.kind} ${each.yearEnd}`))
  }

  has(kind: FileKind, yearEnd: string | undefined): boolean {
    return this.#given.has(`${kind} ${yearEnd}`)
  }
}

/** Reads one file into what is gathered. One that is no file of the return is passed by with a note. */
export async function gather(
  file: ReceivedFile,
  into: Gathered,
  issue: (issue: Issue) => void,
  progress: (bytes: number) => void,
): Promise<void> {
  let source: Source | undefined
  let places: number[] = []
  let timed = -1
  const shared = new Map<string, string>()
  const summary = await readCsv(
    file,
    headings => {
      const kind = kindOf(headings)
      source = kind === undefined ? undefined : sourceOf(file.name, kind, headings)
      if (kind === undefined || source === undefined || !hasNeeded(source, issue)) {
        if (kind === undefined) issue(passedBy(file.name, headings))
        source = undefined
        return false
      }
      into.sources.push(source)
      const plain = headings.map(plainHeading)
      places = fileShapes[kind].headings.map(heading => plain.indexOf(heading))
      timed = fileShapes[kind].headings.indexOf(fileShapes[kind].needed[0] ?? '')
      return true
    },
    (raw, row) => {
      if (source === undefined) return
      const cells = places.map(place => {
        const text = place === -1 ? '' : cleanText(raw[place] ?? '')
        return isMissing(text) ? '' : intern(text, shared)
      })
      into.rows++
      const childId = cells[0] ?? ''
      if (childId === '' || childId.length > longestId) {
        into.rejected++
        issue(childId === '' ? childless(file.name, row) : childTooLong(file.name, row, childId))
        return
      }
      for (const [at, cell] of cells.entries()) {
        if (cell.length <= longestCell) continue
        issue(cellTooLong(file.name, row, fileShapes[source.kind].headings[at]!, cell))
        cells[at] = shown(cell)
      }
      const date = timed === -1 ? undefined : readDateCell(cells[timed] ?? '')
      if (date?.kind === 'date') {
        if (source.latest === undefined || date.iso > source.latest) source.latest = date.iso
        if (source.earliest === undefined || date.iso < source.earliest) source.earliest = date.iso
      }
      let child = into.children.get(childId)
      if (child === undefined) into.children.set(childId, (child = {}))
      ;(child[source.kind] ??= []).push({ source, row, cells, rejected: false })
    },
    issue,
    { onProgress: progress },
  )
  if (source === undefined) return
  into.rows += summary.rejected
  into.rejected += summary.rejected
}

function sourceOf(file: string, kind: FileKind, headings: readonly string[]): Source {
  const plain = headings.map(plainHeading)
  const known = fileShapes[kind].headings
  return {
    file,
    folder: file.slice(0, file.lastIndexOf('/') + 1),
    kind,
    yearEnd: yearEndOfName(file),
    latest: undefined,
    earliest: undefined,
    shortYears: new Map(),
    headings: plain,
    missing: known.filter(heading => !plain.includes(heading)),
    unknown: headings.filter(heading => heading.trim() !== '' && !known.includes(plainHeading(heading))),
    superseded: 0,
    unseenStarts: [],
  }
}

/** Says which headings a file lacks; false when without them none of its rows can be taken. */
function hasNeeded(source: Source, issue: (issue: Issue) => void): boolean {
  const { needed, title, headings } = fileShapes[source.kind]
  let complete = true
  for (const heading of source.missing) {
    const isNeeded = needed.includes(heading)
    if (isNeeded) complete = false
    issue({
      file: source.file,
      row: 1,
      column: heading,
      code: 'column-missing',
      severity: isNeeded ? 'error' : 'warning',
      message: isNeeded
        ? `This ${title} file has no column ${heading}, so none of its rows could be taken.`
        : `This ${title} file has no column ${heading}. Its rows are taken without it, and what is held there of them stays.`,
      remedy: `Export it with the headings ${headings.join(', ')}.`,
    })
  }
  return complete
}

function passedBy(file: string, headings: readonly string[]): Issue {
  const held = headings.map(plainHeading).includes('DOLO_START')
  const nearest = nearestTo(headings)
  const meant = nearest && fileShapes[nearest]
  return {
    file,
    row: 1,
    code: 'file-passed-by',
    severity: 'note',
    message: held
      ? 'This file is of deprivation of liberty orders, for which Sightline has no place. It was passed by.'
      : 'The headings are of no file of the return, so the file was passed by.',
    remedy: held
      ? 'None needed.'
      : meant === undefined
        ? 'If it is one, give it the headings of the specification, CHILD first.'
        : `If it is the ${meant.title} file, give it the headings ${meant.headings.join(', ')}.`,
  }
}

function childless(file: string, row: number): Issue {
  return {
    file,
    row,
    column: 'CHILD',
    code: 'child-id-missing',
    severity: 'error',
    message: 'The row has no CHILD, so it could not be taken.',
    remedy: 'Give the identifier of the child in your case system: up to 20 letters and figures.',
  }
}

function childTooLong(file: string, row: number, childId: string): Issue {
  return {
    ...childless(file, row),
    value: shown(childId),
    code: 'child-id-too-long',
    message: `CHILD is longer than ${longestId} characters, so the row could not be taken.`,
  }
}

function cellTooLong(file: string, row: number, column: string, cell: string): Issue {
  return {
    file,
    row,
    column,
    value: shown(cell),
    code: 'text-too-long',
    severity: 'warning',
    message: `${column} is longer than ${longestCell} characters, so only its beginning was taken.`,
    remedy: 'Check that the cells of the row stand under their own headings.',
  }
}

/** Characters in a cell of the return, which holds nothing but dates, codes and identifiers. */
const longestCell = 200

/** Codes and the like come over and over; one copy of each is kept. */
function intern(text: string, shared: Map<string, string>): string {
  if (text.length > 6) return text
  const known = shared.get(text)
  if (known !== undefined) return known
  if (shared.size < 20_000) shared.set(text, text)
  return text
}
