import { endLegalHolds, isChildHeld, placeLegalHold, readLegalHolds } from '../../store/retention.ts'
import { type Command, flag, textOption } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { chooseAuthority } from '../workplace.ts'

/** Keeps a child's record whatever the rules of retention say, and says which are kept so. */
export const legalHold: Command = {
  name: 'legal-hold',
  summary: 'keep a child’s record whatever the rules of retention say: a court, an inquiry, a request that is open',
  usage: '[--child ID (--because TEXT [--not-held-yet] | --end) --by WHO] [--authority CODE]',
  help: `Without options lists the holds there are. A hold on an id of which nothing is held is refused, as it would protect
nobody: where the record is still to come, say so with --not-held-yet.`,
  options: {
    child: { type: 'string' },
    because: { type: 'string' },
    end: { type: 'boolean' },
    'not-held-yet': { type: 'boolean' },
    by: { type: 'string' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const childId = textOption(options, 'child')
    const because = textOption(options, 'because')?.trim()
    const by = textOption(options, 'by')?.trim()
    const end = flag(options, 'end')
    if (childId === undefined && (end || because !== undefined)) throw new UsageError('--child says which child')
    if (childId !== undefined && !by) throw new UsageError('--by says who decides: a name that can be asked later')
    if (childId !== undefined && end === (because !== undefined && because !== ''))
      throw new UsageError('Say why it is held with --because TEXT, or end the hold with --end.')
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    const said = { by: by ?? '', at: new Date() }
    if (childId !== undefined && end) {
      const ended = await store.transaction(trx => endLegalHolds(trx, authority, childId, said))
      if (ended === 0) throw new CommandError('There is no hold on that child’s record.')
    } else if (childId !== undefined) {
      // A mistyped id would protect nobody, and the child it was meant for would go.
      if (!flag(options, 'not-held-yet') && !(await isChildHeld(store.db, authority, childId)))
        throw new CommandError(
          `Nothing is held of a child with the id ${childId}, so no hold was placed. Look the id up again; if the record is still to come, say so with --not-held-yet.`,
        )
      await store.transaction(trx => placeLegalHold(trx, authority, { childId, because: because! }, said))
    }
    const holds = [...(await readLegalHolds(store.db, authority))]
    io.out(holds.map(([child, whys]) => `${child}: ${whys.join('; ')}\n`).join('') || 'No record is held.\n')
    return 0
  },
}
