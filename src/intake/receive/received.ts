import { createHash } from 'node:crypto'
import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'
import { OthersTurn } from '../others-turn.ts'
import { yearEndOfName } from '../parse/year-in-name.ts'
import { examined } from '../read/decode.ts'
import { FileChanged, NothingReceived } from './refusals.ts'

/** What was handed over: its files, and one hash of them all by which the same extract is recognised. */
export interface Received {
  readonly files: readonly ReceivedFile[]
  /**
   * Of the files' own names and contents, and of the year that a folder's name gives them: the same for a folder and for a
   * zip of it, and another where the same files come as of another year.
   */
  readonly hash: string
  readonly bytes: number
  readonly issues: readonly Issue[]
  /** The own name of the folder that was handed over; its files are named from there down. */
  readonly within?: string
  /** Closes what is open. The files cannot be read after it. */
  dispose(): Promise<void>
}

/** Bytes read from disk at a time. */
export const chunkBytes = 1 << 18

/** Files received together: in order of their names, under one hash that does not depend on the order they came in. */
export function combined(
  files: readonly ReceivedFile[],
  issues: readonly Issue[],
  { dispose = async () => {}, within }: { dispose?: () => Promise<void>; within?: string | undefined } = {},
): Received {
  const inOrder = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const lines = inOrder.map(each => lineOf(each, within)).sort()
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return {
    files: inOrder,
    hash: hash.digest('hex'),
    bytes: inOrder.reduce((sum, each) => sum + each.bytes, 0),
    issues,
    ...(within === undefined ? {} : { within }),
    dispose,
  }
}

/** What a file adds to the hash. */
function lineOf({ name, hash }: ReceivedFile, within: string | undefined): string {
  const own = name.split('/').at(-1)!
  const year = yearEndOfName(within === undefined ? name : `${within}/${name}`)
  const said = year === undefined || year === yearEndOfName(own) ? '' : `${year}\n`
  return `${own.toLowerCase()}\n${hash}\n${said}`
}

/** Bytes of an extract's files that are held in memory until they have been kept and read, at most. */
const mostInMemory = 1 << 27

/** How many more bytes of an extract may be held in memory. */
export class MemoryLeft {
  bytes: number

  constructor(bytes = mostInMemory) {
    this.bytes = bytes
  }
}

/** What makes a file on disk the very file that was received. */
type FileFacts = Pick<BigIntStats, (typeof facts)[number]>
const facts = ['dev', 'ino', 'size', 'mtimeNs'] as const

/** What is known of a file on disk that was received; with its content, where that is in memory. */
export interface FileOnDisk {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly hash: string
  readonly first: FileFacts
  readonly content: Buffer | undefined
}

/** A file on disk as received: opening it gives that very file, as it was when it was received. */
export class FileReceived implements ReceivedFile {
  readonly name: string
  readonly bytes: number
  readonly hash: string
  readonly #path: string
  readonly #first: FileFacts
  #content: Buffer | undefined

  constructor({ name, path, bytes, hash, first, content }: FileOnDisk) {
    this.name = name
    this.bytes = bytes
    this.hash = hash
    this.#path = path
    this.#first = first
    this.#content = content
  }

  /** All there is of it. */
  get onDisk(): FileOnDisk {
    const { name, bytes, hash } = this
    return { name, bytes, hash, path: this.#path, first: this.#first, content: this.#content }
  }

  async *open(): AsyncGenerator<Uint8Array, void, undefined> {
    const { name } = this
    const first = this.#first
    const content = this.#content
    const handle = await openFile(this.#path).catch(() => {
      throw new FileChanged(`${name} was taken away while it was being imported. Import it again when it is whole.`)
    })
    yield* content === undefined ? contentOf(handle, name, first) : whileItIs(handle, name, first, piecesOf(content))
  }

  inMemory(): Buffer | undefined {
    return this.#content
  }

  letGo(): void {
    this.#content = undefined
  }
}

/**
 * A file on disk as received: read once through for its hash, and held in memory where there is room left, so that it is
 * neither read nor hashed again to be kept and understood. Opening it again gives that very file, as it was: where
 * another has taken its place, or it has grown, shrunk or gone, FileChanged is thrown. Throws NothingReceived where it
 * cannot be read, and the signal's reason when it says to stop. `path` is no link.
 */
