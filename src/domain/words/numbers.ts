const separators = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** What stands for a number that nobody knows. */
export const unknownWords = 'not known'

/** 1234 → "1,234", 2.55 → "2.6"; undefined or null → "not known". The one way in which a number is written for people. */
export function numberText(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? unknownWords : separators.format(value)
}
