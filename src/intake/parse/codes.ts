import { isMissing, saysNotKnown } from './missing.ts'
import { cleanText } from './text.ts'

/** A list of codes, and the words that systems write in their place. */
export interface CodeList {
  readonly name: string
  /** What the list is of, for messages: "ethnicity". */
  readonly title: string
  readonly codes: ReadonlyMap<string, string>
  /** What each code stands for, in words. */
  readonly labels: ReadonlyMap<string, string>
  /** From words, in the form `wordsOf` gives, to the code. */
  readonly words: ReadonlyMap<string, string>
  /** What a good value looks like. */
  readonly example: string
  /** Whether a cell that says that nothing is known, where no code stands for that, is one that says nothing. */
  readonly unknownIsMissing: boolean
}

export interface CodeReading {
  /** The code of the list, or the cell as it came where none is known for it. */
  readonly code: string
  readonly known: boolean
}

/** A code list from its codes with their labels (which count as words too) and the other words met for them. */
export function codeList(
  name: string,
  title: string,
  labels: Readonly<Record<string, string>>,
  otherWords: Readonly<Record<string, string>> = {},
  { unknownIsMissing = false }: { readonly unknownIsMissing?: boolean } = {},
): CodeList {
  const codes = new Map<string, string>()
  const words = new Map<string, string>()
  for (const [code, label] of Object.entries(labels)) {
    codes.set(code.toUpperCase(), code)
    if (label !== '') words.set(wordsOf(label), code)
  }
  for (const [word, code] of Object.entries(otherWords)) words.set(wordsOf(word), code)
  const all = Object.keys(labels)
  const example = all.length <= 10 ? `one of ${all.join(', ')}` : `a code such as ${all.slice(0, 3).join(', ')}`
  return { name, title, codes, labels: new Map(Object.entries(labels)), words, example, unknownIsMissing }
}

const letterPrefix = /^[A-Za-z]{1,2}\)\s*/
const codeThenLabel = /^([A-Za-z0-9]{1,10})\s*(?::|-|–|—|=)\s*\S/
const codeInBrackets = /\(([A-Za-z0-9]{1,10})\)$/
const decimal = /^(\d+)\.0$/

/**
 * Reads a coded cell: the code in any case, the code with its label ("N1 - Abuse or neglect"), with the letter that
 * Annex A puts before it ("a) 1A: Individual"), or the label's words alone. Undefined when the cell says nothing.
 */
export function readCode(list: CodeList, text: string): CodeReading | undefined {
  const cell = cleanText(text)
  // On some lists "N/A" is a code.
  if (isMissing(cell) && (cell === '' || !list.words.has(wordsOf(cell)))) return undefined
  const code = codeOf(list, cell) ?? codeOf(list, cell.replace(letterPrefix, ''))
  if (code !== undefined) return { code, known: true }
  return list.unknownIsMissing && saysNotKnown(cell) ? undefined : { code: cell, known: false }
}

function codeOf(list: CodeList, cell: string): string | undefined {
  const exact = list.codes.get(cell.toUpperCase())
  if (exact !== undefined) return exact
  const whole = decimal.exec(cell)
  const first = whole ?? codeThenLabel.exec(cell) ?? codeInBrackets.exec(cell)
  const prefix = first ? list.codes.get(first[1]!.toUpperCase()) : undefined
  return prefix ?? list.words.get(wordsOf(cell))
}

/** Words compared without case, punctuation or spacing. */
export function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
