import { resolve } from 'node:path'
import { logAccess } from '../../store/access-log.ts'
import { type Command, textOption } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { readSubject } from '../subject-access/read-subject.ts'
import { readmeOf } from '../subject-access/readme.ts'
import { writeSubject } from '../subject-access/write-subject.ts'
import { chooseAuthority } from '../workplace.ts'

/** Writes all that is held of one child into a folder, to answer somebody who asks for their record. */
export const subjectAccess: Command = {
  name: 'subject-access',
  summary: 'write all that is held of one child into a folder, to answer a request for their record',
  usage: '--child ID --out FOLDER --by WHO --reason TEXT [--authority CODE]',
  help: `For those who look after the record: it passes over nobody's restriction, and is on the child's access history
with who made it and why. The files tell of other people too: README.txt among them says what to do before any of it is
given to anybody.`,
  options: {
    child: { type: 'string' },
    out: { type: 'string' },
    by: { type: 'string' },
    reason: { type: 'string' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const childId = textOption(options, 'child')
    const out = textOption(options, 'out')
    const by = textOption(options, 'by')?.trim()
    const reason = textOption(options, 'reason')?.trim()
    if (!childId) throw new UsageError('--child says which child, by the id that the case system uses')
    if (!out) throw new UsageError('--out says where to write: a folder that is not there yet')
    if (!by) throw new UsageError('--by says who makes it: a name that can be asked later')
    if (!reason) throw new UsageError('--reason says why, such as "Subject access request 17"')
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    const at = new Date()
    const because = `exported on the command line: ${reason}`
    // Kept before anything is read: an export that fails half way has been one.
    const access = { at, principal: by, event: 'child.exported', childId, allowed: true, because }
    await logAccess(store.db, authority, [access])
    const subject = await readSubject(store, authority, childId)
    if (subject === undefined)
      throw new CommandError(
        'Nothing is held in the record of a child with that id. The received files, as they came, are not searched.',
      )
    const readme = readmeOf(subject, { childId, authority, made: at.toISOString(), by })
    await writeSubject(resolve(io.cwd, out), subject, readme)
    const rows = [...subject.imported.values()].reduce((sum, each) => sum + each.length, 0)
    io.out(
      `${rows} rows of ${subject.imported.size} tables, ${subject.deadlines.length} deadlines and ${subject.accesses.length} looks are in ${out}.\nRead README.txt there before giving any of it to anybody.\n`,
    )
    return 0
  },
}
