import type { SourceFormat } from '../../domain/record/source-row.ts'
import type { Upload } from '../../server/index.ts'
import type { ImportMode } from '../../store/tables.ts'

/** Files somebody sent to be imported. */
export interface Sent {
  readonly uploads: readonly Upload[]
  readonly format: SourceFormat | undefined
  readonly mode: ImportMode
  readonly by: string
}

/** A folder that is watched for extracts, and how it was when last looked at. */
export interface Watching {
  readonly folder: string
  readonly lookedAt: Date | undefined
  /** Why the last look came to nothing, in words; undefined when all was well. */
  readonly trouble: string | undefined
}

/** Where work on the record is handed in. Each piece is done in turn, behind the pages, and followed by its job's id. */
export interface ImportDesk {
  /** Takes files in and compares them; publishing them is asked about on the import's page. */
  receive(sent: Sent): Promise<string>
  publish(batch: number, acceptGone: boolean, by: string): string
  /** Reads the files of an import again, by the words that hold now. */
  readAgain(batch: number, by: string): string
  /** Works out every child again. Asked twice before it has begun, it is done once. */
  deriveAgain(because: 'words changed' | 'rules changed'): string
  /** Where what came of a job is found, once it is over. */
  resultOf(job: string): string | undefined
  watching(): Watching | undefined
}
