import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { iso } from '../domain/calendar/day.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import { controlPath } from '../server/control-path.ts'
import { callControl } from '../server/control-socket.ts'
import { startDatabaseThread } from '../store/pglite/thread.ts'
import type { Command, OptionValues } from './command.ts'
import { allCommands, findCommand } from './commands/index.ts'
import { explained } from './explained.ts'
import { CommandError, type Io, UsageError } from './io.ts'
import { recordFolderIn } from './record-folder.ts'
import type { Workplace } from './workplace.ts'

/** Where the data folder is when nobody says: in the checkout, so that every command finds the same one. */
export const usualFolder = fileURLToPath(new URL('../../data', import.meta.url))

const everywhere = { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

/**
 * Runs one command line. Returns the exit code: 0 done, 1 failed (said on stderr), 2 not understood. `at` is the
 * record of the server that runs it for somebody else.
 */
export async function main(argv: readonly string[], io: Io = terminal(), at?: Workplace): Promise<number> {
  const [name, ...rest] = argv
  const command = await findCommand(name)
  if (command === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h'
    ;(asked ? io.out : io.err)(asked ? await overview() : `There is no command ${name}.\n\n${await overview()}`)
    return asked ? 0 : 2
  }
  let open: Workplace | undefined
  try {
    const { values, positionals } = parsed(command, rest)
    if (values.help === true) {
      io.out(
        `${`npx sightline ${command.name} ${command.usage}`.trimEnd()}\n\n${command.summary}\n${command.help ? `\n${command.help}\n` : ''}`,
      )
      return 0
    }
    const folder = resolve(
      io.cwd,
      typeof values.data === 'string' ? values.data : (io.env.SIGHTLINE_DATA ?? usualFolder),
    )
    const url = io.env.DATABASE_URL || undefined
    // An embedded record that a server has open is reached through that server.
    if (at === undefined && url === undefined && command.works === 'on the record' && command.name !== 'serve') {
      const code = await callControl(controlPath(folder), argv, io)
      if (code !== undefined) return code
    }
    const workplace = async () => {
      if (at !== undefined) return at
      if (open !== undefined) return open
      // The embedded database opens in its own thread while what works on it is loaded here.
      const thread = url === undefined ? startDatabaseThread(recordFolderIn(folder)) : undefined
      const { openWorkplace } = await import('./workplace.ts')
      open = await openWorkplace(folder, url, io.env.DATABASE_OWNER_URL || undefined, thread)
      return open
    }
    return await command.run({
      words: positionals,
      options: { ...values, data: folder },
      io,
      workplace,
      isServed: at !== undefined,
      today: () => iso(englandDay(new Date())),
    })
  } catch (error) {
    io.err(`${explained(error, { hasServer: Boolean(io.env.DATABASE_URL) })}\n`)
    return error instanceof CommandError ? error.exitCode : 1
  } finally {
    await open?.close()
  }
}

function parsed(command: Command, args: readonly string[]): { values: OptionValues; positionals: string[] } {
  const use = `Use: npx sightline ${command.name} ${command.usage}`.trimEnd()
  let found: { values: OptionValues; positionals: string[] }
  try {
    found = parseArgs({ args: [...args], options: { ...command.options, ...everywhere }, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${notUnderstood(error as Error)}\n${use}`)
  }
  // A word that would be passed over may be the half of a path with a space in it, or all that somebody meant.
  const [extra] = found.positionals.slice(command.words ?? 0)
  if (extra !== undefined && found.values.help !== true)
    throw new UsageError(`It is not plain what “${extra}” is for. A path or name with spaces stands in quotes.\n${use}`)
  return found
}

/** What is wrong with the options, in place of what Node says for programmers. */
function notUnderstood(error: Error): string {
  const option = /'(-[^' ]+)/.exec(error.message)?.[1]
  if (option === undefined) return error.message
  if ((error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`
  return error.message.includes('does not take') ? `${option} takes no value.` : `${option} needs a value after it.`
}

async function overview(): Promise<string> {
  const commands = await allCommands()
  const width = Math.max(...commands.map(each => each.name.length))
  const lines = commands.map(each => `  ${each.name.padEnd(width)}  ${each.summary}`)
  return `Sightline\n\nnpx sightline COMMAND [options]\n\n${lines.join('\n')}\n\nEvery command takes --data DIR (or SIGHTLINE_DATA) and, for a PostgreSQL server, DATABASE_URL.\nnpx sightline COMMAND --help says more.\n`
}

function terminal(): Io {
  // A reader that has seen enough (head) is no failure.
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
    process.stderr.write(`What was answered could not be written, or not all of it: ${error.message}.\n`)
    process.exit(1)
  })
  return {
    cwd: process.cwd(),
    env: process.env,
    interactive: process.stderr.isTTY === true && process.stdin.isTTY === true,
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    async confirm(question) {
      if (!process.stdin.isTTY) return false
      const asking = createInterface({ input: process.stdin, output: process.stderr })
      const answer = await asking.question(`${question} [y/N] `)
      asking.close()
      return /^y(es)?$/i.test(answer.trim())
    },
  }
}
