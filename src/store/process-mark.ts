import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { ProcessMark } from './tables.ts'

let own: ProcessMark | undefined

/** This process, by host, number and when it started: numbers are used again, starts are not. */
export function processMark(): ProcessMark {
  own ??= { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '' }
  return own
}

/** Whether the process is still running. One on another machine is taken to be: it cannot be seen from here. */
export function isRunning(mark: ProcessMark): boolean {
  if (mark.host !== hostname()) return true
  try {
    process.kill(mark.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const started = startOf(mark.pid)
  return started === undefined || mark.started === '' || started === mark.started
}

/** When a process started, in whatever terms the system tells it; undefined when it does not. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? 'ended' : `${boot} ${fields[19]}`
    }
    if (process.platform === 'win32') return undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
