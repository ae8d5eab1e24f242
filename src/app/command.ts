import type { ParseArgsConfig } from 'node:util'
import type { Io } from './io.ts'
import type { Workplace } from './workplace.ts'

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** One command of the command line. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** What follows the name, as shown in help. */
  readonly usage: string
  readonly help?: string
  /** How many words may follow the name, besides options; none where it is not said. */
  readonly words?: number
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** 'record' commands work on the record: through a running server where it holds the embedded database. */
  readonly works: 'alone' | 'on the record'
  run(call: {
    words: readonly string[]
    options: OptionValues
    io: Io
    workplace: () => Promise<Workplace>
    /** Whether a server that has the record runs it for somebody else. */
    isServed: boolean
    today: () => string
  }): Promise<number>
}

export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

export function flag(options: OptionValues, name: string): boolean {
  return options[name] === true
}
