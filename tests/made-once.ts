import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

/**
 * A folder that several files of tests begin from: made by whichever asks for it first, while the others wait, and gone
 * with the run. Each copies it; nobody changes it.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const made = join(inject('runFolder'), name)
  const underWay = `${made}.under-way`
  while (!existsSync(made)) {
    if (!isOurs(underWay)) {
      await setTimeout(100)
      continue
    }
    try {
      await make(underWay)
      renameSync(underWay, made)
    } catch (error) {
      rmSync(underWay, { recursive: true, force: true })
      throw error
    }
  }
  return made
}

/** Whether this is the one that makes it: of several, one can make the folder. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
