import { Gathering } from './compare/gathering.ts'
import type { HeldDigests } from './compare/held-content.ts'
import type { ReceivedFile, ReturnFormat, TablesOfExtract } from './format.ts'
import type { Progress } from './import-progress.ts'
import type { Issue } from './issue.ts'

export interface Extract {
  readonly gathering: Gathering
  /** The authority the files name, if they do. */
  readonly authority: string | undefined
  /** Rows in the files, taken or not. */
  readonly rowsSeen: number
  readonly rejected: number
  readonly tables: TablesOfExtract | undefined
}

/** Reads all files of an extract. */
export async function readExtract(
  format: ReturnFormat,
  files: readonly ReceivedFile[],
  progress: Progress,
  issues: readonly Issue[] = [],
  held?: HeldDigests,
): Promise<Extract> {
  progress.begin('reading')
  const gathering = new Gathering((bytes, rows) => progress.at(rows, undefined, bytes), held)
  for (const issue of issues) gathering.issue(issue)
  const { authority, rows, rejected, tables } = await format.read(files, gathering)
  gathering.finish()
  return { gathering, authority, rowsSeen: rows, rejected, tables }
}
