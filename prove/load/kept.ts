import { type Db, readChangeLog } from '../../src/store/index.ts'
import { verifyLogs } from '../../src/store/log-verify.ts'
import { must } from '../proof.ts'
import type { Answered } from './browsers.ts'
import { linkOf } from './link.ts'

/**
 * Throws unless every write that was told as kept is, each begins where the one before it ended, the logs are whole
 * from their beginning to their end, and whoever was shown a child is on the log. Gives what was found, in words.
 */
export async function mustBeWhole(db: Db, authority: string, answered: readonly Answered[]): Promise<string> {
  const written = answered.flatMap(({ wrote, status }) => (wrote !== undefined && status === 303 ? [wrote] : []))
  must(written.length > 0, 'Nothing was written.')
  const changes = (await readChangeLog(db, authority, { event: 'setting changed', limit: 100_000 })).reverse()
  const kept = new Set(changes.map(each => JSON.stringify(each.after)))
  const lost = written.filter(
    number => ![...kept].some(each => each.includes(JSON.stringify(linkOf(number)).slice(1, -1))),
  )
  must(lost.length === 0, `Writes that were told as kept are not: ${lost.join(', ')}.`)
  for (let at = 1; at < changes.length; at++) {
    const [before, after] = [changes[at]!.before, changes[at - 1]!.after].map(each => JSON.stringify(each))
    must(before === after, `Write ${at} begins with ${before} where the one before it ended with ${after}.`)
  }
  for (const { log, broken } of await verifyLogs(db, authority))
    must(broken === undefined, `The ${log} log is broken: ${JSON.stringify(broken)}.`)
  const shown = answered.filter(each => each.status === 200 && /^\/children\/[^/]+$/.test(each.path))
  const { logged, halves } = await viewsOf(db, authority)
  must(halves === 0, `${halves} rows of the access log lack who, what, where or why.`)
  must(shown.length <= logged, `${shown.length} pages of children were shown, and ${logged} are on the log.`)
  return `${written.length} writes told as kept, all of them kept; both logs whole; ${shown.length} pages of children shown, ${logged} on the log`
}

async function viewsOf(db: Db, authority: string): Promise<{ logged: number; halves: number }> {
  const { logged, halves } = await db
    .selectFrom('access_log')
    .where('authority_id', '=', authority)
    .select(({ fn, eb, or, and }) => [
      fn
        .countAll()
        .filterWhere(
          and([eb('page', '=', '/children/:childId'), eb('allowed', '=', true), eb('child_id', 'is not', null)]),
        )
        .as('logged'),
      fn
        .countAll()
        .filterWhere(
          or([
            eb('principal', '=', ''),
            eb('event', '=', ''),
            eb('because', '=', ''),
            eb('role', 'is', null),
            eb('page', 'is', null),
            eb('request', 'is', null),
          ]),
        )
        .as('halves'),
    ])
    .executeTakeFirstOrThrow()
  return { logged: Number(logged), halves: Number(halves) }
}
