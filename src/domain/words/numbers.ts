const separators = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** What stands for a number that nobody knows. */
export const unknownWords = 'not known'

/** 1234 → "1,234", 2.55 → "2.6"; undefined or null → "not known". The one way in which a number is written for people. */
export function numberText(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? unknownWords : separators.format(value)
}

/** "1 day", "12 days", "3,569 days"; the plural is given where it is not the noun with an s: "1 child", "2 children". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${numberText(count)} ${count === 1 ? noun : plural}`
}
