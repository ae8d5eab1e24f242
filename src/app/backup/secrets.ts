import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type BackupSecret, keyFrom } from '../../store/backup/index.ts'
import { type OptionValues, textOption } from '../command.ts'
import { CommandError, type Io } from '../io.ts'

/** How a command is told what a back-up is sealed under. A secret itself is never an argument: others could read it. */
export const secretOptions = { 'key-file': { type: 'string' }, 'passphrase-file': { type: 'string' } } as const

export const secretHelp = `The key is 32 random bytes in base64 ("openssl rand -base64 32"), in SIGHTLINE_BACKUP_KEY or in a file:
--key-file FILE         the key is in this file
--passphrase-file FILE  words that a key is made from are in this file (or in SIGHTLINE_BACKUP_PASSPHRASE)`

const goodKey = 'a key is 32 bytes in base64, as "openssl rand -base64 32" makes them'

/** Fewer could be guessed by trying. */
const leastWords = 16

/** What a back-up is to be sealed under, or may be opened with. Throws CommandError where nothing usable is given. */
export async function secretFrom(options: OptionValues, io: Io): Promise<BackupSecret> {
  const keyFile = textOption(options, 'key-file')
  if (keyFile !== undefined) return keyIn(await fileText(io, keyFile), `The file ${keyFile} holds no key`)
  const wordsFile = textOption(options, 'passphrase-file')
  if (wordsFile !== undefined) return words(await fileText(io, wordsFile))
  // A command that comes through a running server brings no secrets with it: there the server's own are meant.
  const { SIGHTLINE_BACKUP_KEY: key, SIGHTLINE_BACKUP_PASSPHRASE: passphrase } = { ...process.env, ...io.env }
  if (key) return keyIn(key, 'SIGHTLINE_BACKUP_KEY holds no key')
  if (passphrase) return words(passphrase)
  throw new CommandError('Set SIGHTLINE_BACKUP_KEY, or say where the key is with --key-file FILE.')
}

function keyIn(text: string, otherwise: string): BackupSecret {
  const bytes = keyFrom(text)
  if (bytes === undefined) throw new CommandError(`${otherwise}: ${goodKey}.`)
  return { kind: 'key', bytes }
}

function words(text: string): BackupSecret {
  const trimmed = text.trim()
  if (trimmed.length < leastWords) throw new CommandError(`A passphrase has ${leastWords} characters or more.`)
  return { kind: 'passphrase', words: trimmed }
}

async function fileText(io: Io, path: string): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8')
  } catch {
    throw new CommandError(`The file ${path} cannot be read.`)
  }
}
