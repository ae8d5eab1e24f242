import { hash } from 'node:crypto'
import files, {
  appendFile,
  type FileHandle,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { processMark } from '../../store/process-mark.ts'
import type { ReceivedFile } from '../format.ts'
import { decodeText, examined } from '../read/decode.ts'
import { handOver, takenOver } from './hand-over.ts'
import { FileChanged, keepFiles, NoRoom, openKept } from './keep.ts'
import { receiveLimits } from './limits.ts'
import { type MadeEntry, zipOf } from './made-zips.ts'
import { NothingReceived, type Received, receivePath } from './receive-path.ts'
import { MemoryLeft, receiveFile } from './received.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receive-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function contentOf(file: ReceivedFile): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const each of file.open()) pieces.push(each)
  return Buffer.concat(pieces).toString()
}

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

const names = (received: Received) => received.files.map(each => each.name)
const codes = (received: Received) => received.issues.map(each => `${each.file} ${each.code}`)

async function zipped(entries: readonly MadeEntry[], limits = receiveLimits): Promise<Received> {
  return receivePath(await put('extract.zip', zipOf(entries)), { limits })
}

describe('receiving a folder', () => {
  it('takes its files and those one folder down, and passes over the rest', async () => {
    await put('in/ssd_person.csv', 'a')
    await put('in/tables/ssd_cp_plans.csv', 'b')
    await put('in/tables/deeper/ssd_missing.csv', 'c')
    await put('in/.hidden.csv', 'd')
    await put('in/__MACOSX/x.csv', 'e')
    await put('in/~$lock.csv', 'f')
    await put('in/more.zip', 'g')
    const received = await receivePath(join(folder, 'in'))
    expect(names(received)).toEqual(['ssd_person.csv', 'tables/ssd_cp_plans.csv'])
    expect(codes(received)).toEqual(['more.zip zip-nested', 'tables/deeper folder-too-deep'])
    expect(received.bytes).toBe(2)
    expect(await contentOf(received.files[1]!)).toBe('b')
    expect(await contentOf(received.files[1]!)).toBe('b')
  })

  it('follows links that stay inside and refuses those that lead out', async () => {
    await put('secret.csv', 'secret')
    await put('in/a.csv', 'a')
    await symlink(join(folder, 'in', 'a.csv'), join(folder, 'in', 'again.csv'))
    await symlink(join(folder, 'secret.csv'), join(folder, 'in', 'out.csv'))
    await symlink(folder, join(folder, 'in', 'outside'))
    await symlink(join(folder, 'nowhere'), join(folder, 'in', 'broken.csv'))
    const received = await receivePath(join(folder, 'in'))
    expect(names(received)).toEqual(['a.csv', 'again.csv'])
    expect(codes(received)).toEqual(['broken.csv link-leads-out', 'out.csv link-leads-out', 'outside link-leads-out'])
    expect(JSON.stringify(received.issues)).not.toContain(folder)
  })

  it('refuses far too many files, or far too much', async () => {
    for (const name of ['a', 'b', 'c']) await put(`in/${name}.csv`, 'xxxx')
    const few = await receivePath(join(folder, 'in'), { limits: { ...receiveLimits, files: 2 } })
    expect([names(few), codes(few)]).toEqual([[], ['in too-many-files']])
    const much = await receivePath(join(folder, 'in'), { limits: { ...receiveLimits, totalBytes: 10 } })
    expect([names(much), codes(much)]).toEqual([[], ['in too-large']])
  })

  it.each([
    ['grows', (path: string) => appendFile(path, '2\n')],
    ['shrinks', (path: string) => writeFile(path, '1')],
    ['is written anew', (path: string) => writeFile(path, '3\n').then(() => utimes(path, 1, 1))],
    ['vanishes', (path: string) => rm(path)],
    ['becomes a link', (path: string) => rename(path, `${path}.old`).then(() => symlink('/etc/passwd', path))],
    ['becomes another', (path: string) => writeFile(`${path}.new`, '1\n').then(() => rename(`${path}.new`, path))],
  ])('refuses to read on where a file %s after it was received', async (_, happens) => {
    const path = await put('in/a.csv', '1\n')
    const [file] = (await receivePath(join(folder, 'in'))).files
    expect(await contentOf(file!)).toBe('1\n')
    await happens(path)
    const again = contentOf(file!)
    await expect(again).rejects.toThrow(FileChanged)
    await expect(again).rejects.toThrow(/^a\.csv (changed|was taken away) while it was being imported/)
    await expect(again).rejects.not.toThrow(folder)
  })

  it('holds small files in memory until they are let go of, and no more than there is room for', async () => {
    const paths = [await put('a.csv', 'one'), await put('b.csv', 'more'), await put('c.csv', 'two')]
    const left = new MemoryLeft(6)
    const files: ReceivedFile[] = []
    for (const path of paths) files.push(await receiveFile(path, basename(path), left))
    expect(files.map(each => each.inMemory?.()?.toString())).toEqual(['one', undefined, 'two'])
    expect(files.map(each => each.bytes)).toEqual([3, 4, 3])
    expect(files.map(each => each.hash)).toEqual(['one', 'more', 'two'].map(each => hash('sha256', each)))
    files[0]!.letGo!()
    expect(files[0]!.inMemory!()).toBeUndefined()
    expect(await Promise.all(files.map(contentOf))).toEqual(['one', 'more', 'two'])
  })

  it('gives a file in memory as it gives one on disk, however it turns out to be encoded', async () => {
    const late = Buffer.concat([
      Buffer.from('name\n'.padEnd(examined, 'x\n')),
      Buffer.from('é\n'.padEnd(400_000, 'y\n')),
      Buffer.from([0xe9, 10]),
    ])
    const path = join(folder, 'a.csv')
    await writeFile(path, late)
    const read = async (left: MemoryLeft) => {
      const file = await receiveFile(path, 'a.csv', left)
      const issues: string[] = []
      let text = ''
      for await (const each of decodeText(file, issue => issues.push(issue.code))) text += each
      return { isInMemory: file.inMemory() !== undefined, issues, text }
    }
    const memory = await read(new MemoryLeft())
    expect(memory).toMatchObject({ isInMemory: true, issues: ['encoding-mixed'] })
    expect(memory.text.endsWith('\uFFFD\n')).toBe(true)
    const disk = await read(new MemoryLeft(0))
    expect(disk.isInMemory).toBe(false)
    expect([disk.text === memory.text, disk.issues]).toEqual([true, memory.issues])
  })

  it('stops when nobody wants the files any more', async () => {
    await put('in/a.csv', 'one')
    await put('in/b.csv', 'two')
    const unwanted = new AbortController()
    const receiving = receivePath(join(folder, 'in'), { signal: unwanted.signal })
    unwanted.abort()
    await expect(receiving).rejects.toThrow(/abort/i)
  })

  it('notices that a file grew while it was being read', async () => {
    const path = await put('a.csv', 'x'.repeat(1 << 20))
    const [file] = (await receivePath(path)).files
    const read = async () => {
      for await (const piece of file!.open()) await appendFile(path, piece.subarray(0, 1))
    }
    await expect(read()).rejects.toThrow(FileChanged)
  })

  it('throws where there is nothing, without naming the folder it is in', async () => {
    const missing = receivePath(join(folder, 'missing.zip'))
    await expect(missing).rejects.toThrow(NothingReceived)
    await expect(missing).rejects.not.toThrow(folder)
  })
})

