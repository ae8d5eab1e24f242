import { digestOf12, digestOf16 } from '../short-digest.ts'

/**
 * A row's data as JSON that is the same however its columns were ordered, without empty ones. Text is made fit for
 * PostgreSQL. One flat string: pieces added to one another would each be kept.
 */
export function canonicalJson(data: Readonly<Record<string, string>>): string {
  if (isInOrder(data)) {
    const json = JSON.stringify(data)
    if (!json.includes('\\u')) return json
  }
  const inOrder: Record<string, string> = {}
  for (const column of Object.keys(data).sort()) {
    const value = data[column]
    if (value !== undefined && value !== '') inOrder[column] = value
  }
  const json = JSON.stringify(inOrder)
  return json.includes('\\u') ? storableJson(inOrder) : json
}

/** Whether columns stand in order already, none of them empty: rows of tables are made so. */
function isInOrder(data: Readonly<Record<string, string>>): boolean {
  let before = ''
  for (const column in data) {
    if (column <= before || data[column] === undefined || data[column] === '') return false
    before = column
  }
  return true
}

function storableJson(data: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(data).map(each => each.map(storable))))
}

/** Without zero characters and halves of characters, neither of which PostgreSQL keeps. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\uFFFD') : whole
}

/** A digest of a row's content: two rows with the same say the same of the same child. */
export function contentHash(childId: string, json: string): string {
  return digestOf16(`${childId}\n${json}`)
}

/** A digest of a child's rows in one table, whatever order they came in. */
export function digestOf(rows: Iterable<{ readonly key: string; readonly hash: string }>): string {
  const lines = Array.from(rows, each => `${each.key}\t${each.hash}`)
  return digestOf12(lines.sort().join('\n'))
}
