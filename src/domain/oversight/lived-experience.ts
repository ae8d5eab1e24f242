/** So many words at least describe a life: fewer are a formula. */
const leastWords = 12

/** What to say where a child's life is told by a formula. */
export const sayMore =
  'Say more of what this child’s life is like: a sentence or two that could be about no other child'

/** Whether what is said of a child's life is too short to be about this one: "No change since last time." */
export function isFormula(text: string): boolean {
  return text.split(/\s+/).filter(Boolean).length < leastWords
}
