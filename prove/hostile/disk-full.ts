import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractUpTo, importing } from '../extracts.ts'
import { must, type Proof } from '../proof.ts'
import { embedded } from '../record.ts'
import { done } from '../sightline.ts'
import { times, written } from './made.ts'

const command = fileURLToPath(new URL('../../bin/sightline.mjs', import.meta.url))
const asOf = ['deadlines', '--as-of', '2026-11-24']

/** A disk that fills up while an import keeps its files, and while it writes the record. */
export const diskFull: Proof = {
  name: 'hostile-disk',
  title: 'A full disk',
  async prove({ folder, say }) {
    if (spawnSync('unshare', ['-m', 'true']).status !== 0) {
      say('not tried: no small disk can be mounted here (it takes unshare, and the right to mount)')
      return
    }
    const record = await embedded(folder).record('record')
    await done(record.where, importing(await extractUpTo(join(folder, 'held'), '2026-11-24', 60)))
    const wanted = await done(record.where, asOf)
    const taken = Math.ceil((await bytesIn(record.folder)) / 2 ** 20)
    const attempts = [
      { while: 'files were kept', extract: await oneFile(join(folder, 'large'), 50), spare: 40 },
      {
        while: 'rows were written',
        extract: await extractUpTo(join(folder, 'many'), '2026-11-24', 600, 7),
        spare: 14,
      },
    ]
    for (const attempt of attempts) {
      const place = join(folder, attempt.while.split(' ')[0]!)
      await mkdir(place)
      const { first, full, held, again } = await onSmallDisk(
        place,
        record.folder,
        attempt.extract,
        taken + attempt.spare,
      )
      must(first.code !== 0, `The disk did not fill up while ${attempt.while}: ${first.said}`)
      must(/room|space/i.test(first.said), `When the disk filled up while ${attempt.while} it said: ${first.said}`)
      const readable = full.code === 0 ? full.said === wanted : /cannot be opened.*make room/.test(full.said)
      must(readable, `While the disk is full the record is ${full.said.slice(0, 200)}`)
      must(held === wanted, `After the disk filled up while ${attempt.while}, what was held is not all there.`)
      must(again.code === 0, `With room again the import did not complete: ${again.said}`)
      say(
        `full while ${attempt.while}: "${first.said.split('\n')[0]!.slice(0, 160)}"; what was held is ${full.code === 0 ? 'still read' : 'not to be opened'} meanwhile, whole with room again, and the import completes`,
      )
    }
  },
}

interface Attempt {
  readonly code: number
  readonly said: string
}

/** Imports on a disk of so many megabytes with a copy of a record on it, then shows the record, makes room, imports again. */
async function onSmallDisk(place: string, from: string, extract: string, megabytes: number) {
  const line = (args: readonly string[]) => [process.execPath, command, ...args].map(quoted).join(' ')
  const script = `
    mkdir disk && mount -t tmpfs -o size=${megabytes}m tmpfs disk && cp -a ${quoted(from)}/. disk/ || exit 9
    export SIGHTLINE_DATA="$PWD/disk" DATABASE_URL=
    ${line(importing(extract, '--accept-gone'))} > first.out 2> first.err; echo $? > first.code
    ${line(asOf)} > full.out 2> full.err; echo $? > full.code
    mount -o remount,size=2g disk
    ${line(asOf)} > held.out 2> held.err
    ${line(importing(extract, '--accept-gone'))} > again.out 2> again.err; echo $? > again.code`
  const { status, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', script], { cwd: place, encoding: 'utf8' })
  must(status === 0, `The small disk could not be made: ${stderr}`)
  const said = async (name: string) => readFile(join(place, name), 'utf8')
  const attempt = async (name: string): Promise<Attempt> => ({
    code: Number(await said(`${name}.code`)),
    said: (await said(`${name}.err`)) || (await said(`${name}.out`)),
  })
  return {
    first: await attempt('first'),
    full: await attempt('full'),
    held: await said('held.out'),
    again: await attempt('again'),
  }
}

/** An extract of one table, so many megabytes large. */
async function oneFile(folder: string, megabytes: number): Promise<string> {
  const row = (index: number) => `D${index},${'Ann '.repeat(2500)},2015-01-01\r\n`
  await written(join(folder, 'ssd_person.csv'), [
    'pers_person_id,pers_forename,pers_dob\r\n',
    ...times(megabytes, part => [...times(100, index => row(part * 100 + index))].join('')),
  ])
  return folder
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
