import { hash } from 'node:crypto'

/** A row's data as JSON that is the same however its columns were ordered. Text is made fit for PostgreSQL. */
export function canonicalJson(data: Readonly<Record<string, string>>): string {
  const columns = Object.keys(data).sort()
  let json = '{'
  for (const column of columns) {
    const value = data[column]
    if (value === undefined || value === '') continue
    json += `${json.length > 1 ? ',' : ''}${JSON.stringify(column)}:${JSON.stringify(storable(value))}`
  }
  return `${json}}`
}

/** Without zero characters and halves of characters, neither of which PostgreSQL keeps. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\uFFFD') : whole
}

/** A digest of a row's content: two rows with the same say the same of the same child. */
export function contentHash(childId: string, json: string): string {
  return hash('sha256', `${childId}\n${json}`, 'base64url').slice(0, 22)
}

/** A digest of a child's rows in one table, whatever order they came in. */
export function digestOf(rows: Iterable<{ readonly key: string; readonly hash: string }>): string {
  const lines = Array.from(rows, each => `${each.key}\t${each.hash}`)
  return hash('sha256', lines.sort().join('\n'), 'base64url').slice(0, 16)
}
