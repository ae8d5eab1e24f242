import { cleanText } from './text.ts'

/**
 * A JSON cell as compact text with its keys in order, so that the same content is the same text. 'broken' starts as
 * JSON and is not; undefined is plain text, which some systems give in JSON's place.
 */
export function readJson(text: string): { readonly json: string; readonly value: unknown } | 'broken' | undefined {
  const first = text.charCodeAt(0)
  if (first !== 123 && first !== 91) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return { json: canonical(value, 0), value }
  } catch {
    return 'broken'
  }
}

const deepest = 20

function canonical(value: unknown, depth: number): string {
  if (depth > deepest) throw new RangeError('nested too deep')
  if (typeof value === 'string') return JSON.stringify(cleanText(value))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(each => canonical(each, depth + 1)).join(',')}]`
  const object = value as Record<string, unknown>
  const pairs = Object.keys(object)
    .sort()
    .map(key => `${JSON.stringify(cleanText(key))}:${canonical(object[key], depth + 1)}`)
  return `{${pairs.join(',')}}`
}

/**
 * The codes that a cell lists, however it does: a JSON array, an object of yes and no by code (the shape announced for
 * the SSD's factors), or text with commas or semicolons between. Undefined when it is none of these.
 */
export function readListedCodes(text: string): string[] | undefined {
  const read = readJson(text)
  if (read === 'broken') return undefined
  const listed = read === undefined ? text.split(/[,;|]/) : codesIn(read.value)
  if (listed === undefined) return undefined
  const codes = listed.map(each => cleanText(each).toUpperCase()).filter(each => each !== '')
  return [...new Set(codes)].sort(byCode)
}

function codesIn(value: unknown): string[] | undefined {
  if (Array.isArray(value)) {
    return value.every(each => typeof each === 'string' || typeof each === 'number') ? value.map(String) : undefined
  }
  if (value === null || typeof value !== 'object') return undefined
  return Object.entries(value)
    .filter(([, said]) => yes.has(String(said).trim().toUpperCase()))
    .map(([code]) => code)
}

const yes: ReadonlySet<string> = new Set(['Y', 'YES', 'TRUE', '1'])

function byCode(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : a > b ? 1 : 0)
}
