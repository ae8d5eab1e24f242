import { englandDay } from '../../domain/calendar/england-day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import { counted, numberText } from '../../domain/words/numbers.ts'
import type { TakenBack } from '../../intake/publish/take-back.ts'
import { previewTakeBack, type TakeBackPreview } from '../../intake/publish/take-back-preview.ts'
import { type Command, flag, textOption } from '../command.ts'
import { UsageError } from '../io.ts'
import { chooseAuthority } from '../workplace.ts'
import { progressTo } from './import.ts'

/** Takes the import that was published last back. */
export const takeBackImport: Command = {
  name: 'take-back',
  summary: 'take the import that was published last back: the record is as before it, and it stays in the history',
  usage: '[--batch N] --reason TEXT [--yes] [--json] [--authority CODE]',
  help: `Without --yes it shows what would change, and changes nothing until you say so.
--batch N     refused unless import N is the one published last
--reason TEXT why: it is kept with the import and in the log of changes
--json        the last line of output is one object: takenBack, batch, version, rows, children, deadlines, seconds
What people recorded in Sightline since stays. The same files may be imported again afterwards.`,
  options: {
    batch: { type: 'string' },
    reason: { type: 'string' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const given = textOption(options, 'batch')
    const asked = given === undefined ? undefined : Number(given)
    if (asked !== undefined && !(Number.isInteger(asked) && asked > 0 && asked < 2 ** 31))
      throw new UsageError('--batch takes the number of an import')
    const reason = textOption(options, 'reason')?.trim()
    if (!reason) throw new UsageError('--reason says why the import is taken back')
    const json = flag(options, 'json')
    const { store, intake } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    // What is agreed to is what was shown: should another be published meanwhile, nothing is taken back.
    const preview = await previewTakeBack(store.db, authority, asked)
    const { batch } = preview.batch
    if (!flag(options, 'yes')) {
      io.err(`${wouldChange(preview)}\n`)
      if (!(await io.confirm(`Take import ${batch} back?`))) {
        io.out(
          json
            ? `${JSON.stringify({ wouldTakeBack: batch, rows: preview.rows, children: preview.children })}\n`
            : 'Nothing has changed. Take it back with --yes, or on the import’s page.\n',
        )
        return 0
      }
    }
    const work = { kind: 'take back', authority, batch, reason, by: 'command line' } as const
    const done = await intake.run(work, progressTo(io))
    io.out(json ? `${JSON.stringify({ ...done, seconds: Number(done.seconds.toFixed(3)) })}\n` : `${told(done)}\n`)
    return 0
  },
}

function wouldChange({ batch, rows, children }: TakeBackPreview): string {
  const published = batch.finished_at === null ? '' : ` of ${shortDate(englandDay(batch.finished_at))}`
  return `Taking back import ${batch.batch} (${batch.format}${published}): ${differences(rows)}, of ${counted(children, 'child', 'children')}.`
}

function told({ takenBack, batch, rows, children, deadlines, seconds, version }: TakenBack): string {
  return `Import ${takenBack} taken back in ${seconds.toFixed(1)} s, as batch ${batch}, data version ${version}: ${differences(rows)}.
${counted(children, 'child', 'children')} worked out again, with ${counted(deadlines, 'deadline')}.`
}

function differences({ new: again, changed, gone }: TakeBackPreview['rows']): string {
  return `${counted(again, 'row')} back, ${numberText(changed)} changed back, ${numberText(gone)} gone`
}
