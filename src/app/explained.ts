import { isDatabaseAway } from '../store/database-away.ts'
import { StoreInUse } from '../store/pglite/folder-lock.ts'
import { CommandError } from './io.ts'

/**
 * What went wrong, for whoever ran a command: in sentences that say what to do where it is theirs to put right, and only
 * where it is not with the calls that led there. `hasServer`: the record is on a PostgreSQL server.
 */
export function explained(error: unknown, { hasServer }: { readonly hasServer: boolean }): string {
  if (error instanceof StoreInUse)
    return `${error.message}\nA server that is starting takes commands a few seconds later, and another command ends by itself: try again then. Otherwise stop that process, or give another folder with --data DIR.`
  if (error instanceof CommandError) return error.message
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return `${error.message}\nStop what uses that port, or set another with PORT or --port.`
  if (hasServer && isRefused.test(code))
    return `The PostgreSQL server does not let Sightline in: ${error.message}.\nSee that user, password and database in DATABASE_URL and DATABASE_OWNER_URL are right.`
  if (hasServer && isDatabaseAway(error))
    return `The database does not answer: ${wordsOf(error)}.\nSee that the PostgreSQL server runs, and that DATABASE_URL and DATABASE_OWNER_URL are its addresses, such as postgresql://user:password@host:5432/sightline.`
  const ofFile = aboutFile(error)
  if (ofFile !== undefined) return ofFile
  if (error.name !== 'Error' && !(error instanceof TypeError)) return error.message
  return error.stack ?? error.message
}

/** What PostgreSQL says of a wrong user or password (class 28), and of a database that is not there. */
const isRefused = /^(28...|3D000)$/

/** What the system says of a file or folder that cannot be used, and whose it is to mend; undefined for anything else. */
const fileTroubles: Readonly<Record<string, (where: string) => string>> = {
  EACCES: where =>
    `Sightline may not use ${where}.\nRun the command as the account that the service runs as, or give this account the right to it.`,
  EPERM: where => `Sightline may not change ${where}.\nSee whom it belongs to, and run the command as that account.`,
  EROFS: where => `${where} is on a disk that can only be read.\nGive another place.`,
  ENOENT: where => `There is no ${where}.\nSee that the path is right, and make the folder it is to be in first.`,
  ENOTDIR: where => `Part of the path ${where} is a file, not a folder.\nGive another place.`,
  EEXIST: where => `${where} is there already, and is not what is needed there.\nGive another place.`,
  ENOSPC: where => `The disk is full: ${where} could not be written.\nMake room, and run it again.`,
}

function aboutFile(error: Error): string | undefined {
  const { path, address, syscall } = error as { path?: unknown; address?: unknown; syscall?: unknown }
  const where = typeof path === 'string' ? path : syscall === 'connect' ? address : undefined
  if (typeof where !== 'string' && codeOf(error) !== 'ENOSPC') return undefined
  return fileTroubles[codeOf(error)]?.(typeof where === 'string' ? where : 'the data folder')
}

function codeOf(error: Error): string {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** Of several addresses that were tried, what the first said: together they say nothing. */
function wordsOf(error: Error): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : error.message
}
