import { cleanText } from '../../parse/text.ts'
import type { TableSpec } from './table-spec.ts'

/** Where each column of a table stands among a file's headings (-1 where it does not), and what does not match. */
export interface MatchedHeadings {
  readonly positions: readonly number[]
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

/** Matches headings however they are written: any case and order, with spaces, odd characters or a known other name. */
export function matchHeadings(headings: readonly string[], table: TableSpec): MatchedHeadings {
  const plain = headings.map(each =>
    cleanText(each)
      .toLowerCase()
      .replace(/[\s[\]"]+/g, ''),
  )
  const positions = table.columns.map(column => {
    for (const name of [column.name, ...column.aliases]) {
      const position = plain.indexOf(name)
      if (position !== -1) return position
    }
    return -1
  })
  return {
    positions,
    missing: table.columns.filter((_, index) => positions[index] === -1).map(each => each.name),
    unknown: headings.filter((_, index) => !positions.includes(index) && plain[index] !== ''),
  }
}
