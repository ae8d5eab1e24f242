import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { type BackupHeader, type BackupSecret, BackupUnreadable, opened } from '../../store/backup/index.ts'

/** Opens a back-up: its header at once, its lines as they are read. Throws BackupUnreadable, in reading too. */
export async function readBackup(
  path: string,
  secrets: readonly BackupSecret[],
): Promise<{ readonly header: BackupHeader; readonly lines: AsyncIterable<string> }> {
  const { header, content } = await opened(createReadStream(path), secrets)
  return { header, lines: linesOf(content) }
}

async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const plain = new PassThrough()
  let failure: unknown
  const reading = pipeline(content, createZstdDecompress(), plain).catch(error => {
    failure = error
    plain.end()
  })
  try {
    yield* linesIn(plain.setEncoding('utf8'), () => failure !== undefined)
  } finally {
    plain.destroy()
    await reading
  }
  if (failure !== undefined) throw readable(failure)
}

/** Lines end with a line feed and nothing else: text may hold every other sign that ends lines elsewhere. */
async function* linesIn(text: AsyncIterable<string>, failed: () => boolean): AsyncGenerator<string> {
  let held = ''
  for await (const chunk of text) {
    if (failed()) return
    const lines = (held + chunk).split('\n')
    held = lines.pop()!
    yield* lines
  }
}

function readable(failure: unknown): BackupUnreadable {
  return failure instanceof BackupUnreadable ? failure : new BackupUnreadable('The back-up is damaged or cut short.')
}
