/** Where a command reads its words from and writes to: a terminal, or the socket of a running server. */
export type { ControlIo as Io } from '../server/control-socket.ts'

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
