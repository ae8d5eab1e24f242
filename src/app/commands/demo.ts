import { join } from 'node:path'
import { iso, parseDay } from '../../domain/calendar/day.ts'
import { firstOfMonth, monthOf } from '../../domain/calendar/months.ts'
import { ensureAuthority } from '../../store/authorities.ts'
import { type Command, textOption } from '../command.ts'
import { CommandError, type Io } from '../io.ts'
import type { Workplace } from '../workplace.ts'
import { runImport } from './import.ts'
import { serveUntilStopped } from './serve.ts'
import { wholeNumber } from './whole-number.ts'

/** Makes the demonstration authority up to today, imports it by the ordinary way, and serves it. */
export const demo: Command = {
  name: 'demo',
  summary: 'make the demonstration authority up to today, import it and serve it (npm start)',
  usage: '[--port N] [--children N]',
  options: { port: { type: 'string' }, children: { type: 'string' } },
  works: 'on the record',
  async run({ options, io, workplace, today }) {
    const children = wholeNumber('children', textOption(options, 'children'), 19_000)
    const place = await workplace()
    const { syntheticAuthority, writeSyntheticExtract, writeSyntheticTemplates } = await import(
      '../../synthetic/index.ts'
    )
    const { id, name } = syntheticAuthority
    const until = today()
    const made = { until, children }
    const extract = join(place.folder, 'demonstration')
    const own = join(place.folder, 'demonstration-templates')
    io.out(`Making the demonstration authority up to ${until} (nobody in it is real) ...\n`)
    await writeSyntheticExtract({ ...made, out: extract })
    await writeSyntheticTemplates({ ...made, out: own, since: templatesSince(until) })
    await ensureAuthority(place.store.db, { authority: id, name, synthetic: true })
    io.out('Importing the extract of its case system. The first time takes about a minute ...\n')
    await importMade(place, id, extract, io)
    io.out(`Importing what it keeps besides, in Sightline’s own templates, since ${templatesSince(until)} ...\n`)
    await importMade(place, id, own, io)
    const { seedDemonstration } = await import('../demonstration/index.ts')
    await seedDemonstration(place, id, new Date())
    return serveUntilStopped(place, id, io, {
      port: textOption(options, 'port'),
      folder: String(options.data),
      more: 'Sign in there with one click as a social worker, unit lead, service manager, head of service, director, quality lead or analyst; or as an administrator or somebody from outside.\n',
    })
  },
}

/**
 * From when the demonstration's templates tell: the month eighteen before. The whole history is a million rows, which
 * would take longer to import than anybody waits; a year and a half is enough for every figure over twelve months.
 */
function templatesSince(until: string): string {
  const day = parseDay(until)
  if (day === undefined) throw new RangeError(`${until} is not a day`)
  return iso(firstOfMonth(monthOf(day) - 18))
}

async function importMade(place: Workplace, authority: string, path: string, io: Io): Promise<void> {
  const outcome = await runImport(
    place,
    // Made-up history may be told anew by a newer generator: nothing of anybody's is lost by that.
    { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'demonstration' },
    progress(io),
  )
  if (outcome.state !== 'published')
    throw new CommandError(outcome.message ?? 'The demonstration could not be imported.')
  const { rows, children, deadlines } = outcome
  io.out(
    `${rows.new + rows.changed} rows new or changed; ${children} children worked out with ${deadlines} deadlines.\n`,
  )
}

/** Says each step once. */
function progress(io: Io) {
  let last = ''
  return ({ step }: { step: string }) => {
    if (step !== last) io.out(`  ${step}\n`)
    last = step
  }
}
