import {
  AbortedTransactionError,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { PgliteClient } from './client.ts'

/** Kysely on PGlite in another thread. A connection is a turn at its one session, held until it is released. */
export function pgliteDialect(client: PgliteClient): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(client),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class Turn implements DatabaseConnection {
  readonly #client: PgliteClient
  readonly session: number

  constructor(client: PgliteClient, session: number) {
    this.#client = client
    this.session = session
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected, command } = await this.#client.query(this.session, query.sql, query.parameters)
    if (command === 'COMMIT' || command === 'ROLLBACK') return { rows: [{ command }] as R[] }
    const changed = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return changed ? { rows: rows as R[], numAffectedRows: BigInt(affected ?? rows.length) } : { rows: rows as R[] }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator, and PGlite has no cursors
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite cannot stream a result. Read it in chunks.')
  }
}

class PgliteDriver implements Driver {
  readonly #client: PgliteClient

  constructor(client: PgliteClient) {
    this.#client = client
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Turn> {
    return new Turn(this.#client, await this.#client.acquire())
  }

  async beginTransaction(turn: Turn, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const access = settings.accessMode ? ` ${settings.accessMode}` : ''
    await turn.executeQuery(CompiledQuery.raw(`start transaction${isolation}${access}`))
  }

  async commitTransaction(turn: Turn): Promise<void> {
    const { rows } = await turn.executeQuery<{ command?: string }>(CompiledQuery.raw('commit'))
    if (rows[0]?.command === 'ROLLBACK') throw new AbortedTransactionError()
  }

  async rollbackTransaction(turn: Turn): Promise<void> {
    await turn.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(turn: Turn): Promise<void> {
    this.#client.release(turn.session)
  }

  async destroy(): Promise<void> {}
}
