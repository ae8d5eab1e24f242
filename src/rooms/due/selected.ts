import type { DueItem } from '../../analysis/index.ts'

/** What a ticked row sends: which deadline it is, in parts that no id can run together. */
export function keyOf({ childId, standardId, ordinal, subject }: DueItem): string {
  return [childId, standardId, ordinal, subject].map(encodeURIComponent).join('/')
}

/** The child a key is about; undefined where the text is no key. */
export function childOf(key: string): string | undefined {
  const [child, ...rest] = key.split('/')
  if (child === undefined || rest.length !== 3) return undefined
  try {
    return decodeURIComponent(child)
  } catch {
    return undefined
  }
}

/** Of what is due, what was ticked: in the list's order. What is no longer due, or not the reader's, is not in it. */
export function selectedOf(items: readonly DueItem[], keys: ReadonlySet<string>): DueItem[] {
  return items.filter(each => keys.has(keyOf(each)))
}
