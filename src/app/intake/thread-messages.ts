import type { MessagePort } from 'node:worker_threads'
import { ImportRefused } from '../../intake/import-error.ts'
import type { ImportProgress } from '../../intake/import-progress.ts'
import type { HandedOver } from '../../intake/receive/hand-over.ts'
import type { IntakeWork } from './intake.ts'

/** What the intake thread is given: its line to the record, and the work. */
export interface Given {
  readonly kind: 'work'
  readonly record: { readonly port: MessagePort } | { readonly url: string }
  readonly filesFolder: string
  readonly work: IntakeWork
}

/**
 * What the thread knows before there is a record: of files it will be asked to import, where that is certain, whether it
 * takes them in itself or will be given them.
 */
export interface Ahead {
  readonly files: { readonly path: string } | 'to be given' | undefined
}

/** The files taken in elsewhere, or why they could not be. */
export type Files =
  | { readonly kind: 'files'; readonly handed: HandedOver }
  | { readonly kind: 'no files'; readonly error: Failure }

/** What it tells: how far it is, and how it ended. */
export type Told =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: Failure }

interface Failure {
  readonly message: string
  readonly stack: string | undefined
  /** Of an ImportRefused. */
  readonly code: string | undefined
  /** What kind of error it is: one of ours is told by its message alone, a fault of the program by where it came up. */
  readonly name: string
}

export function asFailure(error: unknown): Failure {
  const { message, stack, name } = error instanceof Error ? error : new Error(String(error))
  return { message, stack, name, code: error instanceof ImportRefused ? error.code : undefined }
}

export function asError({ message, stack, code, name }: Failure): Error {
  if (code !== undefined) return new ImportRefused(code, message)
  const error = name === 'TypeError' ? new TypeError(message) : new Error(message)
  error.name = name
  if (stack !== undefined) error.stack = stack
  return error
}
