import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'
import { receiveZip } from './zip.ts'

/** What was handed over: its files, and one hash of them all by which the same extract is recognised. */
export interface Received {
  readonly files: readonly ReceivedFile[]
  readonly hash: string
  readonly bytes: number
  readonly issues: readonly Issue[]
  dispose(): Promise<void>
}

/** Thrown when there is nothing at the path that can be read. */
export class NothingReceived extends Error {}

/** Takes in a folder, a zip or a single file. Throws NothingReceived where there is nothing to read. */
export async function receivePath(path: string): Promise<Received> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined) throw new NothingReceived(`There is no file or folder ${basename(path)}.`)
  const real = await realpath(path)
  if ((await lstat(real)).isDirectory()) return combined(await folderFiles(real), [], async () => {})
  if (await isZip(real)) {
    const { files, issues, close } = await receiveZip(real, basename(path))
    return combined(files, issues, close)
  }
  return combined([await fileAt(real, basename(path))], [], async () => {})
}

async function folderFiles(folder: string): Promise<ReceivedFile[]> {
  const files: ReceivedFile[] = []
  const take = async (inside: string, deep: boolean) => {
    for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory() && deep) await take(name, false)
      else if (entry.isFile()) files.push(await fileAt(join(folder, name), name))
      else if (entry.isSymbolicLink()) {
        const target = await realpath(join(folder, name)).catch(() => '')
        if (target.startsWith(folder + sep) && (await lstat(target)).isFile()) files.push(await fileAt(target, name))
      }
    }
  }
  await take('', true)
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function fileAt(path: string, name: string): Promise<ReceivedFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { name, bytes, hash: hash.digest('hex'), open: () => createReadStream(path, { highWaterMark: 1 << 18 }) }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const start = Buffer.alloc(4)
    await file.read(start, 0, 4, 0)
    return start.toString('latin1') === 'PK\u0003\u0004' && !/\.(csv|txt|xml)$/i.test(path)
  } finally {
    await file.close()
  }
}

function combined(files: readonly ReceivedFile[], issues: readonly Issue[], dispose: () => Promise<void>): Received {
  const hash = createHash('sha256')
  for (const each of files) hash.update(`${each.name}\n${each.hash}\n`)
  return { files, hash: hash.digest('hex'), bytes: files.reduce((sum, each) => sum + each.bytes, 0), issues, dispose }
}
