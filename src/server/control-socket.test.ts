import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { controlPath } from './control-path.ts'
import { ControlInUse, type ControlIo, callControl, type RunCommand, serveControl } from './control-socket.ts'

let folder: string
let path: string
let stop: (() => Promise<void>) | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
  chmodSync(folder, 0o755)
  path = controlPath(folder)
})
afterEach(async () => {
  await stop?.()
  stop = undefined
  rmSync(folder, { recursive: true, force: true })
})

function terminal(answers: boolean[] = []) {
  const said = { out: '', err: '' }
  const io: ControlIo = {
    cwd: '/somewhere',
    env: { NO_COLOR: '1', DATABASE_URL: 'postgres://secret' },
    interactive: true,
    out: text => void (said.out += text),
    err: text => void (said.err += text),
    confirm: async () => answers.shift() ?? false,
  }
  return { said, io }
}

const serve = async (run: RunCommand) => {
  stop = await serveControl(path, run)
}

describe('a command through the socket', () => {
  it('has its words, its place and its answers carried there and back, and its exit code', async () => {
    await serve(async (argv, io) => {
      io.out(`${argv.join(' ')} in ${io.cwd}, é\n`)
      io.err('two\nlines\n')
      const answers = [await io.confirm('Sure?'), await io.confirm('Really?')]
      io.out(`${answers} ${io.interactive} ${io.env.NO_COLOR} ${io.env.DATABASE_URL}`)
      return 3
    })
    const { said, io } = terminal([true, false])
    expect(await callControl(path, ['import', 'a b.csv'], io)).toBe(3)
    expect(said).toEqual({ out: 'import a b.csv in /somewhere, é\ntrue,false true 1 undefined', err: 'two\nlines\n' })
  })

  it('tells the caller of a failure and leaves the server well', async () => {
    await serve(async argv => {
      if (argv[0] === 'fail') throw new Error('No such file')
      return 0
    })
    const { said, io } = terminal()
    expect(await callControl(path, ['fail'], io)).toBe(1)
    expect(said.err).toBe('No such file\n')
    expect(await callControl(path, [], io)).toBe(0)
  })

  it('is told when its caller has gone, and takes no answer for no', async () => {
    const seen = { aborted: false, answer: true }
    await serve(async (_, io, signal) => {
      signal.addEventListener('abort', () => (seen.aborted = true))
      seen.answer = await io.confirm('Sure?')
      return 0
    })
    const socket = connect(path)
    socket.write(`${JSON.stringify({ kind: 'call', argv: [], cwd: '/', env: {}, interactive: true })}\n`)
    socket.once('data', () => socket.destroy())
    await vi.waitFor(() => expect(seen).toEqual({ aborted: true, answer: false }))
  })

  it('rejects when the server stops half way', async () => {
    await serve(() => new Promise(() => undefined))
    const call = callControl(path, [], terminal().io)
    await new Promise(resolve => setTimeout(resolve, 50))
    await stop?.()
    await expect(call).rejects.toThrow('went away')
  })
})

describe('the socket', () => {
  it.skipIf(process.platform === 'win32')(
    'can be opened by its owner only, in a folder that is closed to others',
    async () => {
      await serve(async () => 0)
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    },
  )

  it('is nobody where no server runs, even where one has left its socket', async () => {
    const { io } = terminal()
    expect(await callControl(path, [], io)).toBeUndefined()
    writeFileSync(path, '')
    expect(await callControl(path, [], io)).toBeUndefined()
    await serve(async () => 5)
    expect(await callControl(path, [], io)).toBe(5)
  })

  it('belongs to one server', async () => {
    await serve(async () => 0)
    await expect(serveControl(path, async () => 0)).rejects.toThrow(ControlInUse)
  })

  it('hangs up on what it does not understand', async () => {
    await serve(async () => 0)
    const socket = connect(path)
    socket.write('GET / HTTP/1.1\n\n')
    await new Promise(resolve => socket.on('close', resolve))
  })

  it('has a path that every system can take', () => {
    expect(controlPath('/srv/data', 'linux')).toBe('/srv/data/control.sock')
    expect(Buffer.byteLength(controlPath(`/srv/${'x'.repeat(200)}`, 'linux'))).toBeLessThan(104)
    expect(controlPath('/srv/data', 'win32')).toMatch(/^\\\\\.\\pipe\\sightline-/)
  })
})
