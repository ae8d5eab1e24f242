import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { type BackupHeader, type BackupSecret, lineOf, readWholeRecord, sealed } from '../../store/backup/index.ts'
import { CommandError } from '../io.ts'
import type { Workplace } from '../workplace.ts'
import { giveFiles } from './kept-files.ts'

export interface Written {
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Kept files that are not in their folder any more. */
  readonly missing: readonly string[]
  readonly bytes: number
  readonly authorities: BackupHeader['authorities']
}

/**
 * Writes a back-up of the whole record, compressed and sealed, under another name until it is whole and on disk. A file
 * that is there already is never written over: throws CommandError.
 */
export async function writeBackup(
  { store, filesFolder }: Pick<Workplace, 'store' | 'filesFolder'>,
  path: string,
  secret: BackupSecret,
  about: { readonly made: Date; readonly sightline: string; readonly withFiles: boolean },
): Promise<Written> {
  if (await stat(path).catch(() => undefined)) throw new CommandError(`${path} is there already. Choose another name.`)
  const part = `${path}.part`
  const compress = createZstdCompress()
  let writing: Promise<void> | undefined
  let authorities: BackupHeader['authorities'] = []
  const take = async (lines: string) => {
    // Where writing fails, nothing would ever drain.
    if (!compress.write(lines)) await Promise.race([once(compress, 'drain'), writing])
  }
  try {
    const read = await readWholeRecord(store, held => {
      authorities = held
      const { made, sightline, withFiles } = about
      const content = sealed({ made: made.toISOString(), sightline, authorities, withFiles }, secret, compress)
      writing = pipeline(content, createWriteStream(part, { mode: 0o600 }))
      // Its failure is met below; until then it is no unheard one.
      writing.catch(() => {})
      return take
    })
    const missing = about.withFiles ? await giveFiles(filesFolder, read.files, take) : []
    const files = about.withFiles ? read.files.length - missing.length : 0
    await take(lineOf({ kind: 'end', tables: read.tables, rows: read.rows, files }))
    compress.end()
    await writing
    await onDisk(part)
    await rename(part, path)
    return { ...read, files, missing, authorities, bytes: (await stat(path)).size }
  } catch (error) {
    compress.destroy()
    await writing?.catch(() => {})
    await rm(part, { force: true })
    throw error
  }
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
