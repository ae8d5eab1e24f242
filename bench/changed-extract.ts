import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The day in the last date of a row, written year first. */
const lastDate = /(.*\d{4}-\d{2}-)(\d{2})(.*)/s

/** A copy of an extract in which one row in so many tells of another day. People are left with their dates of birth. */
export async function changedExtract(
  folder: string,
  extract: string,
  oneIn = 100,
): Promise<{ path: string; share: number }> {
  const path = join(folder, 'changed')
  await mkdir(path, { recursive: true })
  let rows = 0
  let changed = 0
  for (const name of await readdir(extract)) {
    const [heading, ...lines] = (await readFile(join(extract, name), 'utf8')).split('\r\n')
    const written = lines.map(line => {
      if (line !== '') rows++
      // The next that tells a day, once one is owing.
      const found = name === 'ssd_person.csv' || changed >= Math.floor(rows / oneIn) ? null : lastDate.exec(line)
      if (found === null) return line
      changed++
      return `${found[1]}${otherDay(found[2]!)}${found[3]}`
    })
    await writeFile(join(path, name), [heading, ...written].join('\r\n'))
  }
  return { path, share: changed / rows }
}

/** The next day of the month; the one before, late in it. */
function otherDay(date: string): string {
  const day = Number(date)
  return String(day < 28 ? day + 1 : day - 1).padStart(2, '0')
}
