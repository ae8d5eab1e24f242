import { englandAndWales } from '../calendar/working-calendar.ts'
import { deadlineFacts } from '../indicators/facts/deadline.ts'
import { factTables } from '../indicators/facts/index.ts'
import { ownFacts } from '../indicators/facts/own.ts'
import type { ChildRecord } from '../record/facts.ts'
import { evaluate } from '../standards/evaluate.ts'
import { standards } from '../standards/registry.ts'
import type { OwnRow } from '../templates/index.ts'

/** Which templates' rows are looked for when standards, and tables of facts, are worked out. */
export interface TemplatesRead {
  /** standard id → names of templates */
  readonly byStandards: ReadonlyMap<string, ReadonlySet<string>>
  /** fact table → names of templates */
  readonly byFacts: ReadonlyMap<string, ReadonlySet<string>>
}

let found: TemplatesRead | undefined

/**
 * Found by watching the worked examples being worked out, so that it cannot differ from what the rules do. Exceptions
 * are looked for by every standard, and are left out; rows of progress reviews have become part of the record before.
 */
export function templatesRead(): TemplatesRead {
  found ??= watch()
  return found
}

function watch(): TemplatesRead {
  const byStandards = new Map<string, Set<string>>()
  const byFacts = new Map<string, Set<string>>()
  for (const standard of standards) {
    const read = new Set<string>()
    byStandards.set(standard.id, read)
    for (const { given } of standard.examples) {
      const record = watched(given, read)
      const deadlines = evaluate(record, [standard], englandAndWales)
      if (read.size === 0 && given.own.size === 0) continue
      for (const table of factTables) {
        if (table === ownFacts || table === deadlineFacts) continue
        const ofTable = byFacts.get(table.name) ?? new Set<string>()
        byFacts.set(table.name, ofTable)
        table.rows({ record: watched(given, ofTable), holdings: [], spells: [], deadlines, calendar: englandAndWales })
      }
    }
    read.delete('exceptions')
  }
  return { byStandards, byFacts }
}

/** A record that notes which templates' rows are asked for. */
function watched(record: ChildRecord, read: Set<string>): ChildRecord {
  return { ...record, own: new WatchedRows(record.own, read) }
}

class WatchedRows extends Map<string, readonly OwnRow[]> {
  readonly #read: Set<string>

  constructor(rows: ChildRecord['own'], read: Set<string>) {
    super(rows)
    this.#read = read
  }

  override get(name: string): readonly OwnRow[] | undefined {
    this.#read?.add(name)
    return super.get(name)
  }
}
