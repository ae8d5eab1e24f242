import { isMissing } from './missing.ts'
import { cleanText } from './text.ts'

/**
 * An identifier. 'admin' is 0 or -1, which systems use for nobody; 'damaged' was turned into powers of ten by a
 * spreadsheet, so that its last figures are lost; 'too-long' is no identifier.
 */
export type IdReading =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'missing' | 'admin' | 'damaged' | 'too-long' }

const missing: IdReading = { kind: 'missing' }
const admin: IdReading = { kind: 'admin' }
const damaged: IdReading = { kind: 'damaged' }
const tooLong: IdReading = { kind: 'too-long' }
const decimal = /^(-?\d+)\.0+$/
const powers = /^\d(?:\.\d+)?E\+\d+$/i

/** Longest identifier taken: twice what the SSD allows. */
export const longestId = 100

/** Reads an identifier as an opaque string, less the ".0" that a spreadsheet or data tool adds to whole numbers. */
export function readId(text: string): IdReading {
  const cell = cleanText(text)
  if (isMissing(cell)) return missing
  if (cell.length > longestId) return tooLong
  const id = cell.endsWith('0') ? (decimal.exec(cell)?.[1] ?? cell) : cell
  if (id === '-1' || id === '0') return admin
  if (powers.test(id)) return damaged
  return { kind: 'id', id }
}
