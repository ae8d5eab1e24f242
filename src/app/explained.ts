import { isDatabaseAway } from '../store/database-away.ts'
import { StoreInUse } from '../store/pglite/folder-lock.ts'
import { CommandError } from './io.ts'

/**
 * What went wrong, for whoever ran a command: in sentences that say what to do where it is theirs to put right, and only
 * where it is not with the calls that led there. `hasServer`: the record is on a PostgreSQL server.
 */
export function explained(error: unknown, { hasServer }: { readonly hasServer: boolean }): string {
  if (error instanceof StoreInUse) return `${error.message}\nStop it, or give another folder with --data DIR.`
  if (error instanceof CommandError) return error.message
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return `${error.message}\nStop what uses that port, or set another with PORT or --port.`
  if (hasServer && isRefused.test(code))
    return `The PostgreSQL server does not let Sightline in: ${error.message}.\nSee that user, password and database in DATABASE_URL and DATABASE_OWNER_URL are right.`
  if (hasServer && isDatabaseAway(error))
    return `The database does not answer: ${wordsOf(error)}.\nSee that the PostgreSQL server runs, and that DATABASE_URL and DATABASE_OWNER_URL are its addresses, such as postgresql://user:password@host:5432/sightline.`
  if (error.name !== 'Error' && !(error instanceof TypeError)) return error.message
  return error.stack ?? error.message
}

/** What PostgreSQL says of a wrong user or password (class 28), and of a database that is not there. */
const isRefused = /^(28...|3D000)$/

function codeOf(error: Error): string {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** Of several addresses that were tried, what the first said: together they say nothing. */
function wordsOf(error: Error): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : error.message
}
