import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '../../src/intake/issue.ts'
import { listBatches } from '../../src/store/batches.ts'
import { readIssues } from '../../src/store/issues.ts'
import { extractUpTo, importing } from '../extracts.ts'
import { must, type ProofPlace } from '../proof.ts'
import { everythingIn, type Held, mustBeUntouched, opened, type TrialEngine, type TrialRecord } from '../record.ts'
import { done, type Running, start, toldBy } from '../sightline.ts'

/** Something no honest sender would send, and what is to come of it. */
export interface HostileCase {
  readonly name: string
  /** Makes it in a folder; gives the path to import. */
  make(folder: string): Promise<string>
  readonly args?: readonly string[]
  /** Refused before it is read; read, and nothing in it taken; or the good in it published. */
  readonly ends: 'refused' | 'failed' | 'published'
  /**
   * What has to be said: of issues as "file row 3 column x: code: message"; of a refusal its words. Each has to be met
   * by one of them.
   */
  readonly told: readonly RegExp[]
  /** What must never be said: content of other files, or where things are on the machine. */
  readonly never?: RegExp
  /** What is done to it while it is imported. */
  meanwhile?(running: Running, path: string): Promise<void>
  /** Rows not taken, where that is told. */
  readonly rejected?: number
  /** The most memory the import may hold, in megabytes. */
  readonly most?: number
}

/** What a small import may hold, in megabytes: the embedded database alone takes some 300 of it. */
const mostOfSmall = { pglite: 600, postgresql: 400 }
const mostSeconds = 240

/** Tries each case on a record that holds something, and shows that all of it is still there. */
export async function tryAll(
  { folder, say }: ProofPlace,
  engine: TrialEngine,
  cases: readonly HostileCase[],
): Promise<void> {
  const record = await engine.record('record')
  await done(record.where, importing(await extractUpTo(join(folder, 'held'), '2026-11-24', 60)))
  await record.remember()
  const { held } = await look(record)
  const failures: string[] = []
  for (const each of cases) {
    const made = join(folder, 'made')
    await mkdir(made)
    try {
      say(
        `${each.name}: ${await tryOne(each, { record, held, folder: made, most: each.most ?? mostOfSmall[engine.engine] })}`,
      )
    } catch (error) {
      say(`${each.name}: FAILS: ${(error as Error).message.slice(0, 1500)}`)
      failures.push(each.name)
      await record.restore()
    }
    await rm(made, { recursive: true, force: true })
  }
  must(failures.length === 0, `Not as they should be: ${failures.join('; ')}.`)
}

interface Trial {
  readonly record: TrialRecord
  /** What it holds before anything is tried. */
  readonly held: Held
  readonly folder: string
  readonly most: number
}

async function tryOne(attempt: HostileCase, { record, held, folder, most }: Trial): Promise<string> {
  const { ends, args = [] } = attempt
  const path = await attempt.make(folder)
  const began = performance.now()
  const running = start(record.where, importing(path, ...args), { mostSeconds })
  await attempt.meanwhile?.(running, path)
  const ran = await running.ended
  const seconds = (performance.now() - began) / 1000
  must(ran.code !== undefined, `It did not end within ${mostSeconds} s, or crashed: ${ran.err.slice(-500)}`)
  const told = toldBy(ran)
  const state = told?.state ?? 'refused'
  const now = await look(record)
  const said = state === 'refused' ? [ran.err] : now.issues
  must(state === ends, `It is ${state}, not ${ends}: ${ran.err || said.slice(0, 8).join('; ') || ran.out}`)
  must(ran.code === (ends === 'published' ? 0 : 1), `It ended with ${ran.code}.`)
  mustSay(attempt, said, folder)
  const { rejected = told?.rows.rejected } = attempt
  must(told?.rows.rejected === rejected, `${told?.rows.rejected} rows were rejected, not ${rejected}.`)
  if (ends === 'published') {
    const { gone, changed, new: added } = told!.rows
    const whole = gone === 0 && changed === 0 && now.held.rows === held.rows + added
    must(whole, `Rows that were held are gone: ${ran.out}`)
    await record.restore()
  } else mustBeUntouched(now.held, held, 'Afterwards')
  must(ran.megabytes <= most, `It held ${ran.megabytes} MB, more than ${most} MB.`)
  const shown = said.find(line => attempt.told[0]?.test(line)) ?? said[0] ?? 'taken whole'
  return `${state}, "${shown.replace(/\s+/g, ' ').slice(0, 170)}" (${ran.megabytes} MB, ${seconds.toFixed(1)} s)`
}

/** Throws unless all that has to be said is said, and nothing that must not be. */
function mustSay({ told, never }: HostileCase, said: readonly string[], folder: string): void {
  const few = said.slice(0, 8).join('; ')
  for (const wanted of told)
    must(
      said.some(line => wanted.test(line)),
      `Nothing says ${wanted}. It said: ${few}`,
    )
  for (const line of said) {
    must(!/^\s+at .+:\d+/m.test(line), `What is said is of the program, not of the file: ${line}`)
    must(!line.includes(folder) && !never?.test(line), `Something is said that must not be: ${line}`)
  }
}

/** What a record holds, and what its last import found, each in one line. */
async function look(record: TrialRecord): Promise<{ held: Held; issues: string[] }> {
  return opened(record, async db => {
    const [last] = await listBatches(db, '999', 1)
    const issues = await readIssues(db, '999', last!.batch, { limit: 100_000 })
    const gravest = [...issues].sort((a, b) => graveness.indexOf(a.severity) - graveness.indexOf(b.severity))
    return { held: await everythingIn(db), issues: gravest.map(lineOf) }
  })
}

const graveness = ['error', 'warning', 'note']

function lineOf({ file, row, column, code, severity, message, value }: Issue): string {
  const at = `${row === undefined ? '' : ` row ${row}`}${column === undefined ? '' : ` column ${column}`}`
  return `${file}${at}: ${severity} ${code}: ${message}${value === undefined ? '' : ` [${value}]`}`
}
