/**
 * A sender's file name made fit to stand in our own folder: letters, figures, spaces and a few marks; never a path, a
 * hidden file or a name too long. What an extract is called tells which table it is, so the rest is kept as it came.
 */
export function safeFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^[.\s]+/, '')
    .slice(-150)
  return safe === '' ? 'file' : safe
}
