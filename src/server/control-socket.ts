import { chmod, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { hear, type Line, say } from './control-lines.ts'
import { ownFolderOf } from './control-path.ts'

/** Where a command reads from and writes to: a terminal, which is the caller's own where it came through the socket. */
export interface ControlIo {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a person is there to see progress and answer. */
  readonly interactive: boolean
  out(text: string): void
  err(text: string): void
  /** Asks a yes/no question; false where nobody can answer. */
  confirm(question: string): Promise<boolean>
}

/** Runs a command and gives its exit code. The signal says that the caller has gone. */
export type RunCommand = (argv: readonly string[], io: ControlIo, signal: AbortSignal) => Promise<number>

/** Another server already answers at this socket. */
export class ControlInUse extends Error {}

/** Of the caller's environment, what concerns how output looks; never a secret. */
const passedOn = ['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'TERM', 'LANG', 'TZ']

/**
 * Answers callers at a socket that only its owner can open: the folder is closed to others before the socket is made.
 * A socket left behind by a server that is no more is taken away. Throws ControlInUse. Returns what stops it.
 */
export async function serveControl(path: string, run: RunCommand): Promise<() => Promise<void>> {
  await ownFolderOf(path)
  if (await answers(path)) throw new ControlInUse(`Another server of this folder is running and answers at ${path}`)
  if (process.platform !== 'win32') await rm(path, { force: true })
  const callers = new Set<Socket>()
  const server = createServer(socket => {
    callers.add(socket)
    socket.on('close', () => callers.delete(socket))
    attend(socket, run)
  })
  await listening(server, path)
  if (process.platform !== 'win32') await chmod(path, 0o600)
  return async () => {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    for (const each of callers) each.destroy()
    await closed
  }
}

/**
 * Has a running server do a command, its words going to `io`. Gives the exit code; undefined when no server answers,
 * so that the caller does the work itself. Rejects when the server goes away half way.
 */
export async function callControl(path: string, argv: readonly string[], io: ControlIo): Promise<number | undefined> {
  const socket = await reach(path)
  if (socket === undefined) return undefined
  return new Promise((resolve, reject) => {
    let code: number | undefined
    hear(socket, line => {
      if (line.kind === 'out') io.out(line.text)
      else if (line.kind === 'err') io.err(line.text)
      else if (line.kind === 'ask') void io.confirm(line.question).then(yes => say(socket, { kind: 'answer', yes }))
      else if (line.kind === 'exit') code = line.code
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (code === undefined) reject(new Error('The server went away before the command was done'))
      else resolve(code)
    })
    const env = Object.fromEntries(passedOn.flatMap(name => (io.env[name] === undefined ? [] : [[name, io.env[name]]])))
    say(socket, { kind: 'call', argv, cwd: io.cwd, env, interactive: io.interactive })
  })
}

/** Hears one call and runs it; whatever goes wrong is told to the caller, never thrown at the server. */
function attend(socket: Socket, run: RunCommand): void {
  const gone = new AbortController()
  const waiting: ((yes: boolean) => void)[] = []
  let called = false
  socket.on('error', () => undefined)
  socket.on('close', () => {
    gone.abort()
    for (const answer of waiting.splice(0)) answer(false)
  })
  hear(socket, line => {
    if (line.kind === 'answer') waiting.shift()?.(line.yes === true)
    if (line.kind !== 'call' || called) return
    called = true
    void carryOut(socket, line, run, gone.signal, answer => waiting.push(answer))
  })
}

async function carryOut(
  socket: Socket,
  call: Extract<Line, { kind: 'call' }>,
  run: RunCommand,
  signal: AbortSignal,
  onAnswer: (answer: (yes: boolean) => void) => void,
): Promise<void> {
  const io: ControlIo = {
    cwd: call.cwd,
    env: call.env,
    interactive: call.interactive,
    out: text => say(socket, { kind: 'out', text }),
    err: text => say(socket, { kind: 'err', text }),
    confirm(question) {
      if (socket.destroyed) return Promise.resolve(false)
      return new Promise(resolve => {
        onAnswer(resolve)
        say(socket, { kind: 'ask', question })
      })
    },
  }
  let code: number
  try {
    code = await run(call.argv, io, signal)
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : error}\n`)
    code = 1
  }
  say(socket, { kind: 'exit', code })
  socket.end()
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path, readableAll: false, writableAll: false }, resolve)
  })
}

/** A connection to whoever answers at a path; undefined when nobody does. */
function reach(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const nobody = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR'].includes(error.code ?? '')
      if (nobody) resolve(undefined)
      else reject(error)
    })
  })
}

async function answers(path: string): Promise<boolean> {
  const socket = await reach(path)
  socket?.destroy()
  return socket !== undefined
}
