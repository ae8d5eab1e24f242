import { open, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ReceivedFile } from '../format.ts'
import { shown } from '../parse/text.ts'
import { receiveFolder } from './folder.ts'
import { type ReceiveLimits, receiveLimits } from './limits.ts'
import { combined, MemoryLeft, type Received, receiveFile } from './received.ts'
import { NothingReceived } from './refusals.ts'
import { receiveZip } from './zip.ts'

export type { Received } from './received.ts'
export { NothingReceived } from './refusals.ts'

export interface ReceiveOptions {
  readonly limits?: ReceiveLimits
  /** How much of the files may be held in memory. */
  readonly left?: MemoryLeft
  /** Says that nobody wants them any more. */
  readonly signal?: AbortSignal
}

/**
 * Takes in a folder, a zip or a single file, reading each file through once for its hash. What is refused is told in
 * `issues` and the rest is taken. Throws NothingReceived where there is nothing to read. The caller disposes.
 */
export async function receivePath(path: string, options: ReceiveOptions = {}): Promise<Received> {
  const { limits = receiveLimits, left = new MemoryLeft(), signal } = options
  const name = shown(basename(path))
  const real = await realpath(path).catch(() => undefined)
  const found = real === undefined ? undefined : await stat(real)
  if (real === undefined || found === undefined) throw new NothingReceived(`There is no file or folder ${name}.`)
  if (found.isDirectory()) return receiveFolder(real, limits, left, signal)
  if (!found.isFile()) throw new NothingReceived(`${name} is neither a file nor a folder.`)
  if (await isZip(real)) return receiveZip(real, name, limits)
  if (found.size > limits.totalBytes) throw new NothingReceived(`${name} is far larger than any extract.`)
  return combined([await receiveFile(real, name, left, signal)], [])
}

/** Takes in several files that are one extract. None of them is opened as a zip. Throws NothingReceived as above. */
export async function receiveFiles(paths: readonly string[], options: ReceiveOptions = {}): Promise<Received> {
  const { limits = receiveLimits, left = new MemoryLeft(), signal } = options
  const files: ReceivedFile[] = []
  let bytes = 0
  for (const path of paths) {
    const name = shown(basename(path))
    const real = await realpath(path).catch(() => path)
    const found = await stat(real).catch(() => undefined)
    if (!found?.isFile()) throw new NothingReceived(`There is no file ${name}.`)
    bytes += found.size
    if (bytes > limits.totalBytes) throw new NothingReceived('These files are far larger than any extract.')
    files.push(await receiveFile(real, name, left, signal))
  }
  if (files.length === 0) throw new NothingReceived('There are no files.')
  return combined(files, [])
}

/** By its name, or by its first bytes where its name says nothing; a spreadsheet is a zip too, and is not one here. */
async function isZip(path: string): Promise<boolean> {
  if (/\.zip$/i.test(path)) return true
  if (/\.[A-Za-z]{1,5}$/.test(path)) return false
  const file = await open(path)
  try {
    const start = Buffer.alloc(4)
    await file.read(start, 0, 4, 0)
    return start.toString('latin1') === 'PK\u0003\u0004'
  } finally {
    await file.close()
  }
}
