/** What Node says of a connection that cannot be made or has broken. */
const ofConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
])

/**
 * What PostgreSQL says while it cannot serve: connections (class 08), no room (53), stopping or starting (57P), no
 * writing for now, as on a standby that is yet to take over (25006). A statement that took too long (57014) is one too.
 */
const ofServer = /^(08...|53...|57...|25006)$/

/** What node-postgres and PGlite's thread say in words alone. */
const inWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|The database has been closed|The database thread failed|The database stopped while)/

/** Whether an error means that the database is away for now, rather than that what was asked of it is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown }
  if (typeof code === 'string' && ofServer.test(code)) return true
  // A missing file is no missing database: only what came of a connection counts.
  if (typeof code === 'string' && ofConnection.has(code) && isOfConnection(syscall)) return true
  if (inWords.test(error.message)) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return error.cause !== undefined && isDatabaseAway(error.cause)
}

function isOfConnection(syscall: unknown): boolean {
  return syscall === 'connect' || syscall === 'read' || syscall === 'write' || syscall === 'getaddrinfo'
}
