import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvLine } from '../../ui/export/csv.ts'
import { CommandError } from '../io.ts'
import type { Cells, Subject } from './read-subject.ts'

/** Writes what is held of a child into a new folder that only its owner can open. Throws where there is one already. */
export async function writeSubject(folder: string, subject: Subject, readme: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new CommandError(`${folder} is there already. Choose another name.`)
    throw error
  }
  const write = (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' })
  await write('README.txt', readme)
  await write('deadlines.csv', csvOfCells(subject.deadlines))
  await write('who-looked.csv', csvOfCells(subject.accesses.map(each => accessCells(each, subject.people))))
  await write('what-was-changed.csv', csvOfCells(subject.changes.map(each => changeCells(each, subject.people))))
  for (const [part, tables] of [
    ['record', subject.imported],
    ['sightline', subject.recorded],
  ] as const) {
    await mkdir(join(folder, part), { mode: 0o700 })
    for (const [table, rows] of tables) await write(join(part, `${table}.csv`), csvOfCells(rows))
  }
}

function accessCells(each: Subject['accesses'][number], people: Subject['people']): Cells {
  return {
    when: each.at.toISOString(),
    who: people.get(each.principal) ?? each.principal,
    role: each.role,
    what: each.event,
    page: each.page,
    allowed: each.allowed ? 'yes' : 'no',
    because: each.because,
  }
}

function changeCells(each: Subject['changes'][number], people: Subject['people']): Cells {
  return {
    when: each.at.toISOString(),
    who: people.get(each.principal) ?? each.principal,
    what: each.event,
    of: each.subject,
    before: each.before === null ? null : JSON.stringify(each.before),
    after: each.after === null ? null : JSON.stringify(each.after),
  }
}

/** Rows with every column that any of them has. */
function csvOfCells(rows: readonly Cells[]): string {
  const columns = [...new Set(rows.flatMap(each => Object.keys(each)))]
  const lines = [csvLine(columns), ...rows.map(row => csvLine(columns.map(each => row[each])))]
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
