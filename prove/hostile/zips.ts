import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, deflateRawSync } from 'node:zlib'
import { type MadeEntry, zipOf } from '../../src/intake/receive/made-zips.ts'
import type { HostileCase } from './case.ts'
import { people, times } from './made.ts'

const good: MadeEntry = { name: 'ssd_person.csv', content: people }

const zip = (bytes: () => Uint8Array) => async (folder: string) => {
  const path = join(folder, 'extract.zip')
  await writeFile(path, bytes())
  return path
}
const zipped = (entries: () => readonly MadeEntry[]) => zip(() => zipOf(entries()))

/** So many megabytes of spaces, packed a thousand to one without ever being whole. */
function packedSpaces(megabytes: number): Uint8Array {
  const one = deflateRawSync(Buffer.alloc(1 << 20, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...times(megabytes, () => one), deflateRawSync(Buffer.alloc(0))])
}

/** A zip whose directory names one packed content many times over. */
function overlapping(): Uint8Array {
  const packed = packedSpaces(40)
  const once = zipOf([good, { name: 'ssd_contacts.csv', packed, declaredBytes: 40 << 20 }])
  const start = once.readUInt32LE(once.length - 6)
  const directory = once.subarray(start, once.length - 22)
  const [first, second] = [directory.subarray(0, 46 + good.name.length), directory.subarray(46 + good.name.length)]
  const named = [
    ...times(50, index =>
      Buffer.concat([
        second.subarray(0, 46),
        Buffer.from(`ssd_contact${String.fromCharCode(65 + (index % 26))}${index > 25 ? 'x' : 'y'}.csv`),
      ]),
    ),
  ]
  for (const each of named) each.writeUInt16LE(each.length - 46, 28)
  const all = Buffer.concat([first, ...named])
  const end = Buffer.from(once.subarray(once.length - 22))
  end.writeUInt16LE(51, 8)
  end.writeUInt16LE(51, 10)
  end.writeUInt32LE(all.length, 12)
  return Buffer.concat([once.subarray(0, start), all, end])
}

/** Archives that have filled disks and overwritten files. */
export const zipCases: readonly HostileCase[] = [
  {
    name: 'zip that says it unpacks to 3 GB',
    make: zipped(() => [good, { name: 'ssd_contacts.csv', packed: packedSpaces(3072), declaredBytes: 3072 * 2 ** 20 }]),
    ends: 'refused',
    told: [/ssd_contacts\.csv: This would unpack to more than 200 times/],
  },
  {
    name: 'zip that unpacks to 3 GB and says it does not',
    make: zipped(() => [good, { name: 'ssd_contacts.csv', packed: packedSpaces(3072), declaredBytes: 1000 }]),
    ends: 'published',
    told: [/^ssd_contacts\.csv: error zip-damaged-entry/],
  },
  {
    name: 'zip of 200 entries of 40 MB each',
    make: zipped(() => {
      const packed = packedSpaces(40)
      return [good, ...times(200, index => ({ name: `ssd_${index}.csv`, packed, declaredBytes: 40 << 20 }))]
    }),
    ends: 'refused',
    told: [/extract\.zip: The archive would unpack to more than 4 GB/],
  },
  {
    name: 'zip whose entries share their packed bytes',
    make: zip(overlapping),
    ends: 'refused',
    told: [/extract\.zip: This would unpack to more than 200 times/],
  },
  {
    name: 'zip of 60,000 entries',
    make: zipped(() => [good, ...times(60_000, index => ({ name: `${index}.csv`, content: 'x' }))]),
    ends: 'refused',
    told: [/extract\.zip: The archive holds more than 10,000 entries/],
  },
  {
    name: 'zip of 9,000 files that are no tables',
    make: zipped(() => [good, ...times(9000, index => ({ name: `${index}.csv`, content: 'x' }))]),
    ends: 'published',
    told: [/^0\.csv: warning file-unknown/],
  },
  {
    name: 'zip within a zip within a zip',
    make: zipped(() => {
      let inner = zipOf([good])
      for (let depth = 0; depth < 100; depth++) inner = zipOf([{ name: 'ssd_person.zip', content: inner }])
      return [{ name: 'inner.zip', content: inner }, good]
    }),
    ends: 'published',
    told: [/^inner\.zip: error zip-nested/],
  },
  {
    name: 'zip that leads out of its folder',
    make: zipped(() => [
      good,
      { name: '../../outside.csv', content: people },
      { name: '/etc/cron.d/outside.csv', content: people },
      { name: '..\\..\\outside.csv', content: people },
      { name: 'C:\\outside.csv', content: people },
    ]),
    ends: 'published',
    told: [/outside\.csv: error zip-unsafe-name: .*leads out/, /cron.*outside\.csv: error zip-unsafe-name/],
  },
  {
    name: 'zip with links out of it',
    make: zipped(() => [
      good,
      { name: 'ssd_contacts.csv', content: '/etc/passwd', mode: 0o120777 },
      { name: 'ssd_family.csv', content: '../../../../etc', mode: 0o120777 },
    ]),
    ends: 'published',
    told: [/^ssd_contacts\.csv: error zip-link/, /^ssd_family\.csv: error zip-link/],
    never: /root:/,
  },
  {
    name: 'zip cut short',
    make: zip(() => {
      const bytes = zipOf([good, { name: 'ssd_contacts.csv', content: 'x'.repeat(100_000), method: 0 }])
      return bytes.subarray(0, bytes.length - 60_000)
    }),
    ends: 'refused',
    told: [/extract\.zip: The archive cannot be opened/],
  },
]
