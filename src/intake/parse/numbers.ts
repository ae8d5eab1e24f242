import { isMissing } from './missing.ts'
import { cleanText } from './text.ts'

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** A number as plain text ("12", "0.6"), 'unreadable', or undefined for a cell that says nothing. */
export function readNumber(text: string): { readonly number: string } | 'unreadable' | undefined {
  const cell = cleanText(text)
  if (isMissing(cell)) return undefined
  if (cell.length > 30 || !(plain.test(cell) || grouped.test(cell))) return 'unreadable'
  return { number: String(Number(cell.replaceAll(',', ''))) }
}
