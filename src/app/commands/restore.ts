import { mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { numberText } from '../../domain/words/numbers.ts'
import { restoreRecord } from '../../store/backup/index.ts'
import { logChange } from '../../store/change-log.ts'
import { takeFilesInto } from '../backup/kept-files.ts'
import { readBackup } from '../backup/read-backup.ts'
import { secretFrom, secretHelp, secretOptions } from '../backup/secrets.ts'
import type { Command } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { openWorkplace } from '../workplace.ts'

/** Fills an empty record from a back-up, whichever database that was made on. */
export const restore: Command = {
  name: 'restore',
  summary: 'fill an empty record from a back-up',
  usage: 'FILE [--key-file FILE | --passphrase-file FILE]',
  help: `${secretHelp}
Works on an empty record only: a new data folder, or with DATABASE_URL an empty database, where it signs in as the
tables' owner (DATABASE_OWNER_URL). All of it is kept, after every row was counted and compared, or nothing.`,
  words: 1,
  options: secretOptions,
  works: 'alone',
  async run({ words, options, io }) {
    const [file] = words
    if (file === undefined) throw new UsageError('Say which back-up: a file that "sightline backup" wrote.')
    const path = resolve(io.cwd, file)
    if (!(await stat(path).catch(() => undefined))?.isFile()) throw new CommandError(`There is no file ${file}.`)
    const { header, lines } = await readBackup(path, [await secretFrom(options, io)])
    const folder = String(options.data)
    const url = io.env.DATABASE_URL || undefined
    const ownerUrl = io.env.DATABASE_OWNER_URL || undefined
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const files = takeFilesInto(join(folder, 'files'))
    const restored = await restoreRecord({ url, ownerUrl, folder: join(folder, 'record') }, lines, files).finally(() =>
      files.discard(),
    )
    // Opened as the application opens it, so that it is known to open.
    const place = await openWorkplace(folder, url, ownerUrl)
    try {
      for (const { id } of header.authorities) {
        const after = { made: header.made, tables: restored.tables, rows: restored.rows, files: restored.files }
        const what = { event: 'record restored', subject: header.made, after }
        await place.store.transaction(trx => logChange(trx, id, { at: new Date(), principal: 'command line', ...what }))
      }
    } finally {
      await place.close()
    }
    io.out(
      `${numberText(restored.rows)} rows of ${restored.tables} tables and ${restored.files} files are back as they were at ${header.made}, counted and compared.\nEverybody signs in anew.\n`,
    )
    return 0
  },
}
