import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReceivedFile } from '../format.ts'

/** A file as kept: under its own hash, so that nothing is kept twice and nothing can be overwritten. */
export interface KeptFile {
  readonly name: string
  readonly hash: string
  readonly bytes: number
  readonly storedAs: string
}

/** Copies received files into the folder. A copy is complete or not there: written aside, flushed, then renamed. */
export async function keepFiles(files: readonly ReceivedFile[], folder: string): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const file of files) {
    const storedAs = `${file.hash.slice(0, 2)}/${file.hash}`
    const path = join(folder, storedAs)
    if (!(await access(path).then(() => true, () => false))) {
      await mkdir(dirname(path), { recursive: true })
      const aside = `${path}.${process.pid}`
      await pipeline(Readable.from(file.open()), createWriteStream(aside, { mode: 0o600 }))
      const handle = await open(aside, 'r+')
      await handle.sync()
      await handle.close()
      await rename(aside, path)
    }
    kept.push({ name: file.name, hash: file.hash, bytes: file.bytes, storedAs })
  }
  return kept
}

/** Kept files as received ones, so that an import can be read again. */
export function openKept(folder: string, kept: readonly KeptFile[]): ReceivedFile[] {
  return kept.map(({ name, hash, bytes, storedAs }) => ({
    name,
    hash,
    bytes,
    open: () => createReadStream(join(folder, storedAs), { highWaterMark: 1 << 18 }),
  }))
}
