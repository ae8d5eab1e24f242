import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where the embedded database is in a data folder, which is made if need be: for nobody else to read. Also where the
 * folder was there before, as whatever the database puts into it may be read by all.
 */
export function recordFolderIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const record = join(folder, 'record')
  closeToOthers(record)
  return record
}

/** Where somebody else owns it the folder stays as it is: the doctor says so. */
function closeToOthers(record: string): void {
  try {
    if (isOpenToOthers(record)) chmodSync(record, 0o700)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EPERM' && code !== 'EROFS') throw error
  }
}

/** Whether others on this machine can look into a folder. Windows has other means, which a mode does not tell. */
export function isOpenToOthers(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  return process.platform !== 'win32' && found !== undefined && (found.mode & 0o077) !== 0
}
