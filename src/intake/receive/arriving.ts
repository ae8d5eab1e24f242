import { hash, randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning, processMark } from '../../store/process-mark.ts'

/** A name for what is still arriving, a copy or a folder of files, which tells whose it is should its process die. */
export function arrivingName(): string {
  const { pid, host } = processMark()
  return `arriving-${marked(host)}-${pid}-${randomUUID()}`
}

/** Removes what was arriving in processes of this machine that died. */
export async function removeLeftBehind(folder: string): Promise<void> {
  const { host } = processMark()
  for (const name of await readdir(folder).catch(() => [])) {
    const [, whose, pid] = /^arriving-([0-9a-f]{12})-(\d+)-/.exec(name) ?? []
    if (whose !== marked(host)) continue
    const path = join(folder, name)
    // In a container a server that starts again has the number of the one before it.
    const isAlive =
      Number(pid) === process.pid ? await isOfNow(path) : isRunning({ host, pid: Number(pid), started: '' })
    if (!isAlive) await rm(path, { recursive: true, force: true })
  }
}

/** Whether something was made since this process began. */
async function isOfNow(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
  return mtimeMs >= Date.now() - process.uptime() * 1000
}

function marked(host: string): string {
  return hash('sha256', host).slice(0, 12)
}
