import yauzl from 'yauzl'
import { numberText } from '../../domain/words/numbers.ts'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'
import { isArchive, readEntryName } from './entry-name.ts'
import { gigabytes, type ReceiveLimits } from './limits.ts'
import { combined, measured, type Received } from './received.ts'
import { FileChanged } from './refusals.ts'

interface Taken {
  readonly entry: yauzl.Entry
  readonly name: string
}

/** Thrown inside when a whole archive is refused; caught in this file. */
class Refused extends Error {
  readonly issue: Issue

  constructor(issue: Issue) {
    super(issue.message)
    this.issue = issue
  }
}

/**
 * Opens a zip without unpacking it: entries stream from where they stand whenever they are opened, never past the size
 * they declare. Entries with unsafe names, links, encrypted ones and archives inside are refused by name. An archive
 * that would unpack past the limits, by what it declares or by what really comes out, is refused whole.
 */
export async function receiveZip(path: string, name: string, limits: ReceiveLimits): Promise<Received> {
  let zip: yauzl.ZipFile
  try {
    // Names are judged here, with an issue for each, rather than by yauzl, which would stop at the first bad one.
    zip = await yauzl.openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
  } catch {
    return combined([], [damaged(name)])
  }
  const close = async () => zip.close()
  const issues: Issue[] = []
  try {
    const taken = await judged(zip, name, limits, issues)
    const files: ReceivedFile[] = []
    let total = 0
    for (const each of taken) {
      const file = await received(zip, each, limits)
      if (file === undefined) {
        issues.push(damagedEntry(each.name))
        continue
      }
      total += file.bytes
      if (total > limits.totalBytes) throw new Refused(tooLarge(name, limits))
      files.push(file)
    }
    return combined(files, issues, { dispose: close })
  } catch (error) {
    await close()
    return combined([], [...issues, error instanceof Refused ? error.issue : damaged(name)])
  }
}

/** The entries to take, by what the archive's directory says of them. */
async function judged(zip: yauzl.ZipFile, name: string, limits: ReceiveLimits, issues: Issue[]): Promise<Taken[]> {
  const taken: Taken[] = []
  const names = new Set<string>()
  let count = 0
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    if (++count > limits.files) throw new Refused(tooMany(name, limits))
    const raw = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
    if (/[\\/]$/.test(raw) && entry.uncompressedSize === 0 && readEntryName(raw).kind !== 'unsafe') continue
    const reading = readEntryName(raw)
    if (reading.kind === 'skip') continue
    const refusal = refusalOf(entry, reading, names)
    if (refusal !== undefined) {
      issues.push({ file: reading.name, severity: 'error', ...refusal })
      continue
    }
    names.add(reading.name.toLowerCase())
    declared += entry.uncompressedSize
    if (declared > limits.totalBytes) throw new Refused(tooLarge(name, limits))
    if (isBomb(entry.uncompressedSize, entry.compressedSize, limits)) throw new Refused(bomb(reading.name, limits))
    taken.push({ entry, name: reading.name })
  }
  // Entries that share the same packed bytes each look modest: the archive as a whole does not.
  if (isBomb(declared, zip.fileSize, limits)) throw new Refused(bomb(name, limits))
  return taken
}

function isBomb(bytes: number, packed: number, limits: ReceiveLimits): boolean {
  return bytes > limits.freeBytes && bytes > limits.ratio * packed
}

type Refusal = Pick<Issue, 'code' | 'message' | 'remedy'>

function refusalOf(
  entry: yauzl.Entry,
  reading: { kind: 'take'; name: string } | { kind: 'unsafe'; name: string; why: string },
  names: ReadonlySet<string>,
): Refusal | undefined {
  if (reading.kind === 'unsafe') {
    return {
      code: 'zip-unsafe-name',
      message: `The entry ${reading.why}, so it was refused.`,
      remedy: 'Make the archive again from inside the extract’s folder.',
    }
  }
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) {
    return {
      code: 'zip-link',
      message: 'The entry is a link, so it was refused.',
      remedy: 'Put the file itself into the archive.',
    }
  }
  if (entry.isEncrypted()) {
    return {
      code: 'zip-encrypted',
      message: 'The entry is encrypted, so it cannot be read.',
      remedy: 'Unpack it with its password, and send it over a safe channel without.',
    }
  }
  if (isArchive(reading.name)) {
    return {
      code: 'zip-nested',
      message: 'The entry is an archive itself, and was not opened.',
      remedy: 'Put its files into this archive directly.',
    }
  }
  if (!entry.canDecodeFileData()) {
    return {
      code: 'zip-method',
      message: 'The entry is packed in a way that cannot be read.',
      remedy: 'Make the archive with the usual zip compression.',
    }
  }
  if (names.has(reading.name.toLowerCase())) {
    return {
      code: 'zip-name-twice',
      message: 'Another entry has the same name. The first was taken and this was not.',
      remedy: 'Make the archive again with each file once.',
    }
  }
  return undefined
}

/** An entry as a file, once it has been read through; undefined where it cannot be unpacked as it says. */
async function received(
  zip: yauzl.ZipFile,
  { entry, name }: Taken,
  limits: ReceiveLimits,
): Promise<ReceivedFile | undefined> {
  const content = () => contentOf(zip, entry, name, limits)
  try {
    const { bytes, hash } = await measured(content())
    return bytes === entry.uncompressedSize ? { name, bytes, hash, open: () => again(content(), name) } : undefined
  } catch (error) {
    if (error instanceof Refused) throw error
    return undefined
  }
}

/** Streams an entry, stopping at once if more comes out than may. */
async function* contentOf(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  name: string,
  limits: ReceiveLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > limits.totalBytes) throw new Refused(tooLarge(name, limits))
    if (isBomb(bytes, entry.compressedSize, limits)) throw new Refused(bomb(name, limits))
    yield chunk
  }
}

/** Content that could be unpacked once, and is broken now: the archive is no longer the same. */
async function* again(content: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* content
  } catch {
    throw new FileChanged(
      `The archive with ${name} changed while it was being imported. Import it again when it is whole.`,
    )
  }
}

function damaged(file: string): Issue {
  return {
    file,
    code: 'zip-damaged',
    severity: 'error',
    message: 'The archive cannot be opened: it is damaged, cut short or no zip. Nothing in it was read.',
    remedy: 'Make the archive again, and check that all of it was sent.',
  }
}

function damagedEntry(file: string): Issue {
  return {
    file,
    code: 'zip-damaged-entry',
    severity: 'error',
    message: 'The entry cannot be unpacked: it is damaged, or not of the size it says.',
    remedy: 'Make the archive again.',
  }
}

function tooMany(file: string, limits: ReceiveLimits): Issue {
  return {
    file,
    code: 'zip-too-many',
    severity: 'error',
    message: `The archive holds more than ${numberText(limits.files)} entries. None was read.`,
    remedy: 'Put only the extract’s files into it.',
  }
}

function tooLarge(file: string, limits: ReceiveLimits): Issue {
  return {
    file,
    code: 'zip-too-large',
    severity: 'error',
    message: `The archive would unpack to more than ${gigabytes(limits.totalBytes)}. None of it was read.`,
    remedy: 'Put only the extract’s files into it.',
  }
}

function bomb(file: string, limits: ReceiveLimits): Issue {
  return {
    file,
    code: 'zip-bomb',
    severity: 'error',
    message: `This would unpack to more than ${limits.ratio} times its packed size, as no extract does. Nothing in the archive was read.`,
    remedy: 'Make the archive again from the extract’s own files.',
  }
}
