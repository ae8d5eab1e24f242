import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { type BackupSecret, fileKey, findKey, type KeyAbout, keyOf } from './key.ts'

/** What stands in plain text at the front of a back-up: enough to know what it is and which key it needs. */
export interface BackupHeader {
  readonly version: 1
  /** When it was made. */
  readonly made: string
  readonly sightline: string
  readonly authorities: readonly { readonly id: string; readonly dataVersion: number }[]
  readonly withFiles: boolean
  readonly key: KeyAbout
  readonly salt: string
}

/** A file that is no back-up, is damaged or cut short, or is sealed under another key. */
export class BackupUnreadable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupUnreadable'
  }
}

const magic = 'sightline-backup-1 '
/** Bytes sealed together. Each piece is authenticated before anything in it is believed. */
const pieceBytes = 262_144
const tagBytes = 16
const longestHeader = 65_536

/**
 * Seals what comes, in pieces, with AES-256-GCM: after the header each piece is its ciphertext and tag. Its number and
 * whether it is the last are part of its nonce, and the header of what is authenticated, so that no piece can be changed,
 * left out, put elsewhere or taken from another file, and the end not cut off.
 */
export async function* sealed(
  about: Omit<BackupHeader, 'version' | 'key' | 'salt'>,
  secret: BackupSecret,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(32)
  const { key, about: keyAbout } = keyOf(secret, salt)
  const header: BackupHeader = { version: 1, ...about, key: keyAbout, salt: salt.toString('base64') }
  const line = `${magic}${JSON.stringify(header)}\n`
  yield Buffer.from(line)
  const own = fileKey(key, salt)
  const bound = createHash('sha256').update(line).digest()
  let number = 0
  for await (const { piece, last } of piecesOf(content, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number++, last)).setAAD(bound)
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

/** Opens what `sealed` made: its header, and its content as it is read. Throws BackupUnreadable, in reading too. */
export async function opened(
  file: AsyncIterable<Uint8Array>,
  secrets: readonly BackupSecret[],
): Promise<{ readonly header: BackupHeader; readonly content: AsyncGenerator<Uint8Array> }> {
  const bytes = file[Symbol.asyncIterator]()
  const { line, rest } = await firstLine(bytes)
  const header = headerOf(line)
  const key = findKey(header.key, secrets)
  if (key === undefined) {
    throw new BackupUnreadable(
      `This back-up needs another ${header.key.kind}: the one with the id ${header.key.id.slice(0, 8)}.`,
    )
  }
  return { header, content: openedPieces(header, line, key, withFirst(rest, bytes)) }
}

async function* openedPieces(
  { salt }: BackupHeader,
  line: string,
  key: Uint8Array,
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const own = fileKey(key, Buffer.from(salt, 'base64'))
  const bound = createHash('sha256').update(line).digest()
  let number = 0
  for await (const { piece, last } of piecesOf(file, pieceBytes + tagBytes)) {
    if (piece.length < tagBytes) throw new BackupUnreadable('The back-up is cut short.')
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number++, last))
      .setAAD(bound)
      .setAuthTag(piece.subarray(piece.length - tagBytes))
    const plain = decipher.update(piece.subarray(0, piece.length - tagBytes))
    try {
      decipher.final()
    } catch {
      throw new BackupUnreadable('The back-up is damaged or cut short: what is in it is not what was sealed.')
    }
    yield plain
  }
}

/** Pieces of exactly so many bytes, but for the last, which is told to be so. There is always one. */
async function* piecesOf(
  content: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly last: boolean }> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of content) {
    held.push(chunk)
    length += chunk.length
    if (length <= size) continue
    let all = Buffer.concat(held)
    // One byte at least is kept back, since only the end tells which piece is the last.
    for (; all.length > size; all = all.subarray(size)) yield { piece: all.subarray(0, size), last: false }
    held = [all]
    length = all.length
  }
  yield { piece: Buffer.concat(held), last: true }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 4, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

async function firstLine(bytes: AsyncIterator<Uint8Array>): Promise<{ line: string; rest: Uint8Array }> {
  let held = Buffer.alloc(0)
  for (;;) {
    const end = held.indexOf(10)
    if (end >= 0) return { line: held.subarray(0, end + 1).toString('utf8'), rest: held.subarray(end + 1) }
    const next = held.length > longestHeader ? undefined : await bytes.next()
    if (next === undefined || next.done === true) throw new BackupUnreadable('This is no back-up of Sightline.')
    held = Buffer.concat([held, next.value])
  }
}

function headerOf(line: string): BackupHeader {
  try {
    if (!line.startsWith(magic)) throw new Error()
    const header = JSON.parse(line.slice(magic.length)) as BackupHeader
    if (typeof header.key.id !== 'string' || typeof header.salt !== 'string') throw new Error()
    return header
  } catch {
    throw new BackupUnreadable('This is no back-up of Sightline, or of a newer one than this.')
  }
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
