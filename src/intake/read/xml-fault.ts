import type { Issue } from '../issue.ts'

/** Why the reading of an XML file stopped, and where. Everything complete before it has been handed over. */
export interface XmlFault {
  readonly code:
    | 'xml-document-type'
    | 'xml-too-deep'
    | 'xml-too-long'
    | 'xml-too-large'
    | 'xml-truncated'
    | 'xml-malformed'
    | 'file-unreadable'
  /** Counted from 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly remedy: string
  /** The element that was being gathered when the reading stopped; it has not been handed over. */
  readonly unfinished?: { readonly name: string; readonly line: number }
}

/** The one issue that tells of a fault. */
export function issueOfFault(file: string, fault: XmlFault): Issue {
  const { unfinished } = fault
  const lost =
    unfinished === undefined
      ? ''
      : ` The ${unfinished.name} that begins on line ${unfinished.line} is incomplete and was not taken.`
  return {
    file,
    row: fault.line,
    code: fault.code,
    severity: 'error',
    message: `Line ${fault.line}, column ${fault.column}: ${fault.message} Nothing after this point was read.${lost}`,
    remedy: fault.remedy,
  }
}
