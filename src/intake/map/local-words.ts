import { wordsOf } from '../parse/codes.ts'

/** What an authority's own codes and headings mean, and of which teams it has said which they are, as its analyst has said on the mappings page. */
export interface LocalWords {
  /** By code list, from the authority's code (as `wordsOf` gives it) to the list's. */
  readonly codes: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** By table of the SSD without "ssd_", from a heading as written to a column of the standard. */
  readonly headings: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Teams as recorded. Which department each is takes no reading, and stands elsewhere. */
  readonly teams: ReadonlySet<string>
}

export const noWords: LocalWords = { codes: new Map(), headings: new Map(), teams: new Set() }

/** A mapping as it is kept: "code:abuse", "N" to "NEG"; "heading:cp_visits", "Visit on" to "cppv_cp_visit_date". */
export interface KeptMapping {
  readonly domain: string
  readonly from: string
  readonly to: string
}

export const codeDomain = (list: string) => `code:${list}`
export const headingDomain = (table: string) => `heading:${table}`

/** Those mappings that bear on how files are read. */
export function localWords(mappings: readonly KeptMapping[]): LocalWords {
  const codes = new Map<string, Map<string, string>>()
  const headings = new Map<string, Map<string, string>>()
  for (const { domain, from, to } of mappings) {
    const at = domain.indexOf(':')
    const kind = domain.slice(0, at)
    const into = kind === 'code' ? codes : kind === 'heading' ? headings : undefined
    if (into === undefined) continue
    const name = domain.slice(at + 1)
    const held = into.get(name) ?? new Map<string, string>()
    held.set(kind === 'code' ? wordsOf(from) : from, to)
    into.set(name, held)
  }
  const teams = new Set(mappings.filter(each => each.domain === 'team').map(each => each.from))
  return { codes, headings, teams }
}
