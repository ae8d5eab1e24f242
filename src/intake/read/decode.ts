import { isAscii, isUtf8 } from 'node:buffer'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** Bytes looked at before the encoding is settled. */
export const examined = 1 << 20

/** Of those, how many are given first: many a reader wants the headings and no more. */
const givenFirst = 1 << 16

export interface DecodeOptions {
  /** Bytes taken from the file so far. */
  onBytes?(bytes: number): void
  onEncoding?(encoding: Encoding): void
}

/**
 * A text file's content as strings, decoded as it streams: by its byte-order mark; else UTF-16 where every other byte
 * is NUL; else UTF-8 if its first megabyte is valid so; else Windows-1252. A file that is not text gives one issue and
 * nothing else. Holds a megabyte at first and one chunk after that.
 */
export async function* decodeText(
  file: ReceivedFile,
  onIssue: (issue: Issue) => void,
  options: DecodeOptions = {},
): AsyncGenerator<string, void, undefined> {
  let taken = 0
  let head: Uint8Array[] | undefined = []
  let decoder: Decoder | undefined
  for await (const bytes of file.open()) {
    taken += bytes.length
    if (head !== undefined) {
      head.push(bytes)
      if (taken < examined) continue
      decoder = yield* begin(asOne(head), file, onIssue, options)
      if (decoder === undefined) return
      head = undefined
    } else decoder!.add(bytes)
    options.onBytes?.(taken)
    const text = decoder!.text()
    if (text !== '') yield text
  }
  if (head !== undefined) decoder = yield* begin(asOne(head), file, onIssue, options)
  if (decoder === undefined) return
  options.onBytes?.(taken)
  const text = decoder.text() + decoder.end()
  if (text !== '') yield text
}

/** Where the text of a whole file begins that is UTF-8 throughout, so that decoding it has nothing to say; else undefined. */
export function startOfUtf8(bytes: Buffer): number | undefined {
  const settled = settle(bytes)
  if ('binary' in settled || settled.encoding !== 'utf-8') return undefined
  return isUtf8(bytes.subarray(settled.skip)) ? settled.skip : undefined
}

interface Decoder {
  add(bytes: Uint8Array): void
  /** What can be decoded of the bytes added since last asked. */
  text(): string
  end(): string
}

function* begin(
  head: Buffer,
  file: ReceivedFile,
  onIssue: (issue: Issue) => void,
  options: DecodeOptions,
): Generator<string, Decoder | undefined, undefined> {
  const settled = settle(head)
  if ('binary' in settled) {
    onIssue(notText(file.name, settled.binary))
    return undefined
  }
  options.onEncoding?.(settled.encoding)
  const decoder =
    settled.encoding === 'utf-8' ? new Utf8(file.name, settled.marked, onIssue, options) : new Whole(settled.encoding)
  decoder.add(head.subarray(settled.skip, givenFirst))
  const first = decoder.text()
  if (first !== '') yield first
  decoder.add(head.subarray(givenFirst))
  return decoder
}

function asOne(pieces: readonly Uint8Array[]): Buffer {
  const [only, ...others] = pieces
  if (only === undefined || others.length > 0) return Buffer.concat(pieces)
  return Buffer.from(only.buffer, only.byteOffset, only.length)
}

/** Binary of a kind that is known, or of none. */
type Settled = { encoding: Encoding; skip: number; marked: boolean } | { binary: string | undefined }

