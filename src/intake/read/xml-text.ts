/** How the bytes of an XML file are turned into text: by its byte order mark, else by its own declaration, else UTF-8. */
export class XmlTextDecoder {
  #decoder: TextDecoder | undefined
  #held: Uint8Array[] = []
  #heldBytes = 0

  /** The text of the next bytes. The first answer may come late: the declaration is read before anything is decoded. */
  write(bytes: Uint8Array): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, { stream: true })
    this.#held.push(bytes)
    this.#heldBytes += bytes.length
    if (this.#heldBytes < declarationFits && !this.#held.some(each => each.includes(greaterThan))) return ''
    return this.#begin()
  }

  /** What is left at the end of the file. */
  end(): string {
    const begun = this.#decoder === undefined ? this.#begin() : ''
    return begun + this.#decoder!.decode()
  }

  #begin(): string {
    const head = joined(this.#held, this.#heldBytes)
    this.#held = []
    this.#decoder = new TextDecoder(encodingOf(head))
    return withoutDeclaration(this.#decoder.decode(head, { stream: true }))
  }
}

/** The encoding named by a file's first bytes, as TextDecoder knows it. One it does not know is read as UTF-8. */
export function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be'
  const start = new TextDecoder('latin1').decode(head.subarray(0, declarationFits))
  const declared = /^[^<]{0,8}<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1]
  // A declaration that could be read a byte at a time is not in UTF-16, whatever it says.
  if (declared === undefined || /^utf-?16|^ucs/i.test(declared)) return 'utf-8'
  try {
    return new TextDecoder(declared).encoding
  } catch {
    return 'utf-8'
  }
}

/** Blanks the declaration, keeping its length and lines, so that what follows keeps its place in the file. */
function withoutDeclaration(text: string): string {
  const found = /^\s*<\?xml\s[^>]*\?>/i.exec(text)
  return found === null ? text : found[0].replace(/\S/g, ' ') + text.slice(found[0].length)
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const declarationFits = 1024
const greaterThan = 0x3e
