import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BackupUnreadable, type FileTaker, lineOf, type TakeLines } from '../../store/backup/index.ts'

const pieceBytes = 96 * 1024

/** A path inside the files folder, and nothing that leads out of it. */
function isPlain(path: string): boolean {
  return /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path)
}

/** Gives the kept files as lines of a back-up. Answers which of them are not there. */
export async function giveFiles(folder: string, paths: readonly string[], take: TakeLines): Promise<string[]> {
  const missing: string[] = []
  for (const path of paths) {
    const from = join(folder, path)
    if (!isPlain(path) || (await stat(from).catch(() => undefined)) === undefined) {
      missing.push(path)
      continue
    }
    await take(lineOf({ kind: 'file', path }))
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of createReadStream(from, { highWaterMark: pieceBytes })) {
      hash.update(piece as Buffer)
      bytes += (piece as Buffer).length
      await take(`"${(piece as Buffer).toString('base64')}"\n`)
    }
    await take(lineOf({ kind: 'end of file', path, bytes, sha256: hash.digest('hex') }))
  }
  return missing
}

/** Puts the files of a back-up into the files folder, each whole or not at all. */
export function takeFilesInto(folder: string): FileTaker & { discard(): Promise<void> } {
  let under: { readonly path: string; readonly file: FileHandle; readonly hash: Hash; bytes: number } | undefined
  const part = (path: string) => `${join(folder, path)}.part`
  return {
    async begin(path) {
      if (!isPlain(path) || under !== undefined) throw new BackupUnreadable('The back-up has a file where none can be.')
      await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
      under = { path, file: await open(part(path), 'w', 0o600), hash: createHash('sha256'), bytes: 0 }
    },
    async piece(bytes) {
      if (under === undefined) throw new BackupUnreadable('The back-up has a piece of no file.')
      await under.file.writeFile(bytes)
      under.hash.update(bytes)
      under.bytes += bytes.length
    },
    async end({ bytes, sha256 }) {
      if (under === undefined || under.bytes !== bytes || under.hash.digest('hex') !== sha256)
        throw new BackupUnreadable('A file in the back-up is not what it was.')
      const { path, file } = under
      await file.sync()
      await file.close()
      await rename(part(path), join(folder, path))
      under = undefined
    },
    async discard() {
      if (under === undefined) return
      await under.file.close().catch(() => {})
      await rm(part(under.path), { force: true })
    },
  }
}
