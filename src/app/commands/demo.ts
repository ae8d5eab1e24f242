import { join } from 'node:path'
import { ensureAuthority } from '../../store/authorities.ts'
import { type Command, textOption } from '../command.ts'
import { CommandError, type Io } from '../io.ts'
import { runImport } from './import.ts'
import { serveUntilStopped } from './serve.ts'

/** Makes the demonstration authority up to today, imports it by the ordinary way, and serves it. */
export const demo: Command = {
  name: 'demo',
  summary: 'make the demonstration authority up to today, import it and serve it (npm start)',
  usage: '[--port N] [--children N]',
  options: { port: { type: 'string' }, children: { type: 'string' } },
  works: 'on the record',
  async run({ options, io, workplace, today }) {
    const place = await workplace()
    const { syntheticAuthority, writeSyntheticExtract } = await import('../../synthetic/index.ts')
    const { id, name } = syntheticAuthority
    const out = join(place.folder, 'demonstration')
    io.out(`Making the demonstration authority up to ${today()} (nobody in it is real) ...\n`)
    const children = Number(textOption(options, 'children') ?? 19_000)
    await writeSyntheticExtract({ out, until: today(), children })
    await ensureAuthority(place.store.db, { authority: id, name, synthetic: true })
    io.out('Importing it. The first time takes about half a minute ...\n')
    const outcome = await runImport(
      place,
      // Made-up history may be told anew by a newer generator: nothing of anybody's is lost by that.
      { path: out, authority: id, mode: 'full', confirm: 'yes', acceptGone: true, by: 'demonstration' },
      progress(io),
    )
    if (outcome.state !== 'published')
      throw new CommandError(outcome.message ?? 'The demonstration could not be imported.')
    const { rows, children: touched, deadlines } = outcome
    io.out(
      `${rows.new + rows.changed} rows new or changed; ${touched} children worked out with ${deadlines} deadlines.\n`,
    )
    return serveUntilStopped(place, id, io, {
      port: textOption(options, 'port'),
      folder: String(options.data),
      more: 'Sign in there with one click as a social worker, unit lead, service manager, head of service, director, quality lead or analyst; or as an administrator or somebody from outside.\n',
    })
  },
}

/** Says each step once. */
function progress(io: Io) {
  let last = ''
  return ({ step }: { step: string }) => {
    if (step !== last) io.out(`  ${step}\n`)
    last = step
  }
}
