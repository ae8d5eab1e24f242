import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../bin/sightline.mjs', import.meta.url))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command in a process of its own; kills it after so many milliseconds where a time is given. */
export function run(args: readonly string[], env: Record<string, string>, killAfter?: number): Promise<Ran> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, ...env } })
    let out = ''
    let err = ''
    child.stdout.on('data', text => (out += text))
    child.stderr.on('data', text => (err += text))
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('close', code => {
      clearTimeout(timer)
      resolve({ code, out, err })
    })
  })
}

/** The record as anyone sees it: every deadline and its state. */
async function shown(env: Record<string, string>, asOf: string): Promise<string> {
  const { code, out, err } = await run(['deadlines', '--as-of', asOf], env)
  if (code !== 0) throw new Error(`The record cannot be read: ${err}`)
  return out
}

/**
 * Kills imports at random moments. After each, the version before is whole; after the last, importing again completes
 * and gives what an import that was never killed gives.
 */
export async function proveKills(
  folder: string,
  options: { children: number; kills: number; env: Record<string, string> },
): Promise<string> {
  const { children, kills, env } = options
  const [old, next, clean] = ['old', 'next', 'clean'].map(name => join(folder, name)) as [string, string, string]
  const synth = (out: string, until: string) =>
    run(['synth', '--out', out, '--children', String(children), '--until', until], env)
  await synth(old, '2026-10-01')
  await synth(next, '2026-11-24')
  const first = await run(['import', old, '--authority', '999', '--yes', '--json'], env)
  if (first.code !== 0) throw new Error(`The first import failed: ${first.err}`)
  const before = await shown(env, '2026-11-24')
  const began = performance.now()
  const trial = { ...env, SIGHTLINE_DATA: clean }
  await run(['import', old, '--authority', '999', '--yes'], trial)
  const whole = performance.now() - began
  await run(['import', next, '--authority', '999', '--yes'], trial)
  const wanted = await shown(trial, '2026-11-24')
  let killed = 0
  for (let turn = 0; turn < kills; turn++) {
    const after = 300 + ((turn + 0.5) / kills) * whole
    const { code } = await run(['import', next, '--authority', '999', '--yes'], env, after)
    if (code === null) killed++
    const now = await shown(env, '2026-11-24')
    if (now !== before && now !== wanted)
      throw new Error(`After a kill at ${Math.round(after)} ms the record is neither before nor after.`)
    if (code === null && now === wanted) break
  }
  const last = await run(['import', next, '--authority', '999', '--yes', '--json'], env)
  if (last.code !== 0) throw new Error(`Importing again failed: ${last.err}`)
  if ((await shown(env, '2026-11-24')) !== wanted)
    throw new Error('Importing again does not give what an undisturbed import gives.')
  await rm(clean, { recursive: true, force: true })
  return `${killed} of ${kills} imports killed part way; the record whole after each, and complete after importing again.`
}
