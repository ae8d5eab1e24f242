import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'

/** What was handed over: its files, and one hash of them all by which the same extract is recognised. */
export interface Received {
  readonly files: readonly ReceivedFile[]
  /** Of the files' own names and contents: the same for a folder and for a zip of it. */
  readonly hash: string
  readonly bytes: number
  readonly issues: readonly Issue[]
  /** Closes what is open. The files cannot be read after it. */
  dispose(): Promise<void>
}

/** Bytes read from disk at a time. */
export const chunkBytes = 1 << 18

export function combined(
  files: readonly ReceivedFile[],
  issues: readonly Issue[],
  dispose: () => Promise<void> = async () => {},
): Received {
  const inOrder = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const lines = inOrder.map(each => `${each.name.split('/').at(-1)!.toLowerCase()}\n${each.hash}\n`).sort()
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return {
    files: inOrder,
    hash: hash.digest('hex'),
    bytes: inOrder.reduce((sum, each) => sum + each.bytes, 0),
    issues,
    dispose,
  }
}

/** A file on disk as received: read once through for its hash. */
export async function receiveFile(path: string, name: string): Promise<ReceivedFile> {
  const open = () => createReadStream(path, { highWaterMark: chunkBytes })
  return { name, ...(await measured(open())), open }
}

export async function measured(content: AsyncIterable<Uint8Array>): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of content) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, hash: hash.digest('hex') }
}
