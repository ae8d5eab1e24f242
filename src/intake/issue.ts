/**
 * Something found in an extract, where it stands, and what would put it right. An 'error' means the row (or file) was
 * not taken; a 'warning' that it was, with something amiss; a 'note' is for information.
 */
export interface Issue {
  /** The file's name inside the extract, never a path of the machine. */
  readonly file: string
  /** As a person counts in the file: the heading is row 1; for XML the line. */
  readonly row?: number
  readonly column?: string
  /** The value as it came, cut to 200 characters. */
  readonly value?: string
  /** Short and stable, for grouping: 'date-unreadable', 'column-missing' ... */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  /** What to do, or what a good value looks like. */
  readonly remedy: string
  readonly childId?: string
}
