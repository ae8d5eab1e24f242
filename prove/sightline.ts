import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../bin/sightline.mjs', import.meta.url))
const withProgress = fileURLToPath(new URL('./with-progress.ts', import.meta.url))

/** The environment that says which record a command works on. */
export type Where = Readonly<Record<string, string>>

export interface Ran {
  /** Undefined where it was killed. */
  readonly code: number | undefined
  readonly out: string
  /** What it said of itself on stderr, without its progress. */
  readonly err: string
  /** Seconds from the first sign of progress to the last step begun; 0 where there was none. */
  readonly seconds: number
  /** The last step it said it was at. */
  readonly step: string | undefined
  /** The most memory it held, in megabytes. */
  readonly megabytes: number
}

export interface Running {
  readonly process: ChildProcess
  /** Resolves at the first sign that the work is under way, and when it ends without. */
  readonly underWay: Promise<void>
  readonly ended: Promise<Ran>
}

export interface RunOptions {
  readonly cwd?: string
  /** Called with each step as it is first seen. */
  onStep?(step: string): void
  /** It is stopped, and counts as killed, when it has not ended by then. */
  readonly mostSeconds?: number
}

// Progress is written over itself on one line.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what clears the line
const sign = /\u001b\[2K([a-z]+):/g
const progress =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what clears the line
  /\r\u001b\[2K(?:waiting: for the import before it|[a-z]+: [\d,]+(?: of [\d,]+)? rows, [\d,]+ a second(?:, \d+ s left)?)\n?/g

/** Starts a command in a process of its own. */
export function start(where: Where, args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(process.execPath, [command, '--run', withProgress, ...args], {
    env: { ...process.env, ...where },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  let out = ''
  let err = ''
  let step: string | undefined
  let since = 0
  let last = 0
  let most = 0
  let begun = () => {}
  const underWay = new Promise<void>(resolve => (begun = resolve))
  const watch = setInterval(() => (most = Math.max(most, heldBy(child.pid))), 100)
  const limit = setTimeout(() => child.kill('SIGKILL'), (options.mostSeconds ?? 240) * 1000)
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
    for (const [, seen] of text.matchAll(sign)) {
      since ||= performance.now()
      if (seen === step) continue
      step = seen
      last = performance.now()
      options.onStep?.(seen!)
    }
    if (since > 0) begun()
  })
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => {
      clearInterval(watch)
      clearTimeout(limit)
      begun()
      const told = /^memory (\d+) MB$/m.exec(err)?.[1]
      resolve({
        code: code ?? undefined,
        out,
        err: err
          .replace(progress, '')
          .replace(/^memory \d+ MB\n/m, '')
          .trim(),
        seconds: (last - since) / 1000,
        step,
        megabytes: Math.max(most, Number(told ?? 0)),
      })
    })
  })
  return { process: child, underWay, ended }
}

/** Runs a command to its end. */
export async function run(where: Where, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return start(where, args, options).ended
}

/** Runs a command that has to succeed; gives its output. */
export async function done(where: Where, args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(where, args)
  if (code !== 0) throw new Error(`sightline ${args[0]} failed (${code ?? 'killed'}): ${err || out}`)
  return out
}

/** What an import says of itself with --json. */
export interface Told {
  readonly batch: number
  readonly rows: Record<'new' | 'changed' | 'unchanged' | 'gone' | 'rejected', number>
  readonly issues: number
  readonly children: number
  readonly deadlines: number
  readonly seconds: number
  readonly state: string
  readonly message?: string
}

/** The object on the last line of an import's output; undefined where there is none. */
export function toldBy({ out }: Ran): Told | undefined {
  const last = out.trim().split('\n').at(-1) ?? ''
  return last.startsWith('{') ? (JSON.parse(last) as Told) : undefined
}

/** The most memory a running process has held itself, in megabytes; 0 where the system does not tell. */
export function heldBy(pid: number | undefined): number {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.ceil(Number(peak ?? 0) / 1024)
  } catch {
    return 0
  }
}
