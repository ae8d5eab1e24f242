import { lastImport, readBatch } from '../../store/batches.ts'
import { readIssues } from '../../store/issues.ts'
import { type Command, textOption } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { written } from '../output.ts'
import { chooseAuthority } from '../workplace.ts'

const columns = ['batch', 'severity', 'file', 'row', 'column', 'value', 'code', 'message', 'remedy', 'childId'] as const

/** What was wrong with an import, by file, row and column. */
export const issues: Command = {
  name: 'issues',
  summary: 'list what was wrong with an import: file, row, column, value and what a good value looks like',
  usage: '[--batch N] [--format csv|json] [--authority CODE]',
  options: { batch: { type: 'string' }, format: { type: 'string' }, authority: { type: 'string' } },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const format = textOption(options, 'format') ?? 'csv'
    if (format !== 'csv' && format !== 'json') throw new UsageError('--format is csv or json')
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    const given = textOption(options, 'batch')
    const batch = given === undefined ? (await lastImport(store.db, authority))?.batch : Number(given)
    if (batch === undefined) throw new CommandError('Nothing has been imported yet.')
    if (!Number.isInteger(batch) || !(await isBatch(batch)))
      throw new CommandError(`There is no import ${given} of ${authority}. For all imports: the page Imports.`)
    const found = await readIssues(store.db, authority, batch, { limit: 200_000 })
    for (const piece of written(
      found.map(each => ({ batch, ...each })),
      columns,
      format,
    ))
      io.out(piece)
    return 0

    // A number beyond the column's own is no import either.
    async function isBatch(number: number): Promise<boolean> {
      return number > 0 && number < 2 ** 31 && (await readBatch(store.db, authority, number)) !== undefined
    }
  },
}