it('closes a file of which the system tells nothing, and says which it is', async () => {
  const path = await put('a.csv', 'rows')
  const { open } = files
  const opened: FileHandle[] = []
  const spy = vi.spyOn(files, 'open').mockImplementation(async (...asked) => {
    const handle = await open(...asked)
    opened.push(handle)
    return Object.assign(handle, { stat: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) })
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    spy.mockRestore()
    syncBuiltinESMExports()
  })
  await expect(receivePath(path)).rejects.toThrow(new NothingReceived('a.csv cannot be read: the system says EIO.'))
  expect(opened.map(each => each.fd)).toEqual([-1])
})

describe('receiving a zip', () => {
  const csv = { name: 'ssd_person.csv', content: 'pers_person_id\n1\n' }

  it('takes its entries, which can be opened again and again until it is disposed of', async () => {
    const received = await zipped([
      { name: 'extract/', content: '' },
      { ...csv, name: 'extract\\ssd_person.csv' },
    ])
    expect(names(received)).toEqual(['extract/ssd_person.csv'])
    const [file] = received.files
    expect(await Promise.all([contentOf(file!), contentOf(file!)])).toEqual([csv.content, csv.content])
    expect(received.issues).toEqual([])
    await received.dispose()
    await expect(contentOf(file!)).rejects.toThrow()
  })

  it('has the hash of the folder it was made from', async () => {
    await put('in/ssd_person.csv', csv.content)
    await put('in/ssd_missing.csv', 'x')
    const open = await receivePath(join(folder, 'in'))
    const shut = await zipped([{ name: 'ssd_missing.csv', content: 'x' }, csv])
    const other = await zipped([{ name: 'ssd_missing.csv', content: 'y' }, csv])
    expect(shut.hash).toBe(open.hash)
    expect(other.hash).not.toBe(open.hash)
  })

  it('has another where a folder’s name says that the same files are of another year', async () => {
    const hashOf = async (name: string) => (await zipped([{ ...csv, name }])).hash
    const [first, second] = [await hashOf('2023/header.csv'), await hashOf('2024/header.csv')]
    expect(second).not.toBe(first)
    expect(await hashOf('2022-23/header.csv')).toBe(first)
    expect(await hashOf('sent 2026-11-28/header.csv')).toBe(await hashOf('header.csv'))
    await put('2024/header.csv', csv.content)
    expect((await receivePath(join(folder, '2024'))).hash).toBe(second)
  })

  it.each<[string, MadeEntry]>([
    ['zip-unsafe-name', { name: '../evil.csv', content: 'x' }],
    ['zip-unsafe-name', { name: 'a/../../evil.csv', content: 'x' }],
    ['zip-unsafe-name', { name: '..\\evil.csv', content: 'x' }],
    ['zip-unsafe-name', { name: '/etc/evil.csv', content: 'x' }],
    ['zip-unsafe-name', { name: 'C:\\evil.csv', content: 'x' }],
    ['zip-unsafe-name', { name: '\\\\server\\evil.csv', content: 'x' }],
    ['zip-unsafe-name', { name: 'new\nline.csv', content: 'x' }],
    ['zip-link', { name: 'link.csv', content: '/etc/passwd', mode: 0o120777 }],
    ['zip-encrypted', { name: 'secret.csv', content: 'x', encrypted: true }],
    ['zip-nested', { name: 'inner.zip', content: 'x' }],
    ['zip-method', { name: 'odd.csv', content: 'x', method: 14 }],
    ['zip-name-twice', { name: 'SSD_PERSON.csv', content: 'x' }],
    ['zip-damaged-entry', { name: 'long.csv', content: 'xxxxxxxxxx', declaredBytes: 5 }],
    ['zip-damaged-entry', { name: 'short.csv', content: 'xx', declaredBytes: 50 }],
    ['zip-damaged-entry', { name: 'rubbish.csv', packed: Buffer.from('not deflated'), declaredBytes: 9 }],
  ])('refuses with %s and takes the rest: %o', async (code, entry) => {
    const received = await zipped([csv, entry])
    expect(received.issues.map(each => each.code)).toEqual([code])
    expect(received.issues[0]!.file).toContain(/[a-zA-Z_]+\.\w+$/.exec(entry.name)![0])
    expect(names(received)).toEqual(['ssd_person.csv'])
    await received.dispose()
  })

  it('refuses whole what declares far too much', async () => {
    const large = { ...csv, name: 'large.csv', declaredBytes: 60 * 2 ** 20 }
    expect(codes(await zipped([csv, large]))).toEqual(['large.csv zip-bomb'])
    const many = Array.from({ length: 12 }, (_, index) => ({ name: `${index}.csv`, content: 'x' }))
    const crowd = await zipped(many, { ...receiveLimits, files: 10 })
    expect([names(crowd), codes(crowd)]).toEqual([[], ['extract.zip zip-too-many']])
    const total = await zipped(many, { ...receiveLimits, totalBytes: 11 })
    expect([names(total), codes(total)]).toEqual([[], ['extract.zip zip-too-large']])
  })

  it('refuses whole what really unpacks to far too much, unpacking little more than is allowed', async () => {
    const zeros = deflateRawSync(Buffer.alloc(8 << 20))
    const limits = { ...receiveLimits, freeBytes: 1 << 20 }
    const honest = await zipped([csv, { name: 'zeros.csv', packed: zeros, declaredBytes: 8 << 20 }], limits)
    expect([names(honest), codes(honest)]).toEqual([[], ['zeros.csv zip-bomb']])
    const liar = await zipped([{ name: 'zeros.csv', packed: zeros, declaredBytes: 1000 }], limits)
    expect([names(liar), codes(liar)]).toEqual([[], ['zeros.csv zip-damaged-entry']])
  })

  it('sees through entries that share their packed bytes', async () => {
    const packed = deflateRawSync(Buffer.alloc(900_000, 'ab'))
    const entries = Array.from({ length: 4 }, (_, index) => ({ name: `${index}.csv`, packed, declaredBytes: 900_000 }))
    const limits = { ...receiveLimits, freeBytes: 1 << 20, ratio: 150 }
    expect(codes(await zipped(entries, limits))).toEqual(['extract.zip zip-bomb'])
  })

  it('says so of a zip that is none, or is cut short', async () => {
    const cut = zipOf([csv]).subarray(0, 60)
    expect(codes(await receivePath(await put('cut.zip', cut)))).toEqual(['cut.zip zip-damaged'])
    expect(codes(await receivePath(await put('none.zip', 'hello')))).toEqual(['none.zip zip-damaged'])
    expect(codes(await receivePath(await put('empty.zip', '')))).toEqual(['empty.zip zip-damaged'])
  })

  it('takes a workbook, or a zip under the name of a CSV, as one file for the reader to refuse', async () => {
    const path = await put('person.csv', zipOf([csv]))
    expect(names(await receivePath(path))).toEqual(['person.csv'])
    expect(names(await receivePath(await put('upload', zipOf([csv]))))).toEqual(['ssd_person.csv'])
  })
})

