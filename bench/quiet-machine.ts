import { execFile } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const took: number[] = []

/**
 * Waits until what was written before has reached the disk, so that each measurement pays for its own work alone, and
 * measures how fast the machine is just then: shared machines take up to twice as long for the same in one hour as in the
 * next.
 */
export async function settle(): Promise<void> {
  // Where there is no such command the pause must do.
  await run('sync').catch(() => {})
  await setTimeout(1000)
  took.push(fixedWork())
}

/** How long the fixed piece of work took each time; undefined where nothing was measured so. */
export function machineSpeed(): string | undefined {
  if (took.length === 0) return undefined
  const said = (value: number) => `${(value * 1000).toFixed(0)} ms`
  const sorted = took.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]!
  return `a fixed piece of work, done ${took.length} times in between, took ${said(median)} (${said(sorted[0]!)} to ${said(sorted.at(-1)!)})`
}

/** Seconds for a piece of work that is always the same and much like an import's: texts to objects, looked up and sorted. */
function fixedWork(): number {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    id: `c${at}`,
    key: String(at * 7),
    on: `2019-01-0${at % 9}`,
  }))
  const text = JSON.stringify(rows)
  const began = performance.now()
  for (let turn = 0; turn < 15; turn++) {
    const byId = new Map((JSON.parse(text) as typeof rows).map(row => [row.id, row.key + row.on]))
    Array.from(byId.values()).sort()
  }
  return (performance.now() - began) / 1000
}
