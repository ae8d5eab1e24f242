import { resolve } from 'node:path'
import { parseDay } from '../../domain/calendar/day.ts'
import { type Command, textOption } from '../command.ts'
import { UsageError } from '../io.ts'
import { wholeNumber } from './whole-number.ts'

/** Writes the made-up authority as an SSD extract, and if asked in Sightline's own templates too. */
export const synth: Command = {
  name: 'synth',
  summary: 'write a made-up authority as an SSD extract, to try things out on',
  usage: '--out DIR [--templates DIR [--since DATE]] [--children N] [--seed S] [--until DATE]',
  help: `--children  about how many children it holds: some hundredths more or fewer
--since     the templates tell nothing before this day: a million rows otherwise, at the usual size`,
  options: {
    out: { type: 'string' },
    templates: { type: 'string' },
    since: { type: 'string' },
    children: { type: 'string' },
    seed: { type: 'string' },
    until: { type: 'string' },
  },
  works: 'alone',
  async run({ options, io, today }) {
    const out = textOption(options, 'out')
    if (out === undefined) throw new UsageError('Say where to write it: --out DIR')
    const until = textOption(options, 'until') ?? today()
    if (parseDay(until) === undefined) throw new UsageError(`--until ${until} is not a date such as 2026-11-24`)
    const since = textOption(options, 'since')
    if (since !== undefined && parseDay(since) === undefined)
      throw new UsageError(`--since ${since} is not a date such as 2025-06-01`)
    const children = wholeNumber('children', textOption(options, 'children'), 19_000)
    const seed = wholeNumber('seed', textOption(options, 'seed'), 204)
    // Loaded only here: no other command needs it.
    const { writeSyntheticExtract, writeSyntheticTemplates } = await import('../../synthetic/index.ts')
    const say = (written: { rows: number; children: number; files: number }, where: string) =>
      io.out(`${written.rows} rows of ${written.children} children written to ${written.files} files in ${where}.\n`)
    say(await writeSyntheticExtract({ out: resolve(io.cwd, out), children, seed, until }), out)
    const own = textOption(options, 'templates')
    if (own !== undefined) {
      const told = { out: resolve(io.cwd, own), children, seed, until, ...(since === undefined ? {} : { since }) }
      say(await writeSyntheticTemplates(told), own)
    }
    return 0
  },
}
