import type { ReceivedFile } from '../../format.ts'
import { encodingOf } from '../../read/xml-text.ts'
import { FileChanged } from '../../receive/refusals.ts'
import { readCensusDate } from './census-date.ts'

/** What the first bytes of a file tell of it. */
export interface Glance {
  readonly file: ReceivedFile
  readonly isCensus: boolean
  /** The header's reference date, where it stands within those bytes. */
  readonly referenceDate: string | undefined
}

/** Looks at the first 64 KB of a file. One that cannot be opened is no census. */
export async function glance(file: ReceivedFile): Promise<Glance> {
  const text = await textOfHead(file)
  const isXml = /^[\s\ufeff]*</.test(text)
  const isCensus = isXml && !/<(?:\w+:)?EXPSSDA903/i.test(text) && census.test(text)
  const date = /<(?:\w+:)?ReferenceDate>\s*([^<\s]+)/i.exec(text)?.[1]
  const read = date === undefined ? 'none' : readCensusDate(date)
  return { file, isCensus, referenceDate: read === 'none' || read === 'unreadable' ? undefined : read }
}

const census = /<(?:\w+:)?(?:LAchildID|CINdetails|CINdetailsCollection|ChildIdentifiers)\b|<Collection>\s*CIN\s*</i

async function textOfHead(file: ReceivedFile): Promise<string> {
  const head: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of file.open()) {
      head.push(piece)
      length += piece.length
      if (length >= headLength) break
    }
  } catch (error) {
    if (error instanceof FileChanged) throw error
    return ''
  }
  const bytes = Buffer.concat(head).subarray(0, headLength)
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

const headLength = 65_536