describe('handing files over', () => {
  it('gives another thread the very files, their content moved and not copied', async () => {
    await put('in/a.csv', 'one')
    await put('in/b.csv', 'two')
    await put('in/c.csv/d/e.csv', 'too deep')
    const received = await receivePath(join(folder, 'in'))
    const { handed, transfer } = handOver(received)
    const other = takenOver(structuredClone(handed, { transfer }))
    expect(other).toMatchObject({ hash: received.hash, bytes: received.bytes, issues: received.issues })
    expect(other.within).toBe('in')
    expect(other.issues).toHaveLength(1)
    expect(other.files.map(each => each.inMemory!()?.toString())).toEqual(['one', 'two'])
    expect(received.files.map(each => each.inMemory!())).toEqual([undefined, undefined])
    expect(await Promise.all(other.files.map(contentOf))).toEqual(['one', 'two'])
    await appendFile(join(folder, 'in/a.csv'), 'more')
    await expect(contentOf(other.files[0]!)).rejects.toThrow(FileChanged)
  })

  it('does not hand over what is in an archive', async () => {
    const path = await put('extract.zip', zipOf([{ name: 'ssd_person.csv', content: 'x' }]))
    const received = await receivePath(path)
    expect(() => handOver(received)).toThrow(TypeError)
    await received.dispose()
  })
})

