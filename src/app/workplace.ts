import { join } from 'node:path'
import type { Settings } from '../server/settings.ts'
import { readAuthorities, readAuthoritiesInUse } from '../store/authorities.ts'
import { openStore, type Store } from '../store/index.ts'
import type { DatabaseThread } from '../store/pglite/thread.ts'
import type { Intake } from './intake/intake.ts'
import { CommandError } from './io.ts'
import { recordFolderIn } from './record-folder.ts'

/** The record, open, and where its files are kept. */
export interface Workplace {
  readonly store: Store
  readonly folder: string
  readonly filesFolder: string
  /** What reads extracts into the record. */
  readonly intake: Intake
  /** How the server that has the record open runs; undefined where no server runs the command. */
  readonly served?: Settings | undefined
  close(): Promise<void>
}

/**
 * Opens the record: the PostgreSQL server of DATABASE_URL, or the embedded database in the data folder, by the thread
 * that has begun to.
 */
export async function openWorkplace(
  folder: string,
  url: string | undefined,
  ownerUrl?: string,
  thread?: DatabaseThread,
): Promise<Workplace> {
  const store = await openStore({ url, ownerUrl, folder: recordFolderIn(folder), thread })
  const filesFolder = join(folder, 'files')
  return { store, folder, filesFolder, intake: intakeWhenAsked(store, filesFolder), close: () => store.close() }
}

/** Intake in this thread, loaded when there is something for it to do: with the rules it is most of what can be loaded. */
function intakeWhenAsked(store: Store, filesFolder: string): Intake {
  return {
    async run(...asked) {
      const { intakeHere } = await import('./intake/here.ts')
      return intakeHere(store, filesFolder).run(...asked)
    },
  }
}

/** The authority a command is about: the one named, else the only one held. Throws CommandError when it cannot be told. */
export async function chooseAuthority(store: Store, named?: string): Promise<string> {
  const held = (await readAuthorities(store.db)).map(each => each.authority_id)
  if (named !== undefined) {
    if (!held.includes(named))
      throw new CommandError(`No authority ${named} is held here. Held: ${held.join(', ') || 'none'}.`)
    return named
  }
  // One that only a refused import was for counts where there is no other: its issues say what was wrong.
  const used = await readAuthoritiesInUse(store.db)
  const [only, ...others] = used.length > 0 ? used : held
  if (only !== undefined && others.length === 0) return only
  if (only === undefined) throw new CommandError('Nothing has been imported yet. Run: npx sightline import PATH')
  throw new CommandError(
    `Several authorities are held (${[only, ...others].join(', ')}). Say which with --authority CODE.`,
  )
}
