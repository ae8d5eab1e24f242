import { join } from 'node:path'
import type { ReadModel } from '../../src/analysis/index.ts'
import { runImport } from '../../src/app/commands/import.ts'
import { loadModel } from '../../src/app/read-model.ts'
import { openWorkplace } from '../../src/app/workplace.ts'
import { type Day, day } from '../../src/domain/calendar/day.ts'
import { ensureAuthority } from '../../src/store/authorities.ts'
import { syntheticAuthority, writeSyntheticExtract, writeSyntheticTemplates } from '../../src/synthetic/index.ts'

/** The end of a statistical year, as the published figures are. */
const until = '2026-03-31'

export interface Made {
  readonly model: ReadModel
  readonly asOf: Day
  /** How many children were asked for. */
  readonly children: number
}

/**
 * Makes the authority in a folder that may hold an empty record, imports its extract and the templates told since a day by
 * the ordinary way, and loads what analysis answers from.
 */
export async function madeAndImported(folder: string, children: number, since: string): Promise<Made> {
  const place = await openWorkplace(folder, undefined)
  try {
    const { id, name } = syntheticAuthority
    await ensureAuthority(place.store.db, { authority: id, name, synthetic: true })
    const [extract, templates] = [join(folder, 'extract'), join(folder, 'templates')]
    await writeSyntheticExtract({ out: extract, children, until })
    await writeSyntheticTemplates({ out: templates, children, until, since })
    for (const path of [extract, templates]) {
      const request = { path, authority: id, mode: 'replace', confirm: 'yes', acceptGone: true, by: 'bands' } as const
      const { state, message } = await runImport(place, request)
      if (state !== 'published') throw new Error(`${path} was not published: ${message ?? state}`)
    }
    return { model: await loadModel(place.store, id), asOf: day(until), children }
  } finally {
    await place.close()
  }
}
