import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, processMark } from '../process-mark.ts'
import type { ProcessMark } from '../tables.ts'

/** Another process has the folder open. */
export class StoreInUse extends Error {
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(`The data folder ${folder} is in use by process ${pid}.`)
    this.name = 'StoreInUse'
    this.pid = pid
  }
}

/** Takes the folder for this process until the returned function is called. A dead process's lock does not count. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'sightline.lock')
  const mine = JSON.stringify(processMark())
  const drafted = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(drafted, mine)
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        linkSync(drafted, path)
        return () => {
          if (read(path)?.text === mine) rmSync(path, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const held = read(path)
      if (held === undefined) continue
      if (held.mark && isRunning(held.mark)) throw new StoreInUse(folder, held.mark.pid)
      setAside(path, held.text)
    }
    throw new StoreInUse(folder, read(path)?.mark?.pid ?? 0)
  } finally {
    rmSync(drafted, { force: true })
  }
}

function read(path: string): { text: string; mark: ProcessMark | undefined } | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  try {
    return { text, mark: JSON.parse(text) as ProcessMark }
  } catch {
    return { text, mark: undefined }
  }
}

/** Removes a dead lock. If another process has just put its own in its place, that one goes back. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside)?.text !== dead) linkSync(aside, path)
  } catch {
    // Somebody else was quicker: the next attempt sees whose it is.
  }
  rmSync(aside, { force: true })
}
