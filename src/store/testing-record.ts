import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrations } from './migrate.ts'
import { openStore } from './open.ts'

/**
 * Puts an empty record, up to date, into a folder in which a test will open one. Making one takes PGlite seconds; it is
 * made once for these migrations, kept with the system's temporary files, and copied.
 */
export async function emptyRecord(folder: string): Promise<void> {
  const made = join(tmpdir(), `sightline-empty-record-${nameOfState()}`)
  if (!existsSync(made)) await makeOnce(made)
  mkdirSync(folder, { recursive: true })
  cpSync(join(made, 'record'), join(folder, 'record'), { recursive: true })
}

async function makeOnce(place: string): Promise<void> {
  const folder = mkdtempSync(`${place}-`)
  const store = await openStore({ folder })
  await store.close()
  try {
    // Whoever is first puts it in place; to the others it is as good as their own.
    renameSync(folder, place)
  } catch {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of all that an empty record is made by. */
function nameOfState(): string {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const hash = createHash('sha256').update(readFileSync(pglite))
  for (const { name, checksum } of readMigrations()) hash.update(`${name} ${checksum}\n`)
  return hash.digest('hex').slice(0, 16)
}
