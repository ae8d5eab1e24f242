import type { MessagePort } from 'node:worker_threads'

/** What the main thread asks of the thread that runs PGlite. `session` is a caller's turn: nothing runs outside one. */
export type Request =
  | { readonly kind: 'acquire'; readonly id: number; readonly session: number }
  | { readonly kind: 'release'; readonly session: number }
  | {
      readonly kind: 'query'
      readonly id: number
      readonly session: number
      readonly sql: string
      readonly parameters: readonly unknown[]
    }
  | { readonly kind: 'connect'; readonly port: MessagePort }
  | { readonly kind: 'close'; readonly id: number }

export interface QueryReply {
  readonly rows: unknown[]
  readonly affected: number | undefined
  readonly command: string | undefined
}

/** What travels of a PostgreSQL error. */
export interface ErrorReply {
  readonly message: string
  readonly code?: string
  readonly detail?: string
  readonly hint?: string
  readonly constraint?: string
  readonly table?: string
  readonly where?: string
}

export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: ErrorReply }
  | { readonly kind: 'done'; readonly id: number; readonly result?: QueryReply }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorReply }
  | { readonly kind: 'notified'; readonly channel: string; readonly payload: string }
