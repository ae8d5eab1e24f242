import { counted } from '../../domain/words/numbers.ts'
import { type Erasing, eraseLogEntries } from '../../store/log-erase.ts'
import { connectPostgres } from '../../store/postgres/open.ts'
import { type Command, flag, textOption } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { chooseAuthority } from '../workplace.ts'

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Erases what entries of a log say, where the law asks for it. */
export const eraseLog: Command = {
  name: 'erase-log',
  summary: 'erase what entries of a log say, where the law asks for it; their place and the reason stay',
  usage: '--log access|change (--child ID | (--entry ID)...) --by WHO --reason TEXT [--yes] [--authority CODE]',
  help: `Works as the owner of the tables (DATABASE_OWNER_URL, else DATABASE_URL), which the application never does. The
entry's place, time and digest stay, so that the log can still be verified, and the change log says which entries were
erased, by whom and why. It cannot be undone.`,
  options: {
    log: { type: 'string' },
    child: { type: 'string' },
    entry: { type: 'string', multiple: true },
    by: { type: 'string' },
    reason: { type: 'string' },
    yes: { type: 'boolean' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const log = textOption(options, 'log')
    if (log !== 'access' && log !== 'change') throw new UsageError('--log is access or change')
    const which = erasing(textOption(options, 'child'), options.entry as string[] | undefined)
    const by = textOption(options, 'by')?.trim()
    const because = textOption(options, 'reason')?.trim()
    if (!by) throw new UsageError('--by says who erases: a name that can be asked later')
    if (!because) throw new UsageError('--reason says why, such as "Erasure request 17, article 17(1)(d)"')
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    if (!flag(options, 'yes') && !(await io.confirm(`Erase what these entries of the ${log} log say, for good?`)))
      throw new CommandError('Nothing was erased. Say --yes to erase without being asked.')
    const url = io.env.DATABASE_OWNER_URL || io.env.DATABASE_URL
    const owner = store.engine === 'postgresql' && url ? connectPostgres(url, 1) : undefined
    try {
      const erased = await eraseLogEntries(owner ?? store.db, authority, log, which, { by, because, at: new Date() })
      io.out(`${counted(erased, 'entry', 'entries')} of the ${log} log erased.\n`)
      return erased === 0 ? 1 : 0
    } finally {
      await owner?.destroy()
    }
  },
}

function erasing(childId: string | undefined, ids: readonly string[] | undefined): Erasing {
  if ((childId === undefined) === (ids === undefined))
    throw new UsageError('Say which entries: --child ID, or --entry ID')
  if (childId !== undefined) return { childId }
  const wrong = ids!.find(each => !uuidShape.test(each))
  if (wrong !== undefined) throw new UsageError(`--entry is the id of an entry, as verify says it; not ${wrong}`)
  return { ids: ids! }
}
