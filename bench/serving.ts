import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Running, start } from '../prove/sightline.ts'
import { syntheticAuthority } from '../src/synthetic/index.ts'
import { type Held, withStore } from './authority.ts'

/** A request as the server logged it. */
export interface Answered {
  readonly route: string
  readonly status: number
  readonly milliseconds: number
}

export interface Serving {
  readonly address: string
  /** From starting the command to the line that says where it is. */
  readonly startSeconds: number
  /** Milliseconds of processor time it has taken so far; undefined where the system does not tell. */
  processorTime(): number | undefined
  /** Every request answered so far. */
  readonly answered: readonly Answered[]
  /** Stops it; gives the most memory it held, in megabytes. */
  stop(): Promise<number>
}

/** Starts a server of a record in a process of its own, as a person would, its log read as it comes. */
export async function serve({ where }: Held): Promise<Serving> {
  const began = performance.now()
  const words = ['serve', '--port', '0', '--authority', syntheticAuthority.id]
  const running = start({ ...where, SIGHTLINE_LOG_LEVEL: 'info' }, words, { mostSeconds: 900 })
  const answered: Answered[] = []
  eachLine(running, line => {
    const read = readAnswered(line)
    if (read) answered.push(read)
  })
  const address = await addressOf(running)
  const startSeconds = (performance.now() - began) / 1000
  return {
    address,
    startSeconds,
    answered,
    processorTime: () => processorTimeOf(running.process.pid!),
    async stop() {
      running.process.kill('SIGTERM')
      return (await running.ended).megabytes
    },
  }
}

/** In the hundredths of a second that Linux counts in. */
function processorTimeOf(pid: number): number | undefined {
  try {
    const [, after] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = after!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** Says of the authority that nobody in it is real, so that one may sign in as the demonstration's people. */
export async function markSynthetic(held: Held): Promise<void> {
  await withStore(held, ({ db }) => sql`update authority set synthetic = true`.execute(db))
}

async function addressOf({ process: child, ended }: Running): Promise<string> {
  const found = new Promise<string>(resolve => {
    let said = ''
    child.stdout!.on('data', text => {
      said += text
      const address = /Sightline is at (\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
  const gone = ended.then(({ err, out }) => {
    throw new Error(`The server did not start: ${err || out}`)
  })
  gone.catch(() => {})
  return Promise.race([found, gone])
}

function eachLine({ process: child }: Running, take: (line: string) => void): void {
  let rest = ''
  child.stderr!.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const line of lines) take(line)
  })
}

function readAnswered(line: string): Answered | undefined {
  if (!line.startsWith('{')) return undefined
  const { msg, req, res, milliseconds } = JSON.parse(line)
  return msg === 'answered' ? { route: req.route, status: res.status, milliseconds } : undefined
}