describe('keeping files', () => {
  it('keeps each content once, whole, and gives it back', async () => {
    await put('in/a.csv', 'same')
    await put('in/b.csv', 'same')
    await put('in/c.csv', 'other')
    const received = await receivePath(join(folder, 'in'))
    const kept = await keepFiles(received, join(folder, 'kept'))
    expect(kept.map(each => each.storedAs)).toEqual(received.files.map(each => `${each.hash.slice(0, 2)}/${each.hash}`))
    expect(await keepFiles(received.files, join(folder, 'kept'))).toEqual(kept)
    const stored = (await readdir(join(folder, 'kept'), { recursive: true })).filter(each => /[0-9a-f]{64}$/.test(each))
    expect(stored).toHaveLength(2)
    expect((await readdir(join(folder, 'kept'))).every(each => each.length === 2)).toBe(true)
    await rm(join(folder, 'in'), { recursive: true })
    const again = openKept(join(folder, 'kept'), kept)
    expect(await Promise.all(again.map(contentOf))).toEqual(['same', 'same', 'other'])
    expect(again.map(each => each.name)).toEqual(['a.csv', 'b.csv', 'c.csv'])
  })

  it('leaves nothing behind when a file is no longer what was received', async () => {
    const path = await put('in/a.csv', 'first')
    const received = await receivePath(path)
    await writeFile(path, 'other')
    await expect(keepFiles(received, join(folder, 'kept'))).rejects.toThrow(FileChanged)
    expect((await readdir(join(folder, 'kept'), { recursive: true })).filter(each => each.length > 2)).toEqual([])
  })

  it('removes what a process that died was keeping, and nothing that another is', async () => {
    const kept = join(folder, 'kept')
    const { host, pid } = processMark()
    const mark = hash('sha256', host).slice(0, 12)
    const names = [`arriving-${mark}-999999999-a`, `arriving-${mark}-${pid}-b`, 'arriving-000000000000-999999999-c']
    for (const name of names) await put(join('kept', name), 'part')
    await keepFiles(await receivePath(await put('a.csv', 'whole')), kept)
    expect((await readdir(kept)).filter(each => each.startsWith('arriving'))).toEqual(names.slice(1).sort())
  })

  it('says by name which file there is no room for', async () => {
    const [file] = (await receivePath(await put('a.csv', 'whole'))).files
    const full: ReceivedFile = {
      ...file!,
      open: () => {
        throw Object.assign(new Error('write failed'), { code: 'ENOSPC' })
      },
    }
    const keeping = keepFiles([full], join(folder, 'kept'))
    await expect(keeping).rejects.toThrow(NoRoom)
    await expect(keeping).rejects.toThrow('a.csv')
  })

  it('tells of an archive that was changed after it was received', async () => {
    const path = await put('extract.zip', zipOf([{ name: 'ssd_person.csv', content: 'x'.repeat(100) }]))
    const received = await receivePath(path)
    await writeFile(path, Buffer.alloc((await readFile(path)).length))
    await expect(contentOf(received.files[0]!)).rejects.toThrow(FileChanged)
    await received.dispose()
  })

  it('notices a kept file that was changed, and opens nothing but hashes', async () => {
    const [kept] = await keepFiles(await receivePath(await put('a.csv', 'first')), join(folder, 'kept'))
    const path = join(folder, 'kept', kept!.storedAs)
    expect(await readFile(path, 'utf8')).toBe('first')
    await writeFile(path, 'forge')
    await expect(contentOf(openKept(join(folder, 'kept'), [kept!])[0]!)).rejects.toThrow(FileChanged)
    await rm(path)
    await expect(contentOf(openKept(join(folder, 'kept'), [kept!])[0]!)).rejects.toThrow(/a\.csv is gone/)
    expect(() => openKept(folder, [{ ...kept!, hash: '../../etc/passwd' }])).toThrow(RangeError)
  })
})
