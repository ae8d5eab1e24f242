import { SaxesParser } from 'saxes'
import { numberText } from '../../domain/words/numbers.ts'
import type { ReceivedFile } from '../format.ts'
import { FileChanged } from '../receive/refusals.ts'
import type { XmlFault } from './xml-fault.ts'
import { XmlTextDecoder } from './xml-text.ts'

/** An element gathered whole, with all it holds. Names are without namespace prefix; attributes are not kept. */
export interface XmlElement {
  readonly name: string
  /** The line it begins on, counted from 1. */
  readonly line: number
  /** Its own text, without that of its children, trimmed. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

export interface XmlLimits {
  /** Elements one inside another. */
  readonly depth: number
  /** Characters of text in one element, of one comment, of one tag. */
  readonly text: number
  /** Elements within one that is gathered. */
  readonly elements: number
  /** Characters of text within one that is gathered. */
  readonly within: number
}

export const xmlLimits: XmlLimits = { depth: 64, text: 65_536, elements: 50_000, within: 4_194_304 }

export interface XmlReading {
  /** Whether elements of this name are gathered and handed over. Those around them are passed by. */
  gather(name: string): boolean
  onElement(element: XmlElement): void
  /** Bytes read so far. */
  onBytes?(bytes: number): void
  readonly limits?: XmlLimits
}

/**
 * Reads an XML file as a stream, handing over the gathered elements one by one as each closes. Holds one of them at a
 * time. Needs no envelope: several elements may stand side by side with text between them. A document type
 * declaration is refused as soon as it begins, so no entity is ever defined; only the five of XML itself and character
 * numbers are understood. Stops at the first fault and returns it; never throws for what the file holds, but FileChanged
 * where it is no longer what was received.
 */
export async function readXml(file: ReceivedFile, reading: XmlReading): Promise<XmlFault | undefined> {
  const source = file.open()[Symbol.asyncIterator]()
  const parser = new GatheringParser(reading)
  const decoder = new XmlTextDecoder()
  let bytes = 0
  while (true) {
    let next: IteratorResult<Uint8Array>
    try {
      next = await source.next()
    } catch (error) {
      if (error instanceof FileChanged) throw error
      return parser.faultHere('file-unreadable', 'the file could not be read any further.', 'Send the file again.')
    }
    const fault = parser.write(next.done ? decoder.end() : decoder.write(next.value))
    if (!next.done) bytes += next.value.length
    reading.onBytes?.(bytes)
    if (fault !== undefined) {
      await source.return?.()
      return fault
    }
    if (next.done) return parser.end()
  }
}

interface Open {
  readonly name: string
  readonly line: number
  text: string
  readonly children: XmlElement[]
}

/** saxes kept within limits: it holds whatever lies between two events, so it is fed little by little and watched. */
class GatheringParser {
  readonly #reading: XmlReading
  readonly #limits: XmlLimits
  readonly #saxes = new SaxesParser({ fragment: true })
  /** The gathered element being read and those open within it. */
  readonly #open: Open[] = []
  #depth = 0
  #elements = 0
  #characters = 0
  #tagLine = 1
  #quiet = 0