const signatures: readonly [string, string][] = [
  ['504b0304', 'a spreadsheet or zip'],
  ['504b0506', 'an empty zip'],
  ['d0cf11e0a1b11ae1', 'an older Excel workbook'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a compressed file'],
  ['53514c69746520666f726d6174', 'a database'],
]

function settle(head: Buffer): Settled {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', skip: 3, marked: true }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2, marked: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2, marked: true }
  const start = head.subarray(0, 16).toString('hex')
  for (const [signature, what] of signatures) if (start.startsWith(signature)) return { binary: what }
  if (head.includes(0)) {
    const guessed = utf16ByNuls(head)
    return guessed ? { encoding: guessed, skip: 0, marked: false } : { binary: undefined }
  }
  const valid = isUtf8(head.subarray(0, wholeCharacters(head)))
  return { encoding: valid ? 'utf-8' : 'windows-1252', skip: 0, marked: false }
}

/** English text in UTF-16 has a NUL in nearly every other byte: the second of each pair if little-endian. */
function utf16ByNuls(head: Buffer): Encoding | undefined {
  const length = Math.min(head.length, 4096) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (pairs > 1 && odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  if (pairs > 1 && even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** UTF-16 and Windows-1252, by the platform's streaming decoder. */
class Whole implements Decoder {
  readonly #decoder: TextDecoder
  #pending = ''

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding)
  }

  add(bytes: Uint8Array): void {
    this.#pending += this.#decoder.decode(bytes, { stream: true })
  }

  text(): string {
    const text = this.#pending
    this.#pending = ''
    return text
  }

  end(): string {
    return this.#decoder.decode()
  }
}

/**
 * UTF-8, a chunk at a time. Plain ASCII goes the quick way. Bytes that are not UTF-8 after nothing but ASCII mean the
 * file is Windows-1252 after all; after real UTF-8 they are shown as the replacement character, with an issue.
 */
class Utf8 implements Decoder {
  readonly #name: string
  readonly #onIssue: (issue: Issue) => void
  readonly #options: DecodeOptions
  #certain: boolean
  #pending: Buffer = Buffer.alloc(0)
  #fallback: Whole | undefined
  #reported = false

  constructor(name: string, marked: boolean, onIssue: (issue: Issue) => void, options: DecodeOptions) {
    this.#name = name
    this.#certain = marked
    this.#onIssue = onIssue
    this.#options = options
  }

  add(bytes: Uint8Array): void {
    if (this.#fallback) this.#fallback.add(bytes)
    else if (this.#pending.length > 0) this.#pending = Buffer.concat([this.#pending, bytes])
    else this.#pending = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  text(): string {
    if (this.#fallback) return this.#fallback.text()
    const whole = wholeCharacters(this.#pending)
    const bytes = this.#pending.subarray(0, whole)
    this.#pending = this.#pending.subarray(whole)
    return this.#decode(bytes)
  }

  end(): string {
    if (this.#fallback) return this.#fallback.end()
    const bytes = this.#pending
    this.#pending = Buffer.alloc(0)
    const text = this.#decode(bytes)
    return text + this.#endOfFallback()
  }

  #endOfFallback(): string {
    return this.#fallback?.end() ?? ''
  }

  #decode(bytes: Buffer): string {
    if (bytes.length === 0) return ''
    if (isAscii(bytes)) return bytes.toString('latin1')
    if (isUtf8(bytes)) {
      this.#certain = true
      return bytes.toString('utf8')
    }
    if (!this.#certain) {
      this.#fallback = new Whole('windows-1252')
      this.#options.onEncoding?.('windows-1252')
      this.#fallback.add(bytes)
      this.#fallback.add(this.#pending)
      this.#pending = Buffer.alloc(0)
      return this.#fallback.text()
    }
    if (!this.#reported) {
      this.#reported = true
      this.#onIssue({
        file: this.#name,
        code: 'encoding-mixed',
        severity: 'warning',
        message: 'The file is UTF-8 but some of its characters are not, so they are shown as �.',
        remedy: 'Save the file again as "CSV UTF-8", all in one encoding.',
      })
    }
    return bytes.toString('utf8')
  }
}

/** How many of the bytes are whole UTF-8 characters, leaving out one cut off by the end. */
function wholeCharacters(bytes: Buffer): number {
  const length = bytes.length
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!
    if (byte < 0x80) return length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? length - back : length
    }
  }
  return length
}

function notText(file: string, what: string | undefined): Issue {
  return {
    file,
    code: 'file-not-text',
    severity: 'error',
    message: `This is ${what === undefined ? 'not a text file' : `${what}, not a text file`}, whatever its name says.`,
    remedy: 'Open it in the program it came from and save each table as "CSV UTF-8 (comma delimited)".',
  }
}
