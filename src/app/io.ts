/** Where a command reads its words from and writes to: a terminal, or the socket of a running server. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a person is there to see progress and answer. */
  readonly interactive: boolean
  out(text: string): void
  err(text: string): void
  /** Asks a yes/no question; false where nobody can answer. */
  confirm(question: string): Promise<boolean>
}

/** Something the person can put right: told in one line on stderr, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** A command called with words it does not understand. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(message, 2)
  }
}
