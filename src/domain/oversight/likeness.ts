/** From so many hundredths on two texts are near-copies of one another. */
export const nearCopy = 80

/** Texts shorter than this say too little to be a copy of anything, in words. */
const leastWords = 12

/**
 * How much of two texts is the same, in hundredths: of all runs of three words in either, those in both. Capitals,
 * punctuation and spaces do not count. 0 where either is too short to say.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length < leastWords || b.length < leastWords) return 0
  const [runs, others] = [runsOf(a), runsOf(b)]
  const shared = runs.intersection(others).size
  return Math.round((100 * shared) / (runs.size + others.size - shared))
}

/** The earlier text that is most like this one, where it is a near-copy; undefined where none is. */
export function nearestCopy<T extends { readonly text: string }>(
  text: string,
  earlier: readonly T[],
): { readonly of: T; readonly likeness: number } | undefined {
  let nearest: { of: T; likeness: number } | undefined
  for (const of of earlier) {
    const found = likeness(text, of.text)
    if (found >= nearCopy && found > (nearest?.likeness ?? 0)) nearest = { of, likeness: found }
  }
  return nearest
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('en-GB').match(/[\p{L}\p{N}]+/gu) ?? []
}

function runsOf(words: readonly string[]): Set<string> {
  const runs = new Set<string>()
  for (let at = 0; at + 2 < words.length; at++) runs.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)
  return runs
}