export async function receiveFile(
  path: string,
  name: string,
  left: MemoryLeft,
  signal: AbortSignal | undefined = undefined,
): Promise<FileReceived> {
  const unread = (error: NodeJS.ErrnoException) => new NothingReceived(`${name} cannot be read: ${reasonOf(error)}.`)
  const handle = await openFile(path).catch(error => {
    throw unread(error)
  })
  const { dev, ino, size, mtimeNs } = await handle.stat({ bigint: true }).catch(async error => {
    await handle.close()
    throw unread(error)
  })
  const first = { dev, ino, size, mtimeNs }
  const bytes = Number(size)
  if (bytes > left.bytes) {
    const read = await measured(contentOf(handle, name, first), signal)
    return new FileReceived({ name, path, ...read, first, content: undefined })
  }
  left.bytes -= bytes
  const content = await wholeContentOf(handle, name, first)
  const { hash } = await measured(piecesOf(content), signal)
  return new FileReceived({ name, path, bytes, hash, first, content })
}

/** All that a file holds that stays what it is while it is read. Closes it. */
async function wholeContentOf(handle: FileHandle, name: string, first: FileFacts): Promise<Buffer> {
  const content = Buffer.allocUnsafeSlow(Number(first.size))
  let at = 0
  async function* fill(): AsyncGenerator<Uint8Array, void, undefined> {
    while (at < content.length) {
      const { bytesRead } = await handle.read(content, at, content.length - at, at)
      if (bytesRead === 0) return
      yield content.subarray(at, (at += bytesRead))
    }
  }
  for await (const _ of whileItIs(handle, name, first, fill()));
  return content
}

function contentOf(handle: FileHandle, name: string, first: FileFacts): AsyncGenerator<Uint8Array, void, undefined> {
  const content = handle.createReadStream({ highWaterMark: chunkBytes, autoClose: false }) as AsyncIterable<Uint8Array>
  return whileItIs(handle, name, first, content)
}

/** The content of a file that is still what it was, before it is read and after. Closes it. */
async function* whileItIs(
  handle: FileHandle,
  name: string,
  first: FileFacts,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    await mustBeAsItWas(handle, name, first)
    yield* content
    await mustBeAsItWas(handle, name, first)
  } catch (error) {
    throw error instanceof FileChanged
      ? error
      : new FileChanged(`${name} could not be read to its end: ${reasonOf(error as NodeJS.ErrnoException)}.`)
  } finally {
    await handle.close()
  }
}

/**
 * What is held whole in the pieces in which a file on disk is decoded, so that it is decoded the same: first all that is
 * looked at to tell its encoding, then what a stream gives at a time.
 */
export async function* piecesOf(whole: Buffer): AsyncGenerator<Buffer, void, undefined> {
  if (whole.length > 0) yield whole.subarray(0, examined)
  for (let at = examined; at < whole.length; at += chunkBytes) yield whole.subarray(at, at + chunkBytes)
}

async function mustBeAsItWas(handle: FileHandle, name: string, first: FileFacts): Promise<void> {
  const now = await handle.stat({ bigint: true })
  for (const fact of facts) {
    if (now[fact] !== first[fact]) {
      throw new FileChanged(`${name} changed while it was being imported. Import it again when it is whole.`)
    }
  }
}

function openFile(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
}

/** Why the system does not let something be read, in words. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'this program may not open it'
  return error.code === 'ENOENT' ? 'it is no longer there' : `the system says ${error.code ?? error.message}`
}

/** The length and SHA-256 hash of a content, read through once. */
export async function measured(
  content: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256')
  const othersTurn = new OthersTurn()
  let bytes = 0
  for await (const chunk of content) {
    signal?.throwIfAborted()
    hash.update(chunk)
    bytes += chunk.length
    if (othersTurn.isDue) await othersTurn.give()
  }
  return { bytes, hash: hash.digest('hex') }
}

/** A received file under the name of a folder above it. */
export function fileWithin(folder: string, file: ReceivedFile): ReceivedFile {
  return {
    name: `${folder}/${file.name}`,
    bytes: file.bytes,
    hash: file.hash,
    open: () => file.open(),
    inMemory: () => file.inMemory?.(),
    letGo: () => file.letGo?.(),
  }
}
