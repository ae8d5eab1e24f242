import { capital } from './capital.ts'

/** What is said of when a child was last seen, where the authority has never supplied visits. */
export const noVisitsWords = 'not known, as no visits have been supplied'

/** What is said where no visit says that a child was seen, or seen alone: nobody knows, where none were ever supplied. */
export function unseenWords(isSupplied: boolean, how: 'seen' | 'seen alone' = 'seen'): string {
  return isSupplied ? `no visit says the child was ${how}` : noVisitsWords
}

/** The same where it stands by itself. */
export function unseenSentence(...told: Parameters<typeof unseenWords>): string {
  return capital(unseenWords(...told))
}
