import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SourceFormat } from '../../domain/record/source-row.ts'
import { counted, numberText } from '../../domain/words/numbers.ts'
import { isTooManyRefused } from '../../intake/compare/comparison.ts'
import type { ImportOutcome } from '../../intake/import-outcome.ts'
import type { ImportProgress, OnProgress } from '../../intake/import-progress.ts'
import { type Command, flag, textOption } from '../command.ts'
import type { ImportRequest } from '../intake/intake.ts'
import { IntakeThread } from '../intake/intake-thread.ts'
import { intakeInThread } from '../intake/thread.ts'
import { CommandError, type Io, UsageError } from '../io.ts'
import type { Workplace } from '../workplace.ts'
import { authoritiesBeside, wordsOnNewAuthority } from './new-authority.ts'

const formatIds: readonly SourceFormat[] = ['ssd', 'cin-census', 'ssda903', 'sightline']

/** Imports an extract of the case system. */
export const importExtract: Command = {
  name: 'import',
  summary: 'import an extract: a folder, a zip or a file (SSD, CIN census, SSDA903 or Sightline’s own templates)',
  usage: `PATH [--format ${formatIds.join('|')}] [--authority CODE] [--full|--delta] [--yes] [--accept-gone] [--again] [--json]`,
  help: `Without --yes the changes are shown first and published when you say so. Rows that cannot be taken
are told of and left out.
--full        children absent from a table that is supplied are gone from it
--delta       nothing is gone; only what is supplied is new or changed
--accept-gone publish although more than 5% of the rows held would be gone
--again       read the files again although the same have been published, by the words that hold now
--json        the last line of output is one object: batch, rows, issues, children, deadlines, seconds, and more
Exit code 0 where it is published, or without --yes shown and left to publish; 1 where it is not, with why on stderr.`,
  words: 1,
  options: {
    format: { type: 'string' },
    authority: { type: 'string' },
    full: { type: 'boolean' },
    delta: { type: 'boolean' },
    yes: { type: 'boolean' },
    'accept-gone': { type: 'boolean' },
    again: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  works: 'on the record',
  async run({ words, options, io, workplace, isServed }) {
    const [path] = words
    if (path === undefined) throw new UsageError('Say what to import: a folder, a zip or a file.')
    if (flag(options, 'full') && flag(options, 'delta')) throw new UsageError('Choose one of --full and --delta.')
    const format = textOption(options, 'format')
    if (format !== undefined && !formatIds.includes(format as SourceFormat))
      throw new UsageError(`--format is one of ${formatIds.join(', ')}`)
    const from = resolve(io.cwd, path)
    // Whoever runs a script from somewhere else sees where it was looked for.
    if (!existsSync(from)) throw new CommandError(`There is no file or folder ${from}.`)
    const request: ImportRequest = {
      path: from,
      format: format as SourceFormat | undefined,
      authority: textOption(options, 'authority'),
      mode: flag(options, 'full') ? 'full' : flag(options, 'delta') ? 'delta' : 'replace',
      confirm: flag(options, 'yes') ? 'yes' : 'ask',
      acceptGone: flag(options, 'accept-gone'),
      // Whoever says yes here has been told how many rows were not taken.
      acceptRefused: true,
      again: flag(options, 'again'),
      by: 'command line',
    }
    const unwanted = new AbortController()
    try {
      const place = isServed ? await workplace() : await withThread(from, workplace, io, unwanted)
      const beside = await authoritiesBeside(place.store.db, request.authority)
      let outcome = await runImport(place, request, progressTo(io))
      if (io.interactive) io.err(clearedLine)
      const onNew = await wordsOnNewAuthority(place.store.db, outcome, beside)
      if (onNew !== undefined) io.err(`${onNew}\n`)
      if (outcome.state === 'compared' && !flag(options, 'json')) {
        io.err(`${differences(outcome)}\n`)
        if (await io.confirm('Publish these changes?')) {
          const { authority, batch } = outcome
          const asked = { acceptGone: false, acceptRefused: true }
          const publish = { kind: 'publish', authority, batch, ...asked, by: request.by } as const
          outcome = await place.intake.run(publish, progressTo(io))
        }
      }
      const refused = wordsOnRefused(outcome)
      if (refused !== undefined) io.err(`${refused}\n`)
      const isDone = outcome.state === 'published' || outcome.state === 'compared'
      if (flag(options, 'json')) {
        if (!isDone) io.err(`${notPublished(outcome)}\n`)
        io.out(`${JSON.stringify(asObject(outcome))}\n`)
      } else (isDone ? io.out : io.err)(`${told(outcome)}\n`)
      return isDone ? 0 : 1
    } finally {
      unwanted.abort()
    }
  },
}

/**
 * A command of its own reads in a thread too: only a thread can be given as much room for new rows as an extract needs.
 * It loads what it needs while the record is opened. `unwanted` ends the taking in of files that nobody waits for any more.
 */
async function withThread(
  path: string,
  workplace: () => Promise<Workplace>,
  io: Io,
  unwanted: AbortController,
): Promise<Workplace> {
  const isFolder = await stat(path).then(
    each => each.isDirectory(),
    () => false,
  )
  const thread = new IntakeThread(isFolder ? 'to be given' : { path })
  thread.whenEnded(() => unwanted.abort())
  try {
    const opening = workplace()
    opening.catch(() => {})
    if (isFolder) {
      // This thread only waits for the record from here on, and the other one is busy loading.
      const { receiveFor } = await import('../intake/receive-ahead.ts')
      receiveFor(thread.worker, path, unwanted.signal)
    }
    const place = await opening
    const intake = intakeInThread(place.store, place.filesFolder, io.env.DATABASE_URL || undefined, thread)
    return { ...place, intake }
  } catch (error) {
    await thread.worker.terminate()
    throw error
  }
}

/** Imports, and tells how far it is. */
export async function runImport(
  { intake }: Pick<Workplace, 'intake'>,
  request: ImportRequest,
  onProgress: OnProgress = () => {},
): Promise<ImportOutcome> {
  return intake.run({ kind: 'import', ...request }, onProgress)
}

function asObject({ batch, state, rows, issues, children, deadlines, seconds, ...rest }: ImportOutcome) {
  return {
    batch,
    rows,
    issues: issues.errors + issues.warnings + issues.notes,
    children,
    deadlines,
    seconds: Number(seconds.toFixed(3)),
    state,
    authority: rest.authority,
    issuesBySeverity: issues,
    ...(rest.keptColumns === undefined ? {} : { keptColumns: rest.keptColumns }),
    ...(rest.message === undefined ? {} : { message: rest.message }),
  }
}

function differences({ rows }: ImportOutcome): string {
  return `${counted(rows.new, 'row')} new, ${numberText(rows.changed)} changed, ${numberText(rows.unchanged)} the same, ${numberText(rows.gone)} gone, ${numberText(rows.rejected)} rejected.`
}

/** Whoever said yes beforehand is told where more was left out than an import may leave out unasked. */
function wordsOnRefused({ batch, state, rows }: ImportOutcome): string | undefined {
  const seen = rows.new + rows.changed + rows.unchanged + rows.rejected
  if (state !== 'published' || !isTooManyRefused(rows.rejected, seen)) return undefined
  return `${numberText(rows.rejected)} of ${numberText(seen)} rows could not be taken and are left out. See why: npx sightline issues --batch ${batch}`
}

function told(outcome: ImportOutcome): string {
  const { batch, state, rows, issues, children, deadlines, seconds, message } = outcome
  // The same files again: what came of them was told when they came.
  if (state === 'published' && message !== undefined) return message
  const lines = [
    state === 'published'
      ? `Batch ${batch} published in ${seconds.toFixed(1)} s: ${differences(outcome)}`
      : notPublished(outcome),
  ]
  if (state === 'published')
    lines.push(`${numberText(children)} children worked out again, with ${numberText(deadlines)} deadlines.`)
  if (state === 'compared') lines.push('Publish it with --yes, or on the Imports page.')
  for (const { table, column, rows } of outcome.keptColumns ?? []) {
    lines.push(
      `The column ${column} is no longer in the extract of ${table}. What is held of it stays, in ${counted(rows, 'row')}.`,
    )
  }
  const found = issues.errors + issues.warnings
  if (found > 0 || rows.rejected > 0) {
    lines.push(
      `${counted(issues.errors, 'error')} and ${counted(issues.warnings, 'warning')}. See them: npx sightline issues --batch ${batch}`,
    )
  }
  return lines.join('\n')
}

function notPublished({ batch, message }: ImportOutcome): string {
  return `Batch ${batch} is not published. ${message ?? ''}`.trimEnd()
}

/** Takes away what progress has written on its line. */
const clearedLine = '\r\u001b[2K'

/** Shows progress to a person, on one line that is written over. */
export function progressTo(io: Io): (progress: ImportProgress) => void {
  if (!io.interactive) return () => {}
  return ({ step, rows, totalRows, rate, secondsLeft }) => {
    const of = totalRows === undefined ? '' : ` of ${numberText(totalRows)}`
    const left = secondsLeft === undefined ? '' : `, ${secondsLeft} s left`
    // What came of it is told in place of the line.
    if (step === 'published') io.err(clearedLine)
    else if (step === 'waiting') io.err(`${clearedLine}waiting: for the import before it`)
    else io.err(`${clearedLine}${step}: ${numberText(rows)}${of} rows, ${numberText(rate)} a second${left}`)
  }
}
