import { englandDay } from '../../domain/calendar/england-day.ts'
import { rulesVersion } from '../../domain/indicators/derive.ts'
import { importPath } from '../../intake/import.ts'
import { publishBatch, readBatchAgain } from '../../intake/import-batch.ts'
import type { ImportOutcome } from '../../intake/import-outcome.ts'
import type { OnProgress } from '../../intake/import-progress.ts'
import { rederive } from '../../intake/publish/rederive.ts'
import { takeBack } from '../../intake/publish/take-back.ts'
import { letGoOfFiles } from '../../intake/receive/let-go.ts'
import type { Received } from '../../intake/receive/receive-path.ts'
import { countOtherRules } from '../../store/derivations.ts'
import type { Store } from '../../store/store.ts'
import type { Intake, IntakeWork, ResultOf } from './intake.ts'
import { trySetting } from './try-setting.ts'
import { rulesVersionOf, understandingAt } from './understanding.ts'

/**
 * Intake in this thread, on a store and the folder where received files are kept. The files of the first import may be
 * being received already.
 */
export function intakeHere(store: Store, filesFolder: string, receiving?: Promise<Received>): Intake {
  const place = { store, filesFolder, receiving }
  return {
    run(work, onProgress, onBegun) {
      onBegun?.()
      return done(place, work, onProgress)
    },
  }
}

/** What published something comes to. */
type Outcome = Pick<ImportOutcome, 'authority' | 'version' | 'children' | 'deadlines' | 'seconds'>

interface IntakePlace {
  readonly store: Store
  readonly filesFolder: string
  readonly receiving: Promise<Received> | undefined
}

async function done<W extends IntakeWork>(
  place: IntakePlace,
  work: W,
  onProgress: OnProgress = () => {},
): Promise<ResultOf<W>> {
  return (await byKind(place, work, onProgress)) as ResultOf<W>
}

async function byKind({ store, filesFolder, receiving }: IntakePlace, work: IntakeWork, onProgress: OnProgress) {
  const at = new Date()
  const understand = understandingAt(store.db, at)
  const about = { understand, rulesVersion, filesFolder, at }
  const again = async (authority: string, because: string) => {
    const { derive, rulesVersion: own = rulesVersion } = await understand(authority)
    return rederive(store, authority, { derive, rulesVersion: own, because, at }, onProgress)
  }
  const afterImport = async (outcome: ImportOutcome): Promise<ImportOutcome> =>
    outcome.state !== 'published' || outcome.unchangedFile ? outcome : withAll(outcome)
  // What is supplied for the first time or no more changes which standards are in use, for all children.
  const withAll = async <T extends Outcome>(outcome: T): Promise<T> => {
    const { authority } = outcome
    if ((await countOtherRules(store.db, authority, await rulesVersionOf(store.db, authority))) === 0) return outcome
    const { version, children, deadlines, seconds } = await again(authority, 'standards in use changed')
    return { ...outcome, version, children, deadlines, seconds: outcome.seconds + seconds }
  }
  // What became of it is told whether or not copies could be removed: that is tried again after the next.
  const tidied = (importing: Promise<ImportOutcome>) =>
    importing.finally(() => letGoOfFiles(store, filesFolder).catch(() => {}))
  switch (work.kind) {
    case 'import': {
      const { kind, path, ...rest } = work
      const source = receiving ? { receiving } : typeof path === 'string' ? { path } : { paths: path }
      return tidied(importPath(store, { ...about, ...rest, source }, onProgress).then(afterImport))
    }
    case 'publish': {
      const { kind, authority, batch, ...said } = work
      return tidied(publishBatch(store, authority, batch, { ...about, ...said }, onProgress).then(afterImport))
    }
    case 'take back': {
      const { kind, authority, ...said } = work
      const { formats, rulesVersion: own = rulesVersion, ...rules } = await understand(authority)
      return withAll(await takeBack(store, authority, { ...said, ...rules, rulesVersion: own, at }, onProgress))
    }
    case 'read again':
      return tidied(readBatchAgain(store, work.authority, work.batch, { ...about, by: work.by }, onProgress))
    case 'let go of files':
      return letGoOfFiles(store, filesFolder)
    case 'try setting':
      return trySetting(store.db, work.authority, work, { today: englandDay(at), at }, onProgress)
    case 'derive again':
      return again(work.authority, work.because)
  }
}
