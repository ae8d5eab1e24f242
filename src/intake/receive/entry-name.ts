import { shown } from '../parse/text.ts'

/** What is to be done with a file by its name alone. */
export type NameReading =
  | { readonly kind: 'take'; readonly name: string }
  /** Files of the system that made the archive or folder: hidden ones, thumbnails, locks. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'unsafe'; readonly name: string; readonly why: string }

const systemFiles: ReadonlySet<string> = new Set(['__macosx', 'thumbs.db', 'desktop.ini'])

/**
 * Judges the name of a zip's entry. Backslashes count as "/", as some Windows tools write them. Names that would lead
 * out of the extract, or that cannot be shown as they are, are unsafe.
 */
export function readEntryName(raw: string): NameReading {
  const name = raw.replaceAll('\\', '/')
  const unsafe = (why: string): NameReading => ({ kind: 'unsafe', name: shown(name), why })
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name))
    return unsafe('names a place on the machine, not one in the archive')
  const parts = name.split('/')
  if (parts.includes('..')) return unsafe('leads out of the archive')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[\u0000-\u001f\u007f]/.test(name)) return unsafe('has control characters in its name')
  if (name.length > 1000) return unsafe('has a name of more than 1,000 characters')
  if (parts.some(part => isSystemFile(part))) return { kind: 'skip' }
  return { kind: 'take', name: shown(parts.filter(part => part !== '' && part !== '.').join('/')) }
}

/** Whether a file or folder is the system's own, by its name. */
export function isSystemFile(name: string): boolean {
  return (name.startsWith('.') && name !== '.') || name.startsWith('~$') || systemFiles.has(name.toLowerCase())
}

/** Whether a name is that of an archive, which is not opened inside another. */
export function isArchive(name: string): boolean {
  return /\.(zip|7z|rar|gz|tgz|tar|bz2|xz)$/i.test(name)
}
