import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { numberText } from '../../domain/words/numbers.ts'
import { chunksOf } from '../../store/chunks.ts'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'
import { shown } from '../parse/text.ts'
import { isArchive, isSystemFile } from './entry-name.ts'
import { gigabytes, type ReceiveLimits } from './limits.ts'
import { combined, type MemoryLeft, type Received, reasonOf, receiveFile } from './received.ts'
import { NothingReceived } from './refusals.ts'

/** How many files are read at once: each is asked after several times, and then waited for. */
const filesAtOnce = 4

interface Found {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Takes in a folder's files, its own and those one folder down. Hidden files are passed over; links may not lead out. */
export async function receiveFolder(
  root: string,
  limits: ReceiveLimits,
  left: MemoryLeft,
  signal: AbortSignal | undefined,
): Promise<Received> {
  const issues: Issue[] = []
  const found: Found[] = []
  const entries = await entriesOf(root).catch(error => {
    throw new NothingReceived(`${shown(basename(root))} cannot be read: ${reasonOf(error)}.`)
  })
  for (const entry of entries) {
    if (entry.isDirectory()) {
      const below = await entriesOf(join(root, entry.name)).catch(() => undefined)
      if (below === undefined) issues.push(closed(entry.name))
      for (const each of below ?? []) {
        const name = `${entry.name}/${each.name}`
        if (each.isDirectory()) issues.push(tooDeep(name))
        else await judge(root, name, each, found, issues)
      }
    } else await judge(root, entry.name, entry, found, issues)
    if (found.length > limits.files) return combined([], [tooMany(shown(basename(root)), limits)])
  }
  const total = found.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > limits.totalBytes) return combined([], [tooLarge(shown(basename(root)), limits)])
  const files: ReceivedFile[] = []
  for (const some of chunksOf(found, filesAtOnce)) {
    files.push(...(await Promise.all(some.map(({ path, name }) => receiveFile(path, shown(name), left, signal)))))
  }
  return combined(files, issues, { within: shown(basename(root)) })
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter(each => !isSystemFile(each.name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Takes a regular file, or a link to one inside the folder; says why not of anything else. */
async function judge(root: string, name: string, entry: Dirent, found: Found[], issues: Issue[]): Promise<void> {
  let path = join(root, name)
  if (entry.isSymbolicLink()) {
    const target = await realpath(path).catch(() => undefined)
    if (target === undefined || !target.startsWith(root + sep)) {
      issues.push(
        refused(name, 'link-leads-out', 'This is a link that leads out of the folder', 'Put the file itself there.'),
      )
      return
    }
    path = target
  }
  const about = await stat(path).catch(() => undefined)
  if (!about?.isFile()) {
    issues.push(
      refused(name, 'not-a-file', 'This is not a regular file', 'Put only the extract’s files in the folder.'),
    )
  } else if (isArchive(name)) {
    issues.push(
      refused(
        name,
        'zip-nested',
        'This is an archive inside a folder',
        'Import the archive itself, or unpack it there.',
      ),
    )
  } else found.push({ path, name, bytes: about.size })
}

function refused(name: string, code: string, what: string, remedy: string): Issue {
  return { file: shown(name), code, severity: 'error', message: `${what}, and was not read.`, remedy }
}

function closed(name: string): Issue {
  return refused(
    name,
    'folder-unreadable',
    'This folder may not be opened by this program',
    'Let it be read, or move its files.',
  )
}

function tooDeep(name: string): Issue {
  return {
    file: shown(name),
    code: 'folder-too-deep',
    severity: 'note',
    message: 'Only the folder itself and the folders directly in it are read, so what is in this one was not.',
    remedy: 'Move the extract’s files up, if they are in it.',
  }
}

function tooMany(file: string, limits: ReceiveLimits): Issue {
  return {
    file,
    code: 'too-many-files',
    severity: 'error',
    message: `The folder holds more than ${numberText(limits.files)} files. None was read.`,
    remedy: 'Put the extract’s files in a folder of their own.',
  }
}

function tooLarge(file: string, limits: ReceiveLimits): Issue {
  return {
    file,
    code: 'too-large',
    severity: 'error',
    message: `The files come to more than ${gigabytes(limits.totalBytes)} together. None was read.`,
    remedy: 'Put the extract’s files in a folder of their own.',
  }
}
