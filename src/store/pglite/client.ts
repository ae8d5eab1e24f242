import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import type { ErrorReply, QueryReply, Reply, Request } from './messages.ts'

interface Pending {
  readonly resolve: (result: QueryReply | undefined) => void
  readonly reject: (error: Error) => void
}

/** Both a worker and a port can be talked to. */
interface Line {
  postMessage(message: unknown, transfer?: readonly MessagePort[]): void
  // biome-ignore lint/suspicious/noExplicitAny: a listener takes what its event brings
  on(event: string, listener: (...given: any[]) => void): unknown
}

/** An error of the database, with the fields node-postgres gives. */
class DatabaseError extends Error {
  declare readonly code?: string
  declare readonly detail?: string
  declare readonly constraint?: string

  constructor(reply: ErrorReply) {
    super(reply.message)
    Object.assign(this, reply)
    this.name = 'DatabaseError'
  }
}

/** The near end of the line to the thread that runs PGlite. */
export class PgliteClient {
  readonly #line: Line
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Set<(payload: string) => void>()
  #ids = 0
  #gone: Error | undefined

  constructor(given: Worker | MessagePort) {
    const line = given as Line
    this.#line = line
    line.on('message', (reply: Reply) => this.#take(reply))
    line.on('error', (error: unknown) => this.#lose(`The database thread failed: ${error}`))
    line.on('exit', () => this.#lose('The database has been closed.'))
    line.on('close', () => this.#lose('The database has been closed.'))
  }

  /** A turn at the database; resolves when it has come. */
  async acquire(): Promise<number> {
    const session = ++this.#ids
    await this.#ask({ kind: 'acquire', id: ++this.#ids, session })
    return session
  }

  release(session: number): void {
    if (this.#gone === undefined) this.#line.postMessage({ kind: 'release', session } satisfies Request)
  }

  async query(session: number, sql: string, parameters: readonly unknown[]): Promise<QueryReply> {
    return (await this.#ask({ kind: 'query', id: ++this.#ids, session, sql, parameters }))!
  }

  /** Calls back with the payload of each announcement. Returns what stops it. */
  listen(onPayload: (payload: string) => void): () => void {
    this.#listeners.add(onPayload)
    return () => this.#listeners.delete(onPayload)
  }

  /** A line for another thread, which may open its own store on it. Throws where the database has been closed. */
  connect(): MessagePort {
    if (this.#gone) throw this.#gone
    const { port1, port2 } = new MessageChannel()
    this.#line.postMessage({ kind: 'connect', port: port1 } satisfies Request, [port1])
    return port2
  }

  /** Closes the database for everybody. */
  async close(): Promise<void> {
    const closed = this.#ask({ kind: 'close', id: ++this.#ids })
    // Whoever came after would wait for an answer for ever.
    this.#gone ??= new Error('The database has been closed.')
    await closed
  }

  #ask(request: Request & { readonly id: number }): Promise<QueryReply | undefined> {
    if (this.#gone) return Promise.reject(this.#gone)
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject })
      try {
        this.#line.postMessage(request)
      } catch (error) {
        this.#pending.delete(request.id)
        reject(error)
      }
    })
  }

  #take(reply: Reply): void {
    if (reply.kind === 'notified') {
      for (const each of this.#listeners) each(reply.payload)
    } else if (reply.kind === 'done' || reply.kind === 'error') {
      const pending = this.#pending.get(reply.id)
      this.#pending.delete(reply.id)
      if (reply.kind === 'done') pending?.resolve(reply.result)
      else pending?.reject(new DatabaseError(reply.error))
    }
  }

  #lose(why: string): void {
    this.#gone ??= new Error(why)
    for (const each of this.#pending.values()) each.reject(this.#gone)
    this.#pending.clear()
  }
}