  constructor(reading: XmlReading) {
    this.#reading = reading
    this.#limits = reading.limits ?? xmlLimits
    const saxes = this.#saxes
    saxes.on('error', error => this.#stop(malformed(error.message)))
    saxes.on('doctype', () => this.#stop(documentType))
    saxes.on('opentagstart', () => {
      this.#tagLine = saxes.line
    })
    saxes.on('opentag', tag => this.#opened(localName(tag.name)))
    saxes.on('closetag', () => this.#closed())
    saxes.on('text', text => this.#text(text))
    saxes.on('cdata', text => this.#text(text))
    saxes.on('comment', () => this.#heard())
    saxes.on('processinginstruction', () => this.#heard())
  }

  write(text: string): XmlFault | undefined {
    return this.#guarded(() => {
      for (let at = 0; at < text.length; at += pieceLength) {
        const piece = text.slice(at, at + pieceLength)
        this.#quiet += piece.length
        this.#saxes.write(piece)
        if (this.#quiet > this.#limits.text + pieceLength) this.#stop(tooLong(this.#limits))
      }
    })
  }

  end(): XmlFault | undefined {
    if (this.#depth > 0) return this.faultHere(...truncated)
    return this.#guarded(() => {
      this.#saxes.close()
    })
  }

  faultHere(code: XmlFault['code'], message: string, remedy: string): XmlFault {
    const whole = this.#open[0]
    const at = { line: this.#saxes.line, column: this.#saxes.column + 1 }
    const fault = { code, ...at, message, remedy }
    return whole === undefined ? fault : { ...fault, unfinished: { name: whole.name, line: whole.line } }
  }

  #opened(name: string): void {
    this.#heard()
    this.#depth++
    if (this.#depth > this.#limits.depth) this.#stop(tooDeep(this.#limits))
    if (this.#open.length === 0) {
      if (!this.#reading.gather(name)) return
      this.#elements = 0
      this.#characters = 0
    }
    this.#elements++
    if (this.#elements > this.#limits.elements) this.#stop(tooLarge(this.#open[0]?.name ?? name, this.#limits))
    this.#open.push({ name, line: this.#tagLine, text: '', children: [] })
  }

  #closed(): void {
    this.#heard()
    this.#depth--
    const closed = this.#open.pop()
    if (closed === undefined) return
    const element: XmlElement = { ...closed, text: closed.text.trim() }
    const around = this.#open.at(-1)
    if (around === undefined) this.#reading.onElement(element)
    else around.children.push(element)
  }

  #text(text: string): void {
    this.#heard()
    if (text.length > this.#limits.text) this.#stop(tooLong(this.#limits))
    const within = this.#open.at(-1)
    if (within === undefined) return
    within.text += text
    if (within.text.length > this.#limits.text) this.#stop(tooLong(this.#limits))
    this.#characters += text.length
    if (this.#characters > this.#limits.within) this.#stop(tooMuch(this.#open[0]!.name, this.#limits))
  }

  #heard(): void {
    this.#quiet = 0
  }

  #stop([code, message, remedy]: Reason): never {
    throw new Stopped(this.faultHere(code, message, remedy))
  }

  #guarded(work: () => void): XmlFault | undefined {
    try {
      work()
      return undefined
    } catch (error) {
      if (error instanceof Stopped) return error.fault
      throw error
    }
  }
}

class Stopped extends Error {
  readonly fault: XmlFault
  constructor(fault: XmlFault) {
    super(fault.message)
    this.fault = fault
  }
}

type Reason = readonly [code: XmlFault['code'], message: string, remedy: string]

const documentType: Reason = [
  'xml-document-type',
  'the file declares a document type (<!DOCTYPE ...>), which can define entities. Such files are refused unread.',
  'Remove the <!DOCTYPE ...> declaration; a statutory return has none.',
]

const truncated: Reason = [
  'xml-truncated',
  'the file ends before its elements are closed.',
  'The file was cut short, perhaps in copying. Export it again and check that it ends with a closing tag.',
]

function malformed(message: string): Reason {
  if (message.includes('doctype')) return documentType
  if (message.includes('unexpected end')) return truncated
  const said = message.replace(/^(?:\d+:)?\d+:\s*/, '').replace(/\.?$/, '.')
  return ['xml-malformed', `this is not well-formed XML: ${said}`, remedyFor(message)]
}

function remedyFor(message: string): string {
  if (message.includes('entity')) return 'Write & as &amp; and < as &lt;. Only the five entities of XML may be used.'
  if (message.includes('closing tag')) return 'Close every element with its own name, in the order they were opened.'
  return 'Export the file again, or correct this place and send it again.'
}

function tooDeep(limits: XmlLimits): Reason {
  const message = `elements stand more than ${limits.depth} deep, one inside another.`
  return ['xml-too-deep', message, 'Check for elements that are never closed. A return has fewer than 10 levels.']
}

function tooLong(limits: XmlLimits): Reason {
  const message = `a stretch of text, a comment or a tag is longer than ${numberText(limits.text)} characters.`
  return ['xml-too-long', message, 'Check for a missing "<" or "-->". Values in a return are a few characters long.']
}

function tooLarge(name: string, limits: XmlLimits): Reason {
  const message = `one ${name} holds more than ${numberText(limits.elements)} elements.`
  return ['xml-too-large', message, `Check that each ${name} is closed before the next begins.`]
}

function tooMuch(name: string, limits: XmlLimits): Reason {
  const message = `one ${name} holds more than ${numberText(limits.within)} characters of text.`
  return ['xml-too-large', message, `Check that each ${name} is closed before the next begins.`]
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Characters given to saxes at a time: what it may hold beyond the limit. */
const pieceLength = 8192
