import type { Day } from '../../domain/calendar/day.ts'
import type { SourceFormat } from '../../domain/record/source-row.ts'
import type { MovedChild } from '../../domain/standards/local/moved.ts'
import type { LocalSetting } from '../../domain/standards/local/setting.ts'
import type { Excess } from '../../intake/compare/comparison.ts'
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

/** A setting of a standard somebody wants to see the effect of before proposing it. */
export interface SettingAsked {
  readonly by: string
  readonly standardId: string
  readonly from: Day
  readonly setting: LocalSetting
  readonly reason: string
  readonly approverId: string
}

/** What a setting would move. */
export interface TriedSetting {
  /** How many children were looked at. */
  readonly children: number
  /** On its first day, and as though that were today where it is still to come. */
  readonly bases: readonly {
    readonly when: 'first day' | 'today'
    /** The day states are judged on: the day after the first. */
    readonly on: Day
    readonly moved: readonly MovedChild[]
  }[]
}

/** Where work on the record is handed in. Each piece is done in turn, behind the pages, and followed by its job's id. */
export interface ImportDesk {
  /** Takes files in and compares them; publishing them is asked about on the import's page. */
  receive(sent: Sent): Promise<string>
  publish(batch: number, accepted: ReadonlySet<Excess>, by: string): string
  /** Takes the import back that was published last: refused where this is another. */
  takeBack(batch: number, reason: string, by: string): string
  /** Reads the files of an import again, by the words that hold now. */
  readAgain(batch: number, by: string): string
  /** Removes the kept copies of files of which nothing came, once the work before it is over. */
  letGoOfFiles(): void
  /** Works out every child again. Asked twice before it has begun, it is done once. */
  deriveAgain(because: 'words changed' | 'rules changed' | 'standards changed'): string
  /** Works out what a setting of a standard would move, and changes nothing. */
  trySetting(asked: SettingAsked): string
  /** A setting that was tried, for as long as it is remembered; its result once the work is over. */
  triedSetting(job: string): { readonly asked: SettingAsked; readonly tried: TriedSetting | undefined } | undefined
  /** Where what came of a job is found, once it is over. */
  resultOf(job: string): string | undefined
  watching(): Watching | undefined
}
