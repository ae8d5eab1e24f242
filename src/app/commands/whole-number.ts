import { UsageError } from '../io.ts'

/** The whole number above 0 that an option gives, else the usual one. Throws `UsageError` for anything else. */
export function wholeNumber(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${name} must be a whole number above 0`)
  return value
}
