import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'

/** Limits past which an archive is not an extract but an attack. */
export const zipLimits = { entries: 10_000, totalBytes: 4 * 2 ** 30, freeBytes: 50 * 2 ** 20, ratio: 200 }

/**
 * Opens a zip without unpacking it: entries are read where they stand. Entries with unsafe names, links, encrypted
 * ones, archives inside and anything that unpacks beyond the limits are refused by name, and the rest is taken.
 */
export async function receiveZip(path: string, name: string) {
  const zip = await opened(path)
  const files: ReceivedFile[] = []
  const issues: Issue[] = []
  let total = 0
  const refuse = (entry: string, code: string, message: string, remedy: string) =>
    issues.push({ file: `${name}/${entry}`, code, severity: 'error', message, remedy })
  let count = 0
  for await (const entry of entriesOf(zip)) {
    if (++count > zipLimits.entries) {
      refuse('', 'zip-too-many', `The archive holds more than ${zipLimits.entries} files. The rest was not read.`, 'Send the extract alone.')
      break
    }
    const inside = entry.fileName
    if (inside.endsWith('/') || inside.split('/').some(part => part.startsWith('.') && part !== '..')) continue
    const mode = entry.externalFileAttributes >>> 16
    if (inside.startsWith('/') || /^[a-z]:/i.test(inside) || inside.includes('\\') || inside.split('/').includes('..')) {
      refuse(inside, 'zip-unsafe-name', 'The entry names a place outside the archive, so it was refused.', 'Make the archive again from the extract’s folder.')
    } else if ((mode & 0o170000) === 0o120000) {
      refuse(inside, 'zip-link', 'The entry is a link, so it was refused.', 'Put the file itself into the archive.')
    } else if (entry.generalPurposeBitFlag & 1) {
      refuse(inside, 'zip-encrypted', 'The entry is encrypted, so it cannot be read.', 'Send it unencrypted over a safe channel.')
    } else if (/\.(zip|7z|rar|gz|tar)$/i.test(inside)) {
      refuse(inside, 'zip-nested', 'The entry is an archive itself, and was not opened.', 'Put its files into the archive directly.')
    } else if (tooLarge(entry, (total += entry.uncompressedSize))) {
      refuse(inside, 'zip-bomb', 'The entry would unpack to far more than any extract, so it was refused.', 'Make the archive again.')
    } else {
      const file = await fileIn(zip, entry)
      if (file) files.push(file)
      else refuse(inside, 'zip-damaged', 'The entry cannot be unpacked: it is damaged or larger than it says.', 'Make the archive again.')
    }
  }
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), issues, close: async () => zip.close() }
}

function tooLarge(entry: yauzl.Entry, total: number): boolean {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  return total > zipLimits.totalBytes || (entry.uncompressedSize > zipLimits.freeBytes && ratio > zipLimits.ratio)
}

async function fileIn(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<ReceivedFile | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of await streamOf(zip, entry)) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } catch {
    return undefined
  }
  return {
    name: entry.fileName,
    bytes,
    hash: hash.digest('hex'),
    async *open() {
      yield* (await streamOf(zip, entry)) as AsyncIterable<Uint8Array>
    },
  }
}

function opened(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false, decodeStrings: true }
    yauzl.open(path, options, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      const settle = (action: () => void) => {
        zip.removeListener('entry', onEntry)
        zip.removeListener('end', onEnd)
        zip.removeListener('error', onError)
        action()
      }
      const onEntry = (each: yauzl.Entry) => settle(() => resolve(each))
      const onEnd = () => settle(() => resolve(undefined))
      const onError = (error: Error) => settle(() => reject(error))
      zip.on('entry', onEntry)
      zip.on('end', onEnd)
      zip.on('error', onError)
      zip.readEntry()
    })
    if (entry === undefined) return
    yield entry
  }
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))))
}
