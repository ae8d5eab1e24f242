import { basename, resolve } from 'node:path'
import { numberText } from '../../domain/words/numbers.ts'
import { logChange } from '../../store/change-log.ts'
import { secretFrom, secretHelp, secretOptions } from '../backup/secrets.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { type Command, flag, textOption } from '../command.ts'
import { UsageError } from '../io.ts'
import { version } from '../version.ts'

/** Writes an encrypted copy of the whole record, as it is at one instant. */
export const backup: Command = {
  name: 'backup',
  summary: 'write an encrypted copy of the whole record, while it is served or not',
  usage: '--out FILE [--with-files] [--key-file FILE | --passphrase-file FILE]',
  help: `${secretHelp}
--with-files            the received files too, not only their hashes
Who is signed in is left out. Without the key nobody can read the copy, and nobody can restore it.`,
  options: { out: { type: 'string' }, 'with-files': { type: 'boolean' }, ...secretOptions },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const out = textOption(options, 'out')
    if (out === undefined) throw new UsageError('Say where to write it: --out FILE')
    const secret = await secretFrom(options, io)
    const place = await workplace()
    const made = new Date()
    const about = { made, sightline: version, withFiles: flag(options, 'with-files') }
    const written = await writeBackup(place, resolve(io.cwd, out), secret, about)
    const { tables, rows, files, missing, bytes, authorities } = written
    for (const { id } of authorities) {
      const after = { tables, rows, files }
      const change = { at: made, principal: 'command line', event: 'record backed up', subject: basename(out), after }
      await place.store.transaction(trx => logChange(trx, id, change))
    }
    const held =
      authorities.map(({ id, dataVersion }) => `${id} at data version ${dataVersion}`).join(', ') || 'nothing'
    const size = (bytes / 1_000_000).toFixed(1)
    io.out(`${numberText(rows)} rows of ${tables} tables and ${files} files (${held}) are in ${out}: ${size} MB.\n`)
    if (missing.length > 0) io.err(`${missing.length} received files are not in their folder any more.\n`)
    return 0
  },
}
