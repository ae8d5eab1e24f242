import { rulesVersion } from '../../domain/indicators/derive.ts'
import { importPath } from '../../intake/import.ts'
import { publishBatch, readBatchAgain } from '../../intake/import-batch.ts'
import type { OnProgress } from '../../intake/import-progress.ts'
import { rederive } from '../../intake/publish/rederive.ts'
import type { Store } from '../../store/store.ts'
import type { Intake, IntakeWork, ResultOf } from './intake.ts'
import { understandingAt } from './understanding.ts'

/** Intake in this thread, on a store and the folder where received files are kept. */
export function intakeHere(store: Store, filesFolder: string): Intake {
  return { run: (work, onProgress) => done(store, filesFolder, work, onProgress) }
}

async function done<W extends IntakeWork>(
  store: Store,
  filesFolder: string,
  work: W,
  onProgress: OnProgress = () => {},
): Promise<ResultOf<W>> {
  return (await byKind(store, filesFolder, work, onProgress)) as ResultOf<W>
}

async function byKind(store: Store, filesFolder: string, work: IntakeWork, onProgress: OnProgress) {
  const at = new Date()
  const understand = understandingAt(store.db, at)
  const about = { understand, rulesVersion, filesFolder, at }
  switch (work.kind) {
    case 'import': {
      const { kind, path, ...rest } = work
      const source = typeof path === 'string' ? { path } : { paths: path }
      return importPath(store, { ...about, ...rest, source }, onProgress)
    }
    case 'publish': {
      const { authority, batch, acceptGone, by } = work
      return publishBatch(store, authority, batch, { ...about, acceptGone, by }, onProgress)
    }
    case 'read again':
      return readBatchAgain(store, work.authority, work.batch, { ...about, by: work.by }, onProgress)
    case 'derive again': {
      const { derive } = await understand(work.authority)
      return rederive(store, work.authority, { derive, rulesVersion, because: work.because, at }, onProgress)
    }
  }
}
