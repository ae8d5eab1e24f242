// The thread that runs PGlite, so that no query ever holds up the thread that answers people.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'
import { versionChannel } from '../channel.ts'
import type { ErrorReply, QueryReply, Reply, Request } from './messages.ts'
import { Statements } from './statements.ts'
import { Turns } from './turns.ts'

type Port = Pick<MessagePort, 'postMessage' | 'on' | 'close'>

const turns = new Turns()
const ports = new Set<Port>()
let names = 0
let database: Statements | undefined
/** Callers whose turn was under way when the database stopped: what they had begun is lost, and they are told so. */
const lost = new Set<string>()
/** The words that set whose rights the session has; it has them again when the database is opened anew. */
let roleSetting: string | undefined

function asReply(error: unknown): ErrorReply {
  const given = error as Partial<ErrorReply> & { message?: string }
  const reply: Record<string, string> = { message: given.message ?? String(error) }
  for (const name of ['code', 'detail', 'hint', 'constraint', 'table', 'where'] as const) {
    if (typeof given[name] === 'string') reply[name] = given[name]
  }
  return reply as unknown as ErrorReply
}

/**
 * PGlite leaves it to the system when what is written reaches the disk. So whole pages in its log guard against nothing
 * that it does not lose anyway, nor does filling the log's files with zeros; both doubled what an import writes. A killed
 * process loses nothing of what it has written.
 *
 * Its buffers are small: it clears them all as it opens, 128 MB by default, which takes as long as all else of opening,
 * and a page it does not have there is had from the system's own at the price of a call.
 */
const settings = ['full_page_writes=off', 'wal_init_zero=off', 'shared_buffers=16MB']
const startParams = [...PGlite.defaultStartParams, ...settings.flatMap(each => ['-c', each])]

async function open(): Promise<Statements> {
  const opened = await PGlite.create({
    dataDir: (workerData as { folder: string }).folder,
    relaxedDurability: true,
    startParams,
    parsers: { [types.DATE]: text => text, [types.INT8]: Number },
  })
  await opened.listen(versionChannel, payload => {
    for (const port of ports) port.postMessage({ kind: 'notified', channel: versionChannel, payload } satisfies Reply)
  })
  if (roleSetting !== undefined) await opened.exec(roleSetting)
  return new Statements(opened)
}

/**
 * Runs a query in a caller's turn. After a panic (a full disk under its log, say) PostgreSQL would end itself and start
 * again from its log; PGlite would go on, and might never answer. So it is left, what the caller had begun is lost, and
 * the next turn opens the database anew.
 */
async function runFor(who: string, sql: string, parameters: readonly unknown[]): Promise<QueryReply> {
  if (!turns.holds(who)) throw new Error('A query came outside its turn.')
  if (lost.has(who)) {
    if (/^\s*rollback\b/i.test(sql)) return { rows: [], affected: undefined, command: 'ROLLBACK' }
    throw new Error('The database stopped while this was under way, and what it had begun is undone.')
  }
  database ??= await open()
  try {
    const result = await run(sql, parameters)
    if (/^set role /.test(sql)) roleSetting = sql
    return result
  } catch (error) {
    const { severity } = error as { severity?: string }
    if (severity === 'PANIC' || severity === 'FATAL') {
      database = undefined
      lost.add(who)
    }
    throw error
  }
}

async function run(sql: string, parameters: readonly unknown[]): Promise<QueryReply> {
  const result = await database!.run(sql, parameters)
  return { rows: result?.rows ?? [], affected: result?.rowCount ?? result?.affectedRows, command: result?.command }
}

function serve(port: Port): void {
  const name = `${++names}:`
  const reply = (message: Reply) => port.postMessage(message)
  ports.add(port)
  port.on('message', async (request: Request) => {
    switch (request.kind) {
      case 'acquire':
        return turns.acquire(name + request.session, () => reply({ kind: 'done', id: request.id }))
      case 'release':
        lost.delete(name + request.session)
        return turns.release(name + request.session)
      case 'connect':
        return serve(request.port)
      case 'query':
        try {
          const result = await runFor(name + request.session, request.sql, request.parameters)
          reply({ kind: 'done', id: request.id, result })
        } catch (error) {
          reply({ kind: 'error', id: request.id, error: asReply(error) })
        }
        return
      case 'close':
        await database?.close()
        reply({ kind: 'done', id: request.id })
        for (const each of ports) each.close()
    }
  })
  port.on('close', async () => {
    ports.delete(port)
    for (const who of turns.startingWith(name)) {
      if (turns.holds(who) && !lost.delete(who)) await database?.run('rollback', []).catch(() => {})
      turns.release(who)
    }
  })
}

try {
  database = await open()
  serve(parentPort!)
  parentPort!.postMessage({ kind: 'ready' } satisfies Reply)
} catch (error) {
  parentPort!.postMessage({ kind: 'failed', error: asReply(error) } satisfies Reply)
}
