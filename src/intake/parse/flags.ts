import { isMissing } from './missing.ts'
import { cleanText } from './text.ts'

/** A yes/no cell: 'missing' is blank or said to be unknown, and is never taken for no. */
export type FlagReading = 'Y' | 'N' | 'missing' | 'unreadable'

const readings: ReadonlyMap<string, FlagReading> = new Map([
  ...['Y', 'YES', 'TRUE', 'T', '1', '1.0', '-1', 'A) YES'].map(word => [word, 'Y'] as const),
  ...['N', 'NO', 'FALSE', 'F', '0', '0.0', 'B) NO'].map(word => [word, 'N'] as const),
  ...['U', 'UNKNOWN', 'NOT KNOWN', 'NK', 'NOT RECORDED', 'C) UNKNOWN', 'N/A', 'NA', 'NONE', '-'].map(
    word => [word, 'missing'] as const,
  ),
])

/** Reads a yes/no cell however the system wrote it: Y, Yes, True, 1 (Access writes yes as -1), and their opposites. */
export function readFlag(text: string): FlagReading {
  if (text === 'Y' || text === 'N') return text
  const cell = cleanText(text)
  if (isMissing(cell)) return 'missing'
  if (cell.length > 20) return 'unreadable'
  return readings.get(cell.toUpperCase()) ?? 'unreadable'
}
