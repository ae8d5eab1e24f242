import type { SourceFormat, SourceRow } from '../domain/record/source-row.ts'
import type { ChildNumbers } from '../store/child-numbers.ts'
import type { Issue } from './issue.ts'

/** A file as received: kept, hashed, not yet understood. */
export interface ReceivedFile {
  /** Name inside the extract, with "/" between folders; safe to show. */
  readonly name: string
  readonly bytes: number
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string
  /** The content as a stream of bytes; may be called more than once. */
  open(): AsyncIterable<Uint8Array>
  /** The whole content, while it is held in memory from when it was hashed. */
  inMemory?(): Buffer | undefined
  /** Says that nobody will ask for the content in memory again: `open` reads from disk from here on. */
  letGo?(): void
}

/** Which columns of a table a file supplied. A table that no file supplied is left as it is held. */
export interface SuppliedTable {
  readonly table: string
  readonly file: string
  readonly columns: readonly string[]
  readonly missingColumns: readonly string[]
  readonly unknownColumns: readonly string[]
}

/** What is held of a return already, so that a reader may pass over what has not changed. */
export interface HeldContent {
  /** The children of whom anything is held, and those met since. */
  readonly children: ChildNumbers
  /** What is held of a table; undefined where of no row of it is known how it stood in its file. */
  table(name: string): HeldTable | undefined
  /** The children who stand in the table of people, whatever return they came in. */
  people(): Iterable<string>
}

export interface HeldTable {
  /** Whether the rows held of a child, by its number, stood in their file as these three lanes of a digest say. */
  stoodAs(child: number, a: number, b: number, c: number): boolean
}

/** Rows of a table that stand in the file as they did when what is held was taken, and were not read again. */
export interface UnchangedRows {
  readonly table: string
  /** How many, of all children together. */
  readonly rows: number
  /** The earliest date in the column that places the rows in time. */
  readonly earliest: string | undefined
  /** The children whose they are. All of a child's rows in the file are among them, or none. */
  childIds(): Iterable<string>
  has(childId: string): boolean
  digestOf(childId: string): string
  /** Reads a child's after all, into the same sink: should what is held have changed meanwhile. They are no longer among these. */
  read(childId: string): void
}

/** Where a row stands. */
export interface PlaceOfRow {
  readonly file: string
  readonly row: number
  /** Columns whose cells hold something that could not be read: what is held there of the row stays. */
  readonly unread?: readonly string[]
  /** The 31 March on which the collection year ends whose return tells of it, where it is a yearly return. */
  readonly yearEnd?: string | undefined
}

/** A child whose care had begun before the first day that a return tells of it. */
export interface StartUnseen {
  readonly childId: string
  readonly on: string
}

/** Takes what a format reads. `row` and `issue` are called once each, in file order; nothing is kept by the reader. */
export interface RowSink {
  table(supplied: SuppliedTable): void
  row(row: SourceRow, at: PlaceOfRow): void
  issue(issue: Issue): void
  /**
   * A row about this child could not be taken, in this table or (undefined) in any: so rows held of it that the extract
   * does not repeat are not known to be gone.
   */
  refused(childId: string, table: string | undefined): void
  /**
   * Said of a table by a return that tells only what was so in a collection year, the one that ends on this 31 March: rows
   * held of other years, which it does not repeat, are not known to be gone.
   */
  tellsYear?(table: string, yearEnd: string): void
  /** The return of a collection year tells of this child, and of what care reviews it had from a day on; undefined: of none. */
  tellsOf?(childId: string, yearEnd: string, reviewsFrom: string | undefined): void
  /** The return of a collection year broke off and the rest was not read: whom it does not name may stand there. */
  brokeOff?(yearEnd: string): void
  /**
   * Set by a sink that can look at what is held: told of the children whose first episode of care, begun on that day, is no
   * start of care by the return. It gives the issue of those of whom none is held that this one goes on from.
   */
  startsUnseen?(starts: readonly StartUnseen[], issueOf: (children: number) => Issue): void
  /** Set by a sink that can take rows as unchanged. */
  readonly held?: HeldContent | undefined
  /** Told once of a table, when its file has been read. */
  unchanged?(rows: UnchangedRows): void
  /** All of a child's rows in a table have been taken, with nothing amiss: a digest of how they stand in the file. */
  asWritten?(childId: string, table: string, digest: string): void
  /** Bytes of input worked through so far, for progress. */
  progress(bytes: number, rows: number): void
}

export interface ReadSummary {
  /** The authority the files themselves name (a CIN census header's LEA), if they do. */
  readonly authority?: string
  /** Rows seen, taken or not. */
  readonly rows: number
  readonly rejected: number
  /** Of a format that is one file a table. */
  readonly tables?: TablesOfExtract
}

/** The tables of an extract that has one file for each. */
export interface TablesOfExtract {
  readonly inExtract: readonly TableInExtract[]
  /** What the file of a table is called. */
  fileOf(table: string): string
}

export interface TableInExtract {
  readonly table: string
  readonly file: string
  /** Rows in it, taken or not. */
  readonly rows: number
  /** Whether a file of it lacks what it takes to read any of it. */
  readonly isUnread: boolean
}

/** One kind of extract that Sightline can read. */
export interface ReturnFormat {
  readonly id: SourceFormat
  readonly title: string
  /** Whether its files can say which authority they are from. */
  readonly namesAuthority?: boolean
  /** Whether these files look like this format, from names and first bytes. */
  recognises(files: readonly ReceivedFile[]): Promise<boolean>
  /** Whether the own name of the folder that was handed over says something of its files (a year), and so belongs to their names. */
  namesFilesBy?(folder: string): boolean
  /** Why files that it recognises cannot be taken as one return, with what to do about it; undefined where they can. */
  whyNot?(files: readonly ReceivedFile[]): Promise<string | undefined>
  /** Reads them all. Never throws for bad input: says what is wrong through the sink and goes on. */
  read(files: readonly ReceivedFile[], sink: RowSink): Promise<ReadSummary>
}
