import { ownCopy } from './own-copy.ts'

// Characters that carry no meaning in a cell but break comparison or display: controls, soft hyphen, no-break space,
// zero-width characters, direction overrides, line separators, the byte-order mark.
const odd =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff]/
const spaces = /[\t\r\n\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/**
 * A cell's text as it is kept: trimmed, no-break spaces and line breaks made plain spaces, zero-width and control
 * characters removed. Never interpreted.
 */
export function cleanText(text: string): string {
  if (!odd.test(text)) {
    if (text.charCodeAt(0) !== 32 && text.charCodeAt(text.length - 1) !== 32) return text
    return text.trim()
  }
  return text.replace(spaces, ' ').replace(invisible, '').toWellFormed().trim()
}

/** A value fit to show in an issue: cleaned, and cut to 200 characters. */
export function shown(text: string): string {
  const clean = cleanText(text.length > 400 ? text.slice(0, 400) : text)
  return ownCopy(clean.length > 200 ? `${clean.slice(0, 199)}…` : clean)
}
