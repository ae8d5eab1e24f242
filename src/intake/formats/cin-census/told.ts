import type { CensusTable, Draft } from './tables.ts'

/** Lists without dates, of what is so of the child now: the newest file that has one is believed, and all of it. */
const lists: ReadonlySet<string> = new Set<CensusTable>(['disability', 'linked_identifiers'])

/** Keeps account of the rows already given, so that each natural key is given once whatever the files repeat. */
export class Told {
  readonly #contents = new Map<string, { readonly file: string; readonly content: number }>()
  /** By child and list, the file it is believed from. */
  readonly #listedIn = new Map<string, string>()

  /** 'new' for a row not given yet; else how it stands to the one that was. */
  meet(draft: Draft, childId: string, file: string): 'new' | 'same' | 'differs' | 'in another file' {
    if (lists.has(draft.table)) {
      const list = `${draft.table} ${childId}`
      const listedIn = this.#listedIn.get(list)
      if (listedIn === undefined) this.#listedIn.set(list, file)
      else if (listedIn !== file) return 'in another file'
    }
    const name = `${draft.table} ${draft.key}`
    const content = digest(draft.data)
    const before = this.#contents.get(name)
    if (before === undefined) {
      this.#contents.set(name, { file, content })
      return 'new'
    }
    if (before.file !== file) return 'in another file'
    return before.content === content ? 'same' : 'differs'
  }
}

/** A number that two different rows seldom share (FNV-1a, 32 bits). */
function digest(data: Readonly<Record<string, string>>): number {
  let hash = 0x811c9dc5
  for (const text of Object.entries(data).flat()) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 0x1f, 0x01000193)
  }
  return hash >>> 0
}
