import { type Batch, readBatch } from '../../store/batches.ts'
import type { Db } from '../../store/store.ts'
import {
  batchesSince,
  batchesUnderWay,
  type DifferenceBefore,
  differenceBefore,
  newestPublished,
} from '../../store/taken-back.ts'
import type { RowCounts } from '../compare/comparison.ts'
import { ImportRefused } from '../import-error.ts'

/** What taking an import back would change. */
export interface TakeBackPreview {
  readonly batch: Batch
  /** Of the rows: `new` come again, `changed` say again what they said, `gone` were brought by it and go. */
  readonly rows: Omit<RowCounts, 'unchanged'>
  readonly byTable: DifferenceBefore['byTable']
  /** How many children have such rows. */
  readonly children: number
}

/**
 * What taking back the newest published import would change, or this one. Changes nothing. Throws `ImportRefused` where it
 * cannot be taken back.
 */
export async function previewTakeBack(db: Db, authority: string, asked?: number): Promise<TakeBackPreview> {
  const batch = await mayBeTakenBack(db, authority, asked)
  const { byTable, children } = await differenceBefore(db, authority, await batchesSince(db, authority, batch.version!))
  return { batch, rows: totalOf(byTable), byTable, children }
}

/** The import to take back, where it may be. Throws `ImportRefused` where it may not. */
export async function mayBeTakenBack(db: Db, authority: string, asked: number | undefined): Promise<Batch> {
  const found = asked === undefined ? undefined : await readBatch(db, authority, asked)
  if (asked !== undefined && found === undefined)
    throw new ImportRefused('no-batch', `There is no import ${asked}. Nothing has changed.`)
  const [other] = await batchesUnderWay(db, authority)
  if (other !== undefined)
    throw new ImportRefused(
      'under-way',
      `Import ${other} is under way. Wait until it is over, and look again at what is to be taken back. Nothing has changed.`,
    )
  const newest = await newestPublished(db, authority)
  if (found !== undefined && found.state !== 'published')
    throw new ImportRefused('not-published', `${whyNotPublished(found)} Nothing has changed.`)
  if (newest === undefined)
    throw new ImportRefused('nothing-published', 'No import is published that could be taken back.')
  if (found !== undefined && found.batch !== newest.batch)
    throw new ImportRefused(
      'not-newest',
      `Import ${newest.batch} was published after import ${found.batch}: only the one published last can be taken back. Take import ${newest.batch} back first, or import the right extract again. Nothing has changed.`,
    )
  return newest
}

function whyNotPublished({ batch, state }: Batch): string {
  if (state === 'taken-back') return `Import ${batch} has been taken back already.`
  if (state === 'take-back') return `Batch ${batch} is itself the taking back of an import; import those files again.`
  return `Import ${batch} is not published: there is nothing to take back.`
}

/** The counts of all tables together. */
export function totalOf(byTable: DifferenceBefore['byTable']): TakeBackPreview['rows'] {
  const total = { new: 0, changed: 0, gone: 0 }
  for (const each of Object.values(byTable)) {
    for (const name of ['new', 'changed', 'gone'] as const) total[name] += each[name]
  }
  return total
}
