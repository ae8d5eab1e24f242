import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where the embedded database is in a data folder, which is made if need be: for nobody else to read. */
export function recordFolderIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, 'record')
}
