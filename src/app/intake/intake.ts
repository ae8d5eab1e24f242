import type { SourceFormat } from '../../domain/record/source-row.ts'
import type { ImportOutcome } from '../../intake/import-outcome.ts'
import type { OnProgress } from '../../intake/import-progress.ts'
import type { Rederived } from '../../intake/publish/rederive.ts'
import type { TakenBack } from '../../intake/publish/take-back.ts'
import type { TriedSetting } from '../../rooms/imports/index.ts'
import type { ImportMode } from '../../store/tables.ts'
import type { SettingToTry } from './try-setting.ts'

/** An extract to be imported. */
export interface ImportRequest {
  /** A folder, a zip or a file; or several files that are one extract. */
  readonly path: string | readonly string[]
  readonly format?: SourceFormat | undefined
  readonly authority?: string | undefined
  readonly mode: ImportMode
  readonly confirm: 'ask' | 'yes'
  readonly acceptGone?: boolean
  readonly acceptRefused?: boolean
  /** Reads the files again although the same have been published. */
  readonly again?: boolean
  readonly by: string
}

/** A piece of work on the record that takes a while. Plain data, so that another thread can be given it. */
export type IntakeWork =
  | ({ readonly kind: 'import' } & ImportRequest)
  /** Publishes what was compared and waits. */
  | {
      readonly kind: 'publish'
      readonly authority: string
      readonly batch: number
      readonly acceptGone: boolean
      readonly acceptRefused: boolean
      readonly by: string
    }
  /** Takes the newest published import back, or this one if it is that. */
  | {
      readonly kind: 'take back'
      readonly authority: string
      readonly batch?: number | undefined
      readonly reason: string
      readonly by: string
    }
  /** Reads the kept files of an earlier import again, by the words that hold now, and compares. */
  | { readonly kind: 'read again'; readonly authority: string; readonly batch: number; readonly by: string }
  /** Works out what a setting of a standard would move, and changes nothing. */
  | ({ readonly kind: 'try setting'; readonly authority: string } & SettingToTry)
  /** Removes the kept copies of files of imports that were abandoned or failed. */
  | { readonly kind: 'let go of files' }
  /** Works out every child again, after rules or words have changed. */
  | { readonly kind: 'derive again'; readonly authority: string; readonly because: string }

export type ResultOf<W extends IntakeWork> = W extends { kind: 'derive again' }
  ? Rederived
  : W extends { kind: 'try setting' }
    ? TriedSetting
    : W extends { kind: 'take back' }
      ? TakenBack
      : W extends { kind: 'let go of files' }
        ? number
        : ImportOutcome

/** What does such work, in this thread or in another. Throws ImportRefused for what cannot even begin. */
export interface Intake {
  /** `onBegun` is told when the work before it is over, before anything is read for this: what was kept by then counts. */
  run<W extends IntakeWork>(work: W, onProgress?: OnProgress, onBegun?: () => void): Promise<ResultOf<W>>
}
