import { resolve } from 'node:path'
import { shortDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { SettingsError, settingsFrom } from '../../server/settings.ts'
import { readAuthorities } from '../../store/authorities.ts'
import { lastImport } from '../../store/batches.ts'
import { readVersion } from '../../store/data-version.ts'
import { signedInAs } from '../../store/postgres/signed-in-as.ts'
import type { BatchState } from '../../store/tables.ts'
import type { Command } from '../command.ts'
import { troubleWithFolder } from '../intake/watch.ts'
import type { Io } from '../io.ts'
import { isOpenToOthers, recordFolderIn } from '../record-folder.ts'
import { toldByEarlierRules } from './told-by-earlier-rules.ts'

/** What there is to do about the last import, by its state; nothing where it is published or given up. */
const waiting: Partial<Record<BatchState, (batch: number) => string>> = {
  compared: batch => `Import ${batch} waits to be published or abandoned: see the page Imports`,
  'awaiting-confirmation': batch => `Import ${batch} is not published: it asks something first. See the page Imports`,
  failed: batch => `Import ${batch} was not taken: npx sightline issues --batch ${batch} says why`,
}

/** Says how this installation is, and what to do about what is not as it should be. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'check this installation, and say what to do about anything amiss',
  usage: '',
  options: {},
  works: 'on the record',
  async run({ io, workplace }) {
    const lines: string[] = []
    let amiss = 0
    const say = (good: boolean, text: string) => {
      if (!good) amiss++
      lines.push(`${good ? '  ok ' : '  !! '} ${text}`)
    }
    const node = Number(process.versions.node.split('.')[0])
    say(node >= 26, `Node ${process.versions.node}${node >= 26 ? '' : ': run npm ci, which brings Node 26'}`)
    const place = await workplace()
    // A running server knows its own settings; who asks it may have been told none.
    const wrong = place.served === undefined ? wrongSettings(io) : undefined
    if (wrong !== undefined) say(false, wrong)
    const watched = place.served?.watchFolder ?? io.env.SIGHTLINE_WATCH
    if (watched) {
      const trouble = await troubleWithFolder(resolve(io.cwd, watched))
      say(
        trouble === undefined,
        trouble === undefined
          ? `Watched folder ${watched} can be read`
          : `Watched folder ${watched}: ${trouble} Nothing that lands there is imported`,
      )
    }
    say(
      true,
      place.store.engine === 'postgresql'
        ? 'Record on a PostgreSQL server'
        : `Record embedded (PGlite) in ${place.folder}`,
    )
    if (place.store.engine === 'pglite') {
      const folder = recordFolderIn(place.folder)
      if (isOpenToOthers(folder))
        say(false, `Others on this machine can look into ${folder}: let its owner close it (chmod 700)`)
      lines.push(
        '      PGlite serves one process, and survives a killed process but not a power cut. For a service, set DATABASE_URL.',
      )
    }
    if (place.store.engine === 'postgresql') {
      const { name, why } = await signedInAs(place.store.db)
      say(
        why === undefined,
        why === undefined
          ? `Signs in there as ${name}, whom row security binds`
          : `Signs in there as ${name}, who ${why}: the database does not hold back what the application should not show. Make the roles of docs/administrators.md, and set DATABASE_OWNER_URL`,
      )
    }
    say(
      true,
      `Working days known from ${shortDate(englandAndWales.firstDay)} to ${shortDate(englandAndWales.lastDay)} (version ${englandAndWales.version})`,
    )
    const authorities = await readAuthorities(place.store.db)
    if (authorities.length === 0) lines.push('      Nothing has been imported yet: npx sightline import PATH')
    for (const { authority_id: authority, name, synthetic } of authorities) {
      const version = await readVersion(place.store.db, authority)
      const last = await lastImport(place.store.db, authority)
      say(
        true,
        `${name} (${authority}${synthetic ? ', made up' : ''}): data version ${version}, ${last === undefined ? 'nothing imported' : `last batch ${last.batch} ${last.state}`}`,
      )
      const waits = last && waiting[last.state]
      if (waits !== undefined) say(false, waits(last!.batch))
      const old = await toldByEarlierRules(place.store.db, authority)
      say(old === undefined, old ?? 'Every child worked out by the present rules')
    }
    io.out(`${lines.join('\n')}\n`)
    return amiss === 0 ? 0 : 1
  },
}

/** What is wrong with the settings that a server would run by; undefined where nothing is. */
function wrongSettings({ env, cwd }: Io): string | undefined {
  try {
    settingsFrom(env, cwd)
    return undefined
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
}
