import { createHash } from 'node:crypto'
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chunksOf } from '../../store/chunks.ts'
import type { ReceivedFile } from '../format.ts'
import { arrivingName, removeLeftBehind } from './arriving.ts'
import { chunkBytes } from './received.ts'
import { FileChanged, NoRoom } from './refusals.ts'

export { FileChanged, NoRoom } from './refusals.ts'

/** A file as kept: under its own hash, so that nothing is kept twice and nothing can be overwritten. */
export interface KeptFile {
  readonly name: string
  readonly hash: string
  readonly bytes: number
  /** Where it is inside the folder of kept files. */
  readonly storedAs: string
}

/**
 * Copies received files into the folder, under their hashes. A copy is complete or not there at all: it is written
 * aside, checked, flushed, then renamed. One that is there already is left. Throws FileChanged if a file is no longer
 * what was received, NoRoom where the disk is full. Copies that a process left unfinished when it died are removed.
 */
export async function keepFiles(
  received: readonly ReceivedFile[] | { readonly files: readonly ReceivedFile[] },
  folder: string,
): Promise<KeptFile[]> {
  const files: readonly ReceivedFile[] = 'files' in received ? received.files : received
  const kept: KeptFile[] = []
  await removeLeftBehind(folder)
  for (const some of chunksOf(files, filesAtOnce)) {
    // Each to its end before anything is thrown: no copy is still being written when this has failed.
    for (const each of await Promise.allSettled(some.map(file => keep(file, folder)))) {
      if (each.status === 'rejected') throw each.reason
      kept.push(each.value)
    }
  }
  return kept
}

/** Making a copy last is mostly waiting for the disk. */
const filesAtOnce = 8

async function keep(file: ReceivedFile, folder: string): Promise<KeptFile> {
  const { name, hash, bytes } = file
  const storedAs = placeOf(hash)
  const path = join(folder, storedAs)
  const before = await stat(path).catch(() => undefined)
  if (before?.size !== bytes) {
    await copy(file, folder, path).catch(error => {
      throw isFull(error) ? new NoRoom(`There is no room on the disk to keep ${name}. Nothing was taken.`) : error
    })
  }
  return { name, hash, bytes, storedAs }
}

/** Kept files as received ones, so that an import can be read again. Reading one that has changed throws FileChanged. */
export function openKept(folder: string, kept: readonly Pick<KeptFile, 'name' | 'hash' | 'bytes'>[]): ReceivedFile[] {
  return kept.map(({ name, hash, bytes }) => {
    const path = join(folder, placeOf(hash))
    return { name, hash, bytes, open: () => checked(path, hash, name) }
  })
}

async function copy(file: ReceivedFile, folder: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = join(folder, arrivingName())
  const target = await open(aside, 'wx', 0o600)
  try {
    // What is in memory is what was hashed.
    const hash = file.inMemory?.() === undefined ? createHash('sha256') : undefined
    for await (const chunk of file.open()) {
      hash?.update(chunk)
      await target.writeFile(chunk)
    }
    if (hash !== undefined && hash.digest('hex') !== file.hash) {
      throw new FileChanged(`${file.name} changed while it was being imported. Import it again when it is whole.`)
    }
    await target.sync()
    await target.close()
    await rename(aside, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await target.close().catch(() => {})
    await unlink(aside).catch(() => {})
    throw error
  }
}

function isFull({ code = '' }: NodeJS.ErrnoException): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

/** Makes a rename last. Windows cannot, and does not need to. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

async function* checked(path: string, expected: string, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256')
  const copy = await open(path, 'r').catch(() => {
    throw new FileChanged(`The kept copy of ${name} is gone. Import the extract again.`)
  })
  const content = copy.createReadStream({ highWaterMark: chunkBytes }) as AsyncIterable<Uint8Array>
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== expected) throw new FileChanged(`The kept copy of ${name} is not what was received.`)
}

/** Where a file of this hash is inside the folder. */
export function placeOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('A kept file is named by its SHA-256 in hexadecimal.')
  return `${hash.slice(0, 2)}/${hash}`
}
