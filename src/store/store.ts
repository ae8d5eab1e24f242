import type { Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'

/** Either the store's database or a transaction on it: what reading and writing functions take. */
export type Db = Kysely<Database>

/** The record, open. Safe for concurrent callers. */
export interface Store {
  readonly engine: 'pglite' | 'postgresql'
  readonly db: Kysely<Database>
  /** Runs work in one transaction: all of it is kept or, if it throws, none. */
  transaction<T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T>
  /**
   * Calls back with an authority's newest data version each time it has risen, whoever raised it; versions that follow
   * one another quickly may be told as one. Returns what stops it.
   */
  listen(onVersion: (authority: string, version: number) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}
